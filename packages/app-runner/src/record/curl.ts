import type { RecordedRequest } from '../events.js';

/** Headers that curl makes itself, from the address and the body. */
const OWN_HEADERS = new Set(['host', 'content-length', 'connection', 'accept-encoding']);

/**
 * A recorded request as a `curl` command for a POSIX shell. The record is free of secrets, and so is this: where a secret was
 * stands `[redacted]`, to be filled in by hand. A body that is not text is piped in from base64.
 *
 * @example
 * toCurl({ method: 'GET', url: 'https://api.example.com/me', headers: [['Accept', 'application/json']] });
 * // curl 'https://api.example.com/me' \
 * //   -H 'Accept: application/json'
 */
export function toCurl({ method, url, headers, body }: RecordedRequest): string {
  const text = body !== undefined && body.text !== '' ? body : undefined;
  const parts = [`curl ${quote(url)}`];
  // curl's own choice is GET, or POST when there is a body.
  if (method === 'HEAD') parts.push('--head');
  else if (method !== (text ? 'POST' : 'GET')) parts.push(`-X ${quote(method)}`);
  for (const [name, value] of headers) {
    if (OWN_HEADERS.has(name.toLowerCase())) continue;
    // `Name:` would take the header away; `Name;` sends it empty.
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (text?.encoding === 'base64') parts.push('--data-binary @-');
  else if (text) parts.push(`--data-raw ${quote(text.text)}`);
  // Brackets and braces in an address are not patterns here.
  if (/[[\]{}]/.test(url)) parts.push('--globoff');
  const command = parts.join(' \\\n  ');
  return text?.encoding === 'base64' ? `printf %s ${quote(text.text)} | base64 -d | ${command}` : command;
}

/** A word of a POSIX shell: within single quotes everything is itself, but for the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
