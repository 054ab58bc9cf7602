import type { Context } from 'hono';
import { Refusal } from './failures.js';

/** The largest call taken: a chain may bring the bundles of a whole run along. */
export const MAX_BODY = 32 * 1024 * 1024;

/** The body of a call: a JSON object. @throws Refusal when it is none, or lacks one of the texts it needs. */
export async function readBody<Body extends object>(
  context: Context,
  texts: readonly (keyof Body & string)[] = [],
): Promise<Body> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new Refusal(415, 'not-json', 'The body of the call must be JSON, and its Content-Type must say so.');
  }
  const body: unknown = await context.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'malformed-body', 'The body of the call is not a JSON object.');
  }
  for (const name of texts) {
    if (typeof (body as Record<string, unknown>)[name] !== 'string') {
      throw new Refusal(400, 'malformed-body', `The body of the call has no text "${name}".`);
    }
  }
  return body as Body;
}
