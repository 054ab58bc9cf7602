import { bodyText } from './body-text.js';
import type { Operation } from './contract/operations.js';
import { type ClozeError, invalidValue } from './errors.js';
import { parseForm } from './form.js';
import type { CallTolerance } from './options.js';

/** What a request brings along, whatever shape it came in. */
export interface Arguments {
  readonly url: URL;
  readonly query: URLSearchParams;
  /** The body of a POST, parsed; undefined when the operation takes none. */
  readonly body: unknown;
  /** Why {@link body} could not be read; raised when a handler wants it. */
  readonly bodyError?: ClozeError;
  /** What was not as documented and was taken all the same. */
  readonly notes: readonly string[];
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

/** Names under which clients send what the API calls `uniqueid`: S2's SDK, S11, S10. */
const IDENTIFIER_NAMES = ['identifier', 'email', 'domain', 'value'];

/** Reads a request's query and body. Bodies are JSON; forms are read as well, for clients that send them. */
export async function readArguments(
  request: Request,
  operation: Operation,
  tolerance: CallTolerance,
): Promise<Arguments> {
  const url = new URL(request.url);
  const query = url.searchParams;
  const { signal } = request;
  const notes: string[] = [];
  const read: { body?: unknown } = request.method === 'POST' ? await readBody(request, notes) : {};
  if (operation.method === 'POST') return { url, query, signal, notes, body: undefined, ...read };
  if (tolerance === 'documented') return { url, query, signal, notes, body: undefined };
  if (request.method === 'POST') {
    notes.push(`POST instead of ${operation.method}: the body's properties count as query parameters.`);
    for (const [name, value] of Object.entries(isObject(read.body) ? read.body : {})) {
      if (['string', 'number', 'boolean'].includes(typeof value) && !query.has(name)) query.set(name, String(value));
    }
  }
  nameIdentifier(operation, query, notes);
  return { url, query, signal, notes, body: undefined };
}

function nameIdentifier({ id }: Operation, query: URLSearchParams, notes: string[]): void {
  if (!/^(get|delete)(Person|Company|Project)$/.test(id) || query.get('uniqueid') || query.get('id')) return;
  const name = IDENTIFIER_NAMES.find((candidate) => query.get(candidate));
  if (name === undefined) return;
  query.set('uniqueid', query.get(name) ?? '');
  notes.push(`${name} instead of uniqueid.`);
}

async function readBody(request: Request, notes: string[]): Promise<{ body: unknown; bodyError?: ClozeError }> {
  const type = request.headers.get('content-type') ?? '';
  const text = await bodyText(request);
  // Some clients send no body at all for an empty one (S2's SDK).
  if (text.trim() === '') return { body: {} };
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type) && !text.trimStart().startsWith('{')) {
    notes.push('A form instead of JSON.');
    return { body: await parseForm(text, type) };
  }
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? { body } : { body, bodyError: invalidValue('body', 'not a JSON object') };
  } catch {
    // What the API says of a body that is not JSON was never recorded; logical errors travel in a 200.
    return { body: undefined, bodyError: invalidValue('body', 'not JSON') };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
