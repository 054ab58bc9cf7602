import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { RunError } from '../errors/index.js';
import { isRawDeflate } from '../transport/raw-deflate.js';
import type { HttpResponse } from '../transport/types.js';
import { headerValue } from './headers.js';
import type { Warn } from './warn.js';

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: (bytes: Uint8Array, options: ZlibOptions) =>
    promisify(isRawDeflate(bytes) ? inflateRaw : inflate)(bytes, options),
  br: promisify(brotliDecompress),
} as const;

/** Bytes of the largest body that is unpacked, so that a small response cannot fill the memory. */
const MAX_SIZE = 256 * 1024 * 1024;

/** The body, unpacked when the step asked for compression (R1.30); without `gzip` it stays as it came, with a warning. */
export async function decompress(response: HttpResponse, gzip: boolean, warn: Warn): Promise<Uint8Array> {
  const encoding = headerValue(response.headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '' || response.body.byteLength === 0) return response.body;
  if (!gzip) {
    warn(
      'gzip-off',
      `The response is compressed (${encoding}) and "gzip" is off, so the body stays compressed (R1.30).`,
    );
    return response.body;
  }
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding as keyof typeof DECODERS] : undefined;
  if (decoder === undefined) return response.body;
  try {
    return await decoder(response.body, { maxOutputLength: MAX_SIZE });
  } catch (error) {
    throw new RunError({
      type: 'DataError',
      code: 'response-encoding',
      message: `The response body cannot be unpacked as ${encoding}: ${error instanceof Error ? error.message : ''}`,
      cause: error,
    });
  }
}
