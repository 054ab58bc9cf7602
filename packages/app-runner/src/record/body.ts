import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import type { RecordedBody } from '../events.js';
import { isRawDeflate } from '../transport/raw-deflate.js';
import { REDACTED, type Redactor } from './redactor.js';

/** What {@link recordBody} is told beside the bytes. */
export interface RecordBodyOptions {
  readonly mimeType?: string | undefined;
  /** Content-Encoding of bytes that are still compressed. */
  readonly contentEncoding?: string | undefined;
  readonly redactor?: Redactor | undefined;
}

/** A whole body as events carry it: text where the bytes are UTF-8, else base64, secrets masked in either. */
export function recordBody(bytes: Uint8Array, options: RecordBodyOptions = {}): RecordedBody {
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined && hidesSecret(bytes, options)) {
    return { mimeType: options.mimeType ?? '', size: bytes.byteLength, text: REDACTED };
  }
  const whole = decoded ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return {
    mimeType: options.mimeType ?? '',
    size: bytes.byteLength,
    text: options.redactor?.text(whole) ?? whole,
    ...(decoded === undefined ? { encoding: 'base64' as const } : {}),
  };
}

const DECODERS = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: (bytes: Uint8Array, options: ZlibOptions) =>
    (isRawDeflate(bytes) ? inflateRawSync : inflateSync)(bytes, options),
  br: brotliDecompressSync,
} as const;

/** Bytes of the largest body that is looked into. */
const MAX_UNPACKED = 32 * 1024 * 1024;

/** Whether a body that stays compressed (R1.30) has a secret inside, or more in it than can be looked through. */
function hidesSecret(bytes: Uint8Array, { contentEncoding = '', redactor }: RecordBodyOptions): boolean {
  const encoding = contentEncoding.trim().toLowerCase();
  if (redactor === undefined || !Object.hasOwn(DECODERS, encoding)) return false;
  try {
    const text = DECODERS[encoding as keyof typeof DECODERS](bytes, { maxOutputLength: MAX_UNPACKED }).toString();
    return redactor.text(text) !== text;
  } catch (error) {
    return error instanceof RangeError;
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
