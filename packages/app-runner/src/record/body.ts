import type { RecordedBody } from '../events.js';
import type { Redactor } from './redactor.js';

/** Characters of a body that a run record keeps. */
const MAX_RECORDED = 256 * 1024;

/** What {@link recordBody} is told beside the bytes. */
export interface RecordBodyOptions {
  readonly mimeType?: string | undefined;
  readonly redactor?: Redactor | undefined;
  /** Characters kept. Default 262,144. */
  readonly limit?: number | undefined;
}

/**
 * A body as a record shows it: text where the bytes are UTF-8, else base64. Secrets go before a long body is cut, for
 * half a secret is one no more to be recognized.
 */
export function recordBody(bytes: Uint8Array, options: RecordBodyOptions = {}): RecordedBody {
  const limit = options.limit ?? MAX_RECORDED;
  const decoded = decodeUtf8(bytes);
  const whole = decoded ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const text = options.redactor?.text(whole) ?? whole;
  return {
    mimeType: options.mimeType ?? '',
    size: bytes.byteLength,
    text: text.slice(0, limit),
    ...(decoded === undefined ? { encoding: 'base64' as const } : {}),
    ...(text.length > limit ? { truncated: true as const } : {}),
  };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
