import { brotliDecompressSync, gunzipSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { invalidValue } from './errors.js';

/** Bodies that unpack to more than this are not unpacked. */
const MOST_BYTES = 50_000_000;

const UNPACK: Readonly<Record<string, (packed: Buffer, options: ZlibOptions) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/**
 * The text of a request's body, unpacked when the client has packed it, without a byte order mark.
 *
 * @throws ClozeError 26 for a body that cannot be unpacked.
 */
export async function bodyText(request: Request): Promise<string> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return withoutMark(await request.text());
  const unpack = Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding] : undefined;
  const packed = Buffer.from(await request.arrayBuffer());
  try {
    if (unpack) return withoutMark(unpack(packed, { maxOutputLength: MOST_BYTES }).toString('utf8'));
  } catch {
    // Told below.
  }
  throw invalidValue('content-encoding', encoding);
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
