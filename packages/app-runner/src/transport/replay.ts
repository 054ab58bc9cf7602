import { RunError } from '../errors/index.js';
import type { Har, HarEntry } from '../record/har.js';
import { REDACTED } from '../record/redactor.js';
import type { HttpRequest, Transport } from './types.js';

/** A transport that answers from a recording; nothing is sent. */
export interface Replay {
  readonly transport: Transport;
  /** `METHOD url` of recorded exchanges that nobody asked for. */
  unused(): readonly string[];
}

/**
 * Replays a recording strictly: each entry answers once, in order among equal ones; a request that was not recorded fails and
 * says which recorded one is nearest. Where the recording has the placeholder of a secret, any value matches.
 */
export function createReplay(har: Har): Replay {
  const entries = har.log.entries.map((entry) => ({ entry, used: false }));
  const transport: Transport = async (request, signal) => {
    signal?.throwIfAborted();
    const found = entries.find(({ entry, used }) => !used && matches(entry, request));
    if (!found) throw unknownRequest(request, entries);
    found.used = true;
    const { status, statusText, headers, content } = found.entry.response;
    // The recording holds the body as it was read: no longer compressed, of another length.
    const kept = headers.filter(({ name }) => !/^(content-encoding|content-length|transfer-encoding)$/i.test(name));
    return {
      statusCode: status,
      statusText,
      headers: kept.map(({ name, value }) => [name, value] as const),
      body: Buffer.from(content.text, content.encoding ?? 'utf8'),
    };
  };
  return {
    transport,
    unused: () =>
      entries.filter(({ used }) => !used).map(({ entry }) => `${entry.request.method} ${entry.request.url}`),
  };
}

function matches({ request }: HarEntry, actual: HttpRequest): boolean {
  return (
    request.method === actual.method &&
    sameText(request.url, actual.url) &&
    sameText(request.postData?.text ?? '', bodyText(actual, request.postData?.encoding))
  );
}

function bodyText({ body }: HttpRequest, encoding: string | undefined): string {
  if (!body) return '';
  return Buffer.from(body).toString(encoding === 'base64' ? 'base64' : 'utf8');
}

/** Equal but for secrets. In a URL the placeholder may have been percent-encoded. */
function sameText(recorded: string, actual: string): boolean {
  if (recorded === actual) return true;
  const parts = recorded.split(new RegExp(`${escapePattern(REDACTED)}|${escapePattern(encodeURIComponent(REDACTED))}`));
  return parts.length > 1 && new RegExp(`^${parts.map(escapePattern).join('[^&"]*')}$`, 's').test(actual);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function unknownRequest(request: HttpRequest, entries: readonly { entry: HarEntry; used: boolean }[]): RunError {
  const path = pathOf(request.url);
  const nearest = entries
    .map(({ entry, used }) => ({
      text: `${entry.request.method} ${entry.request.url}${used ? ' (already used)' : ''}`,
      alike: alike(pathOf(entry.request.url), path),
    }))
    .sort((left, right) => right.alike - left.alike)[0];
  return new RunError({
    type: 'ConnectionError',
    code: 'replay-unknown-request',
    message: `The recording has no answer for ${request.method} ${path}.${nearest ? ` Nearest is ${nearest.text}.` : ' It is empty.'}`,
  });
}

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  return pathname;
}

/** Length of the common beginning: enough to point at the exchange that was probably meant. */
function alike(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
