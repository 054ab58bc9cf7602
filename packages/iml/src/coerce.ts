import { parseDateText } from './dates/parse-text.js';
import type { Environment } from './environment.js';
import { ImlError, type ImlErrorCode } from './error.js';
import type { ArgumentType } from './functions/definition.js';
import { numericText } from './numeric-text.js';
import { textForm } from './text-form.js';

/** What a field or parameter can ask for (IML §4.2). `any` and `lazy` take everything as it is. */
export type CoercionType = ArgumentType | 'time';

type ZoneOnly = Pick<Environment, 'timezone'>;

/**
 * Converts a value to the type of a field (IML §4.2). Null and undefined are "no value" and come back as they are; a single
 * value becomes a one-element array; 0 is a true boolean.
 *
 * @throws ImlError with code `invalid-number`, `invalid-date`, … when the table has no conversion.
 * @example
 * coerce('42', 'number', { timezone: 'UTC' }); // → 42
 * coerce('20.6.2016 17:26', 'date', { timezone: 'Europe/Prague' }); // → new Date('2016-06-20T15:26:00Z')
 */
export function coerce(value: unknown, type: CoercionType, environment: ZoneOnly): unknown {
  if (value === null || value === undefined) return value;
  return type === 'array' && !Array.isArray(value) ? [value] : convert(value, type, environment);
}

/** Options of {@link coerceArgument}. */
export interface ArgumentCoercion {
  readonly type: ArgumentType;
  /** An optional argument without a value arrives as undefined, so that the function applies its default. */
  readonly optional?: boolean | undefined;
  readonly environment: ZoneOnly;
}

/**
 * Converts an argument to what a function declares: as {@link coerce}, but a single value is not wrapped into an array
 * ("'6' is not a valid array."), and a missing value becomes "" for text, 0 for a number, false for a boolean and [] for an
 * array. A missing date, buffer or collection stays undefined: the function decides.
 *
 * @example
 * coerceArgument(undefined, { type: 'text', environment: { timezone: 'UTC' } }); // → ''
 * coerceArgument('6', { type: 'array', environment: { timezone: 'UTC' } }); // → throws invalid-array
 */
export function coerceArgument(value: unknown, { type, optional, environment }: ArgumentCoercion): unknown {
  if (value === null || value === undefined) {
    if (type === 'any' || type === 'lazy') return value;
    return optional === true ? undefined : emptyValue(type);
  }
  if (type === 'number' && value === '') return optional === true ? undefined : 0;
  return convert(value, type, environment);
}

function emptyValue(type: ArgumentType): unknown {
  switch (type) {
    case 'text':
      return '';
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return undefined;
  }
}

function convert(value: unknown, type: CoercionType, environment: ZoneOnly): unknown {
  switch (type) {
    case 'any':
    case 'lazy':
      return value;
    case 'text':
      return textForm(value);
    case 'number':
      return toNumber(value);
    case 'boolean':
      return toBoolean(value);
    case 'date':
      return toDate(value, environment);
    case 'array':
      return Array.isArray(value) ? value : invalid(value, 'array');
    case 'collection':
      return isCollection(value) ? value : invalid(value, 'collection');
    case 'buffer':
      return toBuffer(value);
    case 'time':
      return toTime(value);
  }
}

/**
 * A plain object with properties: not an array, not a date, not binary data.
 *
 * @example
 * [isCollection({}), isCollection([]), isCollection(new Date())]; // → [true, false, false]
 */
export function isCollection(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' ? numericText(value) : undefined;
  return number ?? invalid(value, 'number');
}

function toBoolean(value: unknown): boolean {
  return typeof value === 'boolean' ? value : value !== '' && value !== 'false';
}

function toDate(value: unknown, environment: ZoneOnly): Date {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? invalid(value, 'date') : value;
  if (typeof value !== 'number' && typeof value !== 'string') return invalid(value, 'date');
  const date = new Date((typeof value === 'number' ? value : parseDateText(value, environment.timezone)) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? invalid(value, 'date') : date;
}

function toBuffer(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const convertible = typeof value !== 'object' || value instanceof Date;
  return convertible ? Buffer.from(textForm(value), 'utf8') : invalid(value, 'buffer');
}

function toTime(value: unknown): string {
  const valid = typeof value === 'string' && /^\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?$/.test(value.trim());
  return valid ? (value as string).trim() : invalid(value, 'time');
}

function invalid(value: unknown, type: Exclude<CoercionType, 'any' | 'lazy'>): never {
  const code: ImlErrorCode = `invalid-${type}`;
  const text = textForm(value);
  const shown = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  throw new ImlError({ code, message: `'${shown}' is not a valid ${type}.` });
}
