import { RunError } from '../errors/index.js';

/** A call that reaches a webhook's address. */
export interface IncomingRequest {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Text or bytes are parsed by their Content-Type (R4.6); anything else counts as parsed already. */
  readonly body?: unknown;
}

/** The body as expressions see it (R4.6). */
export function incomingBody({ body, headers }: IncomingRequest): unknown {
  if (!(body instanceof Uint8Array) && typeof body !== 'string') return body;
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  if (type === 'application/json' || type.endsWith('+json')) return text.trim() === '' ? undefined : parseJson(text);
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RunError({
      type: 'DataError',
      code: 'webhook-body',
      message: 'The body of the call is not JSON, although its Content-Type says so.',
      cause,
    });
  }
}
