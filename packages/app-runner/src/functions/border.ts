import { isCollection } from '@connect-app/iml';
import { FunctionError } from './function-error.js';

/**
 * Key that marks a value JSON has no form for. An object that owns this key itself travels as a list of entries, so that
 * no data can pass for a marker.
 */
const MARK = '\u0000';
const MAX_DEPTH = 200;

/**
 * Writes a value as text for the other side of the sandbox: JSON, with marked objects for dates, binary data, `undefined`
 * and the numbers JSON lacks. The sandbox has a reader of its own (see `guest.ts`).
 *
 * @throws FunctionError when the value nests too deeply, or in a circle.
 */
export function encode(value: unknown): string {
  return JSON.stringify(toBorder(value, 0)) ?? '';
}

/** Reads what {@link encode} or the sandbox wrote. Dates become `Date`, binary data `Buffer`. */
export function decode(text: string): unknown {
  return fromBorder(JSON.parse(text));
}

function toBorder(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) {
    throw new FunctionError({
      code: 'function-value',
      message: 'The value is nested too deeply for a custom function.',
    });
  }
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return { [MARK]: 'undefined' };
  if (typeof value === 'bigint') return { [MARK]: 'number', value: String(value) };
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [MARK]: 'number', value: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { [MARK]: 'date', value: Number.isNaN(value.getTime()) ? null : value.getTime() };
  if (value instanceof Uint8Array) return { [MARK]: 'buffer', value: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map((item) => toBorder(item, depth + 1));
  if (!isCollection(value)) return { [MARK]: 'undefined' };
  const entries = Object.entries(value).map(([key, member]) => [key, toBorder(member, depth + 1)] as const);
  return Object.hasOwn(value, MARK) ? { [MARK]: 'entries', value: entries } : Object.fromEntries(entries);
}

function fromBorder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromBorder);
  if (typeof value !== 'object' || value === null) return value;
  const object = value as Record<string, unknown>;
  if (!Object.hasOwn(object, MARK)) {
    return Object.fromEntries(Object.entries(object).map(([key, member]) => [key, fromBorder(member)]));
  }
  const content = object['value'];
  switch (object[MARK]) {
    case 'number':
      return Number(content);
    case 'date':
      return new Date(typeof content === 'number' ? content : Number.NaN);
    case 'buffer':
      return Buffer.from(String(content), 'base64');
    case 'entries':
      return Object.fromEntries((content as [string, unknown][]).map(([key, member]) => [key, fromBorder(member)]));
    default:
      return undefined;
  }
}
