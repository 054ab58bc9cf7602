import { RunError } from '../errors/index.js';
import { CUT, type Har, type HarEntry } from '../record/har.js';
import { REDACTED } from '../record/redactor.js';
import { headerValue } from '../response/headers.js';
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
    if (found.entry.response.content.comment === CUT) throw cutResponse(request);
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
    sameText(
      withoutBoundary(request.postData?.text ?? '', request.postData?.mimeType),
      withoutBoundary(bodyText(actual, request.postData?.encoding), headerValue(actual.headers, 'content-type')),
    )
  );
}

/** The boundary of a multipart body is another one in every run. */
function withoutBoundary(text: string, contentType: string | undefined): string {
  const boundary = /boundary="?([^";]+)/i.exec(contentType ?? '')?.[1];
  return boundary === undefined ? text : text.replaceAll(boundary, 'boundary');
}

function bodyText({ body }: HttpRequest, encoding: string | undefined): string {
  if (!body) return '';
  return Buffer.from(body).toString(encoding === 'base64' ? 'base64' : 'utf8');
}

/** Equal but for secrets, in whose place anything may stand. In a URL the placeholder may have been percent-encoded. */
function sameText(recorded: string, actual: string): boolean {
  if (recorded === actual) return true;
  const parts = recorded.replaceAll(encodeURIComponent(REDACTED), REDACTED).split(REDACTED);
  const first = parts.shift() ?? '';
  const last = parts.pop();
  if (last === undefined || !actual.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = actual.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return actual.length - last.length >= at && actual.endsWith(last);
}

function cutResponse({ method, url }: HttpRequest): RunError {
  return new RunError({
    type: 'ConnectionError',
    code: 'replay-cut-response',
    message: `The recording holds only the beginning of the answer to ${method} ${pathOf(url)}. Record a smaller run.`,
  });
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
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** Length of the common beginning: enough to point at the exchange that was probably meant. */
function alike(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
