import { headerValue } from '../response/headers.js';
import type { HttpRequest, HttpResponse } from '../transport/types.js';

/** Redirects that are followed in a row (R1.31). */
export const MAX_REDIRECTS = 21;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Headers that belong to the body, or to the host that was asked first. */
const BODY_HEADERS = new Set(['content-type', 'content-length', 'content-encoding']);
const HOST_HEADERS = new Set(['authorization', 'cookie', 'host']);

/**
 * The next hop after a redirect; undefined when the response is none. 307 and 308 repeat the request, the others ask with
 * GET. Credentials in headers do not follow to another origin.
 */
export function nextHop(request: HttpRequest, response: HttpResponse): HttpRequest | undefined {
  const target = REDIRECTS.has(response.statusCode) ? headerValue(response.headers, 'location') : undefined;
  if (target === undefined || !URL.canParse(target, request.url)) return undefined;
  const url = new URL(target, request.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  const repeats = response.statusCode === 307 || response.statusCode === 308;
  const sameOrigin = url.origin === new URL(request.url).origin;
  const headers = request.headers.filter(([name]) => {
    const key = name.toLowerCase();
    return (repeats || !BODY_HEADERS.has(key)) && (sameOrigin || !HOST_HEADERS.has(key));
  });
  const method = repeats || request.method === 'HEAD' ? request.method : 'GET';
  return { ...request, method, url: url.href, headers, body: repeats ? request.body : undefined };
}
