/**
 * Whether bytes under `Content-Encoding: deflate` lack the zlib header they should have (RFC 9110 §8.4.1.2): some servers send
 * the compressed data alone, and clients take both. The header is two bytes, a multiple of 31 whose first names the method 8.
 */
export function isRawDeflate(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) !== 8 || (first * 256 + second) % 31 !== 0;
}
