import type { HarEntry } from '../record/har.js';
import { REDACTED } from '../record/redactor.js';
import { headerValue } from '../response/headers.js';
import type { HttpRequest } from './types.js';

/** What of a request is not as it was recorded. */
export function differences({ request }: HarEntry, actual: HttpRequest): ('method' | 'url' | 'body')[] {
  const { postData } = request;
  const sameBody = sameText(
    withoutBoundary(postData?.text ?? '', postData?.mimeType),
    withoutBoundary(bodyText(actual, postData?._encoding), headerValue(actual.headers, 'content-type')),
  );
  return [
    ...(request.method === actual.method ? [] : (['method'] as const)),
    ...(sameText(request.url, actual.url) ? [] : (['url'] as const)),
    ...(sameBody ? [] : (['body'] as const)),
  ];
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

/** Length of the common beginning: enough to point at the exchange that was probably meant. */
export function alike(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}
