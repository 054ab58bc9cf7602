import { textForm } from '@connect-app/iml';
import { isPlainObject } from '../communication/temp.js';
import { RunError } from '../errors/index.js';

/**
 * `qs`, or an urlencoded body, as text (R1.19, R1.27): a list repeats its key, null and undefined are left out, an
 * empty text gives `key=`, dotted keys stay literal.
 * @param path The directive, for the message when a value is nested.
 * @throws RunError `nested-value`.
 */
export function encodeQuery(values: Readonly<Record<string, unknown>>, path: string): string {
  const pairs: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item === null || item === undefined) continue;
      if (Array.isArray(item) || isPlainObject(item)) throw nested(`${path}.${key}`);
      pairs.push(`${encodeComponent(key)}=${encodeComponent(textForm(item))}`);
    }
  }
  return pairs.join('&');
}

/** Percent-encodes as RFC 3986 has it, which also reserves `! ' ( ) *`. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  ).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The url with its query replaced: a `qs`, even an empty one, drops what the url had (R1.18). */
export function withQuery(url: string, query: string): string {
  const base = url.replace(/\?.*$/s, '');
  return query === '' ? base : `${base}?${query}`;
}

function nested(path: string): RunError {
  return new RunError({
    type: 'DataError',
    code: 'nested-value',
    message: `'${path}' holds a nested collection or list, which a query cannot carry. Flatten it, or send it as JSON text.`,
  });
}
