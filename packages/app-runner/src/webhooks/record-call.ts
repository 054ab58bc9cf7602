import type { RecordedRequest, RecordedResponse } from '../events.js';
import { recordBody } from '../record/body.js';
import { REDACTED } from '../record/redactor.js';
import { isSecretName } from '../runner/secrets.js';
import type { IncomingRequest } from './incoming.js';
import type { WebhookReply } from './respond.js';

/** Headers by which a service shows who it is. What they hold is nobody's secret that could be known by its value. */
const CREDENTIALS = new Set(['authorization', 'proxy-authorization']);

/** A call that came to a webhook's address as a record keeps it. */
export function recordCall({ method, headers, query, body }: IncomingRequest, address = ''): RecordedRequest {
  const search = new URLSearchParams(query).toString();
  const bytes = bytesOf(body);
  const mimeType = headers['content-type'];
  return {
    method,
    url: search === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${search}`,
    headers: Object.entries(headers).map(([name, value]) => [name, isCredential(name) ? REDACTED : value]),
    ...(bytes === undefined ? {} : { body: recordBody(bytes, { mimeType }) }),
  };
}

function isCredential(name: string): boolean {
  return CREDENTIALS.has(name) || isSecretName(name.replaceAll('-', '_'));
}

/** What a call is answered as a record keeps it; `duration` counts milliseconds. */
export function recordReply({ status, headers, body }: WebhookReply, duration: number): RecordedResponse {
  return {
    statusCode: status,
    statusText: '',
    headers: Object.entries(headers),
    body: recordBody(Buffer.from(body, 'utf8'), { mimeType: headers['content-type'] }),
    duration,
  };
}

/** What counts as parsed already is written as JSON. */
function bytesOf(body: unknown): Uint8Array | undefined {
  if (body === undefined || body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''), 'utf8');
}
