import { DECISIONS } from './decisions.js';
import { ImlError } from './error.js';
import { LIMITS } from './limits.js';

/**
 * The text a value becomes when it is joined with other text (IML §4.3): nothing for null and undefined, ISO 8601 in UTC
 * for a date, JSON for a collection, the elements' text forms joined for an array, decoded UTF-8 for a buffer.
 *
 * @example
 * textForm(new Date(0)); // → '1970-01-01T00:00:00.000Z'
 * textForm([1, { a: 2 }]); // → '1,{"a":2}'
 */
export function textForm(value: unknown, arraySeparator: string = DECISIONS.arraySeparator): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? '' : objectText(value, arraySeparator);
    default:
      return '';
  }
}

function objectText(value: object, arraySeparator: string): string {
  if (value instanceof Date) return dateText(value);
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8');
  if (!Array.isArray(value)) return jsonText(value);
  const parts: string[] = [];
  collectTexts(value, { parts, arraySeparator, depth: 0 });
  return parts.join(arraySeparator);
}

interface Collecting {
  readonly parts: string[];
  readonly arraySeparator: string;
  readonly depth: number;
}

/** Arrays may share their parts, so that a small value stands for a huge text: the count of parts is bounded. */
function collectTexts(list: readonly unknown[], { parts, arraySeparator, depth }: Collecting): void {
  if (depth > LIMITS.maxDepth) throw new ImlError({ code: 'too-deep', message: 'The array is nested too deeply.' });
  if (list.length === 0) parts.push('');
  for (const item of list) {
    if (Array.isArray(item)) collectTexts(item, { parts, arraySeparator, depth: depth + 1 });
    else parts.push(textForm(item, arraySeparator));
    if (parts.length > LIMITS.maxArrayLength) {
      const message = `The array has more than ${LIMITS.maxArrayLength} elements.`;
      throw new ImlError({ code: 'too-large', message });
    }
  }
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid date' : date.toISOString();
}

/**
 * JSON of a value, as the platform writes collections into text: undefined members are left out, dates are ISO texts,
 * buffers are their decoded text.
 *
 * @example
 * jsonText({ at: new Date(0), none: undefined }); // → '{"at":"1970-01-01T00:00:00.000Z"}'
 */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value, jsonMember) ?? '';
  } catch (cause) {
    throw new ImlError({ code: 'invalid-text', message: 'The collection cannot be converted to text.', cause });
  }
}

function jsonMember(this: unknown, key: string, member: unknown): unknown {
  if (typeof member !== 'object' || member === null) return member;
  // Buffer.toJSON has run by now; the original is still on the holder.
  const original = (this as Record<string, unknown>)[key];
  return original instanceof Uint8Array ? textForm(original) : member;
}
