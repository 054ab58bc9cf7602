import { ERROR_CODES } from '../errors.js';
import type { FaultRule } from './fault.js';

const REASONS: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The answer of a fault that stands in for the operation's own; undefined for faults that spoil that one. */
export function replacement(rule: FaultRule, request: Request): Response | undefined {
  const retry = rule.retryAfter === undefined ? {} : { 'retry-after': String(rule.retryAfter) };
  switch (rule.kind) {
    case 'unauthorized':
      // The two measured bodies (S4): which one depends on how the credentials were sent.
      return request.headers.has('authorization')
        ? Response.json({ message: 'Invalid token: access token is invalid' }, { status: 401 })
        : Response.json({ errorcode: ERROR_CODES.credentials, message: 'The API key was not found' }, { status: 401 });
    case 'too-many-requests':
      // No source has captured this answer; clients look at the status and at retry-after (S3, S10).
      return Response.json(
        { errorcode: ERROR_CODES.tooManyRequests, message: 'Too Many Requests' },
        { status: 429, headers: retry },
      );
    case 'server-error': {
      const { status = 500 } = rule;
      const title = `${status} ${REASONS[status] ?? 'Error'}`;
      return new Response(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`, {
        status,
        headers: { ...retry, 'content-type': 'text/html; charset=utf-8' },
      });
    }
    default:
      return undefined;
  }
}

/** The text of an answer as a fault spoils it. */
export function spoiled(rule: FaultRule, text: string, previous: string | undefined): string {
  switch (rule.kind) {
    case 'truncated':
      return text.slice(0, Math.ceil(text.length / 2));
    case 'invalid-json':
      return `${text.replace(':', '=')},`;
    case 'empty-page':
      return emptied(text);
    case 'repeated-page':
      return previous ?? text;
    default:
      return text;
  }
}

function emptied(text: string): string {
  const answer = JSON.parse(text) as Record<string, unknown>;
  const lists = Object.entries(answer).map(([name, value]) => [name, Array.isArray(value) ? [] : value]);
  return JSON.stringify(Object.fromEntries(lists));
}
