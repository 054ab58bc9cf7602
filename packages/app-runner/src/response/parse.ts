import contentType from 'content-type';
import { warnBigIntegers } from './big-integers.js';
import { parseError } from './parse-error.js';
import { matchStatus } from './status-pattern.js';
import type { Warn } from './warn.js';
import { parseXml } from './xml.js';

/** How a response body may be read (R2.4). */
export type ResponseType = 'automatic' | 'json' | 'urlencoded' | 'text' | 'string' | 'raw' | 'binary' | 'xml';

/** What {@link parseBody} reads. */
export interface RawResponse {
  readonly statusCode: number;
  readonly contentType: string | undefined;
  readonly bytes: Uint8Array;
}

const KNOWN: ReadonlySet<string> = new Set([
  'automatic',
  'json',
  'urlencoded',
  'text',
  'string',
  'raw',
  'binary',
  'xml',
]);

/**
 * The type that `response.type` names for a status; an object is keyed by status patterns (R2.5). A type nobody knows counts as
 * automatic, with a warning.
 */
export function responseTypeOf(directive: unknown, statusCode: number, warn: Warn): ResponseType {
  const found =
    typeof directive === 'object' && directive !== null
      ? matchStatus(directive as Record<string, unknown>, statusCode)
      : directive;
  if (found === undefined || found === null || found === '') return 'automatic';
  if (typeof found === 'string' && KNOWN.has(found)) return found as ResponseType;
  warn(
    'response-type',
    `Response type ${JSON.stringify(found)} is not known, the Content-Type decides. Use ${[...KNOWN].join(', ')}.`,
  );
  return 'automatic';
}

/**
 * Reads a body by its type (R2.3 to R2.7). An empty JSON or XML body is undefined.
 * @throws RunError `response-parse` (DataError) when the body is not what its type says.
 */
export async function parseBody(response: RawResponse, type: ResponseType, warn: Warn): Promise<unknown> {
  const media = mediaType(response.contentType);
  const chosen = type === 'automatic' ? automaticType(media.type, warn) : type;
  if (chosen === 'binary') return Buffer.from(response.bytes);
  const text = decode(response.bytes, media.charset);
  if (type === 'automatic' && chosen === 'text' && !media.type.startsWith('text/') && text.includes('\ufffd')) {
    warn(
      'content-type-binary',
      `${media.type || 'A body without a type'} is no text; set response.type to "binary" (R2.3).`,
    );
  }
  switch (chosen) {
    case 'json':
      return parseJson(text, warn);
    case 'xml':
      return parseXml(text);
    case 'urlencoded':
      return parseForm(text);
    default:
      return text;
  }
}

function automaticType(type: string, warn: Warn): ResponseType {
  switch (type) {
    case 'application/json':
      return 'json';
    case 'application/x-www-form-urlencoded':
      return 'urlencoded';
    case 'application/xml':
    case 'text/xml':
      return 'xml';
    default:
      if (type.endsWith('+json')) {
        warn('content-type-json', `Content-Type ${type} is read as JSON here; set response.type to "json" to be sure.`);
        return 'json';
      }
      return 'text';
  }
}

function mediaType(header: string | undefined): { type: string; charset: string } {
  try {
    const parsed = contentType.parse(header ?? '');
    return { type: parsed.type, charset: parsed.parameters['charset'] ?? 'utf-8' };
  } catch {
    return { type: (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '', charset: 'utf-8' };
  }
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function parseJson(text: string, warn: Warn): unknown {
  if (text.trim() === '') return undefined;
  warnBigIntegers(text, warn);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw parseError('JSON', error);
  }
}

/** A key that repeats gives a list. */
function parseForm(text: string): Record<string, unknown> {
  const values = new Map<string, string | string[]>();
  for (const [key, value] of new URLSearchParams(text)) {
    const before = values.get(key);
    values.set(key, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  return Object.fromEntries(values);
}
