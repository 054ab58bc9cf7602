import type { RecordedBody } from '../events.js';
import type { Redactor } from './redactor.js';

/** What {@link recordBody} is told beside the bytes. */
export interface RecordBodyOptions {
  readonly mimeType?: string | undefined;
  readonly redactor?: Redactor | undefined;
}

/** A whole body as events carry it: text where the bytes are UTF-8, else base64, secrets masked in either. */
export function recordBody(bytes: Uint8Array, options: RecordBodyOptions = {}): RecordedBody {
  const decoded = decodeUtf8(bytes);
  const whole = decoded ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return {
    mimeType: options.mimeType ?? '',
    size: bytes.byteLength,
    text: options.redactor?.text(whole) ?? whole,
    ...(decoded === undefined ? { encoding: 'base64' as const } : {}),
  };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
