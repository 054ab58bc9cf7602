import { textForm } from '@connect-app/iml';
import { RunError } from '../errors/index.js';
import type { Warn } from '../response/warn.js';
import type { CompiledRequest } from './compile.js';
import { type Evaluate, merged } from './merge-parent.js';
import { optionalText } from './optional-text.js';
import type { CompiledPagination } from './pagination.js';
import { encodeQuery, withQuery } from './query.js';
import { resolveUrl } from './url.js';

/** What a url is made of. */
export interface UrlSource {
  readonly request: CompiledRequest;
  readonly pagination?: CompiledPagination | undefined;
  readonly warn: Warn;
}

/** A url ready to be asked for, and the `qs` that its query was made of. */
export interface BuiltUrl {
  readonly url: string;
  readonly qs: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The url of a request with its query. `qs` replaces the query written in the url (R1.18); only the link to the next page keeps its
 * own: it joins what the first request asked for, and wins over it.
 */
export function buildUrl(build: UrlSource, evaluate: Evaluate): BuiltUrl {
  const { request, pagination, warn } = build;
  const url = pageUrl(build, evaluate);
  const qs = merged('qs', [request.qs, pagination?.qs], pagination, evaluate);
  if (qs === undefined) return { url, qs };
  const link = url.indexOf('?') < 0 ? '' : url.slice(url.indexOf('?') + 1);
  if (link === '') return { url: withQuery(url, encodeQuery(qs, 'qs')), qs };
  if (pagination?.url === undefined) {
    warn('qs-replaces-query', 'qs is given, so the query written in the url is dropped (R1.18).');
    return { url: withQuery(url, encodeQuery(qs, 'qs')), qs };
  }
  warn('pagination-url-query', 'The query of pagination.url is kept and joins qs, item by item (R1.18, R2.25).');
  const own = Object.keys(evaluate(pagination.qs) ?? {});
  const query = new URLSearchParams(link);
  const all = { ...qs };
  for (const name of new Set(query.keys())) if (!own.includes(name)) all[name] = query.getAll(name);
  // Nothing to add: the link is followed as it is written.
  const follows = own.length === 0 && Object.entries(all).every(([name, value]) => query.has(name) || isAbsent(value));
  return { url: follows ? url : withQuery(url, encodeQuery(all, 'qs')), qs: all };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function pageUrl({ request, pagination, warn }: UrlSource, evaluate: Evaluate): string {
  let url = evaluate(pagination?.url);
  if (pagination?.url !== undefined && (url === undefined || url === null)) {
    warn('pagination-url-empty', 'pagination.url is empty, so the url of the first page is asked for again (R2.25).');
  }
  url = url ?? evaluate(request.url);
  if (url === undefined || url === null) {
    throw new RunError({
      type: 'DataError',
      code: 'url-empty',
      message: 'The url of the request is empty.',
      location: request.url?.location,
    });
  }
  const encode = evaluate(request.encodeUrl);
  try {
    return resolveUrl({
      url: textForm(url),
      baseUrl: optionalText(evaluate(request.baseUrl)),
      encodeUrl: encode !== false && encode !== 'false',
      uniform: request.uniformUrl,
    });
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    const { type, code, message } = error;
    throw new RunError({ type, code, message, location: (pagination?.url ?? request.url)?.location });
  }
}
