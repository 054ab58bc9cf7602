import { textForm } from '@connect-app/iml';

/** The answer to a webhook's caller. */
export interface WebhookReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the platform answers when the webhook says nothing: documented by the help pages, not for apps (R4.3, U11). */
export const DEFAULT_REPLY: WebhookReply = { status: 200, headers: { 'content-type': 'text/plain' }, body: 'Accepted' };

/** The reply that an evaluated `respond` directive describes (R4.2); JSON is the default type. */
export function replyOf(respond: unknown): WebhookReply {
  if (typeof respond !== 'object' || respond === null) return DEFAULT_REPLY;
  const { type = 'json', status = 200, headers, body } = respond as Readonly<Record<string, unknown>>;
  const own = Object.entries(typeof headers === 'object' && headers !== null ? headers : {}).map(([name, value]) => [
    name.toLowerCase(),
    textForm(value),
  ]);
  return {
    status: Number(status) || 200,
    headers: { 'content-type': contentType(type), ...Object.fromEntries(own) },
    body: encode(type, body),
  };
}

function contentType(type: unknown): string {
  if (type === 'urlencoded') return 'application/x-www-form-urlencoded';
  return type === 'text' ? 'text/plain' : 'application/json';
}

function encode(type: unknown, body: unknown): string {
  if (body === undefined) return '';
  if (type === 'text') return textForm(body);
  if (type === 'urlencoded') {
    const entries = Object.entries(typeof body === 'object' && body !== null ? body : {});
    return new URLSearchParams(entries.map(([name, value]): [string, string] => [name, textForm(value)])).toString();
  }
  return JSON.stringify(body);
}
