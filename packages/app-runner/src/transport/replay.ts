import { RunError } from '../errors/index.js';
import { CUT, type Har, type HarEntry } from '../record/har.js';
import { alike, differences } from './recorded-request.js';
import type { HttpRequest, HttpResponse, Transport } from './types.js';

/** A transport that answers from a recording; nothing is sent. */
export interface Replay {
  readonly transport: Transport;
  /** `METHOD url` of recorded exchanges that nobody asked for. */
  unused(): readonly string[];
}

/**
 * Replays a recording strictly: each entry answers once, in order among equal ones; a request that was not recorded fails and
 * says which recorded one is nearest, and how it differs. Where the recording has the placeholder of a secret, any value matches.
 *
 * @throws RunError `replay-not-a-har` when the recording is none.
 */
export function createReplay(har: Har): Replay {
  const entries: Recorded[] = entriesOf(har).map((entry) => ({ entry, used: false }));
  const transport: Transport = async (request, signal) => {
    signal?.throwIfAborted();
    const found = entries.find(({ entry, used }) => !used && differences(entry, request).length === 0);
    if (!found) throw unknownRequest(request, entries);
    found.used = true;
    return responseOf(found.entry, request);
  };
  return {
    transport,
    unused: () =>
      entries.filter(({ used }) => !used).map(({ entry }) => `${entry.request.method} ${entry.request.url}`),
  };
}

interface Recorded {
  readonly entry: HarEntry;
  used: boolean;
}

function entriesOf(har: unknown): readonly HarEntry[] {
  const log = (har as Partial<Har> | null)?.log;
  const entries: unknown = log?.entries;
  const whole = (entry: unknown): boolean => {
    const { request, response } = (entry ?? {}) as Partial<HarEntry>;
    return typeof request?.url === 'string' && typeof request.method === 'string' && response?.content !== undefined;
  };
  if (Array.isArray(entries) && entries.every(whole)) return entries as readonly HarEntry[];
  throw new RunError({
    type: 'InvalidConfigurationError',
    code: 'replay-not-a-har',
    message: 'The recording is no HAR file: it needs log.entries, each with a request and a response.',
  });
}

function responseOf({ response }: HarEntry, request: HttpRequest): HttpResponse {
  const { status, statusText, headers = [], content } = response;
  if (content.comment === CUT) throw cutResponse(request);
  if (status === 0) throw noResponse(request);
  // The recording holds the body as it was read: no longer compressed, of another length.
  const kept = headers.filter(({ name }) => !/^(content-encoding|content-length|transfer-encoding)$/i.test(name));
  return {
    statusCode: status,
    statusText: statusText ?? '',
    headers: kept.map(({ name, value }) => [name, value] as const),
    body: Buffer.from(content.text ?? '', content.encoding ?? 'utf8'),
  };
}

function cutResponse({ method, url }: HttpRequest): RunError {
  return new RunError({
    type: 'ConnectionError',
    code: 'replay-cut-response',
    message: `The recording holds only the beginning of the answer to ${method} ${pathOf(url)}. Record a smaller run.`,
  });
}

function noResponse({ method, url }: HttpRequest): RunError {
  return new RunError({
    type: 'ConnectionError',
    code: 'replay-no-response',
    message: `When it was recorded, ${method} ${pathOf(url)} got no answer either.`,
  });
}

function unknownRequest(request: HttpRequest, entries: readonly Recorded[]): RunError {
  const nearest = entries
    .map(({ entry, used }) => ({ entry, used, differs: differences(entry, request) }))
    .sort(
      (left, right) =>
        left.differs.length - right.differs.length ||
        alike(right.entry.request.url, request.url) - alike(left.entry.request.url, request.url),
    )[0];
  return new RunError({
    type: 'ConnectionError',
    code: 'replay-unknown-request',
    message: `The recording has no answer for ${request.method} ${pathOf(request.url)}. ${hint(nearest)}`,
  });
}

function hint(nearest: (Recorded & { readonly differs: readonly string[] }) | undefined): string {
  if (!nearest) return 'It is empty.';
  const { entry, used, differs } = nearest;
  const how = differs.length > 0 ? `its ${differs.join(' and ')} differ${differs.length > 1 ? '' : 's'}` : 'it was';
  return `Nearest is ${entry.request.method} ${entry.request.url}: ${how}${used ? `${differs.length > 0 ? ', and it was' : ''} used already` : ''}.`;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
