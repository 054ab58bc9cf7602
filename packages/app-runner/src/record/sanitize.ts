import { isPlainObject } from '../communication/temp.js';
import type { RecordedBody, RecordedRequest, RecordedResponse } from '../events.js';
import { REDACTED, type Redactor } from './redactor.js';

/** Texts inside a masked collection that are taken for secrets of their own; shorter ones are ordinary words. */
const MIN_LEAF = 8;

/** A path of `log.sanitize` (R1.37), in lower case, e.g. `['request', 'headers', 'authorization']`. */
export type SanitizePath = readonly string[];

/** What the paths point into: the parts a request was made of, and the response as it was read. */
export interface LoggedCall {
  readonly request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly qs: Readonly<Record<string, unknown>>;
    readonly body: unknown;
  };
  readonly response?: { readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown };
}

/**
 * Reads `request.headers.authorization` or ``request.headers.`X-API-Key` ``. A path with a `<expression>` that masks a
 * part of a value masks the whole value here, which fails safe.
 */
export function parseSanitizePath(text: string): SanitizePath {
  const plain = text.replace(/<[^>]*>?\s*$/s, '');
  return [...plain.matchAll(/`([^`]*)`|([^.`]+)/g)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').trim().toLowerCase(),
  );
}

/** Teaches a redactor the values the paths lead to, so that they are masked wherever they turn up later. */
export function learnSecrets(paths: readonly SanitizePath[], call: LoggedCall, redactor: Redactor): void {
  for (const path of paths) {
    for (const value of valuesAt(call, path)) learn(value, redactor, true);
  }
}

/** A recorded request with the parts under the paths masked, whatever their length. */
export function sanitizeRequest(request: RecordedRequest, paths: readonly SanitizePath[]): RecordedRequest {
  const own = paths.filter(([side]) => side === 'request').map((path) => path.slice(1));
  if (own.length === 0) return request;
  return {
    ...request,
    url: own.some(([part]) => part === 'url') ? REDACTED : maskQuery(request.url, own),
    headers: maskHeaders(request.headers, own),
    ...(request.body === undefined ? {} : { body: maskBody(request.body, own) }),
  };
}

/** A recorded response with the parts under the paths masked. */
export function sanitizeResponse(response: RecordedResponse, paths: readonly SanitizePath[]): RecordedResponse {
  const own = paths.filter(([side]) => side === 'response').map((path) => path.slice(1));
  return own.length === 0
    ? response
    : { ...response, headers: maskHeaders(response.headers, own), body: maskBody(response.body, own) };
}

function learn(value: unknown, redactor: Redactor, named: boolean): void {
  if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) learn(item, redactor, false);
    return;
  }
  if (typeof value !== 'string') {
    if (named) redactor.add(value);
    return;
  }
  if (!named && value.length < MIN_LEAF) return;
  redactor.add(value);
  // `Bearer abc`: the token alone is the secret.
  const scheme = /^[A-Za-z][\w-]*\s+(\S+)$/.exec(value);
  if (scheme !== null) redactor.add(scheme[1]);
}

function valuesAt(value: unknown, path: SanitizePath): unknown[] {
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => valuesAt(item, path));
  if (!isPlainObject(value)) return [];
  const name = head.replace(/\[\d*\]$/, '');
  return Object.keys(value)
    .filter((key) => key.toLowerCase() === name || key.toLowerCase() === head)
    .flatMap((key) => valuesAt(value[key], rest));
}

function maskHeaders(headers: RecordedRequest['headers'], paths: readonly SanitizePath[]): RecordedRequest['headers'] {
  const names = new Set(paths.filter(([part]) => part === 'headers').map(([, name]) => name ?? '*'));
  return headers.map(([name, value]) => [name, names.has('*') || names.has(name.toLowerCase()) ? REDACTED : value]);
}

function maskQuery(url: string, paths: readonly SanitizePath[]): string {
  const names = new Set(paths.filter(([part]) => part === 'qs').map(([, name]) => name ?? '*'));
  if (names.size === 0) return url;
  return url.replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, sign: string, key: string) => {
    return names.has('*') || names.has(decode(key).toLowerCase()) ? `${sign}${key}=${REDACTED}` : whole;
  });
}

function maskBody(body: RecordedBody, paths: readonly SanitizePath[]): RecordedBody {
  const inside = paths.filter(([part]) => part === 'body').map((path) => path.slice(1));
  if (inside.length === 0 || body.text === '') return body;
  if (inside.some((path) => path.length === 0)) return { ...body, text: REDACTED };
  try {
    const value: unknown = JSON.parse(body.text);
    return { ...body, text: JSON.stringify(inside.reduce(maskAt, value)) };
  } catch {
    // What cannot be looked into is masked by value alone.
    return body;
  }
}

function maskAt(value: unknown, path: SanitizePath): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return REDACTED;
  if (Array.isArray(value)) return value.map((item: unknown) => maskAt(item, path));
  if (!isPlainObject(value)) return value;
  const name = head.replace(/\[\d*\]$/, '');
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const lower = key.toLowerCase();
      return [key, lower === name || lower === head ? maskAt(item, rest) : item];
    }),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
