import { RunError } from '../errors/index.js';
import { parseBody } from '../response/parse.js';

/** A call that reaches a webhook's address. */
export interface IncomingRequest {
  readonly method: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Text or bytes are parsed by their Content-Type (R4.6); anything else counts as parsed already. */
  readonly body?: unknown;
}

/** The body as expressions see it: read by its Content-Type, like a response (R4.6). Files of a form are `{name, mime, data}`. */
export async function incomingBody({ body, headers }: IncomingRequest): Promise<unknown> {
  if (!(body instanceof Uint8Array) && typeof body !== 'string') return body;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const contentType = headers['content-type'];
  try {
    if (/^\s*multipart\/form-data/i.test(contentType ?? '')) return await formParts(bytes, contentType ?? '');
    return await parseBody({ statusCode: 200, contentType, bytes }, 'automatic', () => {});
  } catch (cause) {
    const reason = cause instanceof Error ? ` ${cause.message}` : '';
    throw new RunError({
      type: 'DataError',
      code: 'webhook-body',
      message: `The body of the call is not what its Content-Type says.${reason}`,
      cause,
    });
  }
}

async function formParts(bytes: Uint8Array, contentType: string): Promise<Record<string, unknown>> {
  const form = await new Response(Buffer.from(bytes), { headers: { 'content-type': contentType } }).formData();
  const parts = new Map<string, unknown>();
  for (const [name, part] of form as unknown as Iterable<[string, string | File]>) {
    const value =
      typeof part === 'string'
        ? part
        : { name: part.name, mime: part.type, data: Buffer.from(await part.arrayBuffer()) };
    const before = parts.get(name);
    parts.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  return Object.fromEntries(parts);
}
