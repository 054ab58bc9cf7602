import { coerce, isCollection, isImlError, textForm } from '@connect-app/iml';
import { treatTags } from './html-tags.js';
import type { ParameterIssueCode } from './issue.js';
import { checkSchema } from './json-schema.js';
import { own, type ParameterSpec } from './spec.js';
import { familyOf } from './types.js';

/** A value converted to its parameter's type, or why that cannot be. */
export type Coerced =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ParameterIssueCode; readonly reason: string };

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/**
 * Converts one value that is not empty to what communication sees (R6B, IML §4.2). Selects, arrays and collections are the
 * caller's. `reason` completes "… in parameter 'x'." where the platform's text is known (R6.13), and follows it elsewhere.
 */
export function coerceValue(spec: ParameterSpec, value: unknown, timezone: string): Coerced {
  switch (familyOf(spec.type)) {
    case 'text':
      return coerceText(spec, value);
    case 'number':
      return coerceNumber(spec, value);
    case 'boolean':
      return converted(value, 'boolean', timezone);
    case 'date':
      return coerceDate(spec, value, timezone);
    case 'time':
      return coerceTime(value, timezone);
    case 'buffer':
      return coerceBuffer(spec, value);
    case 'json':
      return coerceJson(spec, value);
    case 'filter':
      return coerceFilter(spec, value);
    default:
      return accepted(value);
  }
}

function accepted(value: unknown): Coerced {
  return { ok: true, value };
}

function refused(reason: string, code: ParameterIssueCode = 'invalid-type'): Coerced {
  return { ok: false, code, reason };
}

function converted(value: unknown, type: 'boolean' | 'date' | 'buffer' | 'number' | 'time', timezone: string): Coerced {
  try {
    return accepted(coerce(value, type, { timezone }));
  } catch (error) {
    if (isImlError(error)) return refused(`Invalid ${type}`);
    throw error;
  }
}

function coerceText(spec: ParameterSpec, value: unknown): Coerced {
  if (spec.type === 'email' && !(typeof value === 'string' && EMAIL.test(value.trim()))) {
    return refused('Invalid email address', 'invalid-email');
  }
  const text = treatTags(textForm(value), own(spec, 'tags'));
  return accepted(spec.type === 'email' ? text.trim() : text);
}

/** How fractions and signs are treated is not documented: the types' names are taken at their word. */
function coerceNumber(spec: ParameterSpec, value: unknown): Coerced {
  if (typeof value !== 'number' && typeof value !== 'string') return refused('Invalid number');
  const number = converted(value, 'number', 'UTC');
  if (!number.ok || typeof number.value !== 'number' || !Number.isFinite(number.value))
    return refused('Invalid number');
  if (spec.type === 'number') return number;
  if (!Number.isInteger(number.value)) return refused('Invalid integer');
  if (spec.type !== 'integer' && number.value < 0) return refused('Invalid unsigned integer');
  if (spec.type === 'port' && number.value > 65_535) return refused('Invalid port');
  return number;
}

/** `time: false` leaves the day alone: midnight in the user's zone (R6B). */
function coerceDate(spec: ParameterSpec, value: unknown, timezone: string): Coerced {
  const date = converted(value, 'date', timezone);
  if (!date.ok || own(spec, 'time') !== false || !(date.value instanceof Date)) return date;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(date.value);
  return converted(day, 'date', timezone);
}

/** A time arrives as `HH:mm` text; of a date its time of day in the user's zone is taken. */
function coerceTime(value: unknown, timezone: string): Coerced {
  if (!(value instanceof Date)) return converted(value, 'time', timezone);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' });
  return accepted(format.format(value));
}

function coerceBuffer(spec: ParameterSpec, value: unknown): Coerced {
  const codepage = own(spec, 'codepage');
  if (typeof value === 'string' && typeof codepage === 'string' && Buffer.isEncoding(codepage)) {
    return accepted(Buffer.from(value, codepage));
  }
  return converted(value, 'buffer', 'UTC');
}

/**
 * A JSON field holds text that becomes a value before communication sees it
 * (https://developers.make.com/custom-apps-documentation/block-elements/parameters/json).
 */
function coerceJson(spec: ParameterSpec, value: unknown): Coerced {
  let parsed = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value);
    } catch {
      return refused('Invalid JSON', 'invalid-json');
    }
  }
  const schema = own(spec, 'schema');
  if (isCollection(schema) && !checkSchema(schema, parsed)) {
    return refused('JSON value failed schema validation', 'invalid-json');
  }
  return accepted(parsed);
}

/** `[[{a, o, b}]]`: any of the outer lists, all of an inner one; a flat list where `options.logic` says which (R6B). */
function coerceFilter(spec: ParameterSpec, value: unknown): Coerced {
  const isTerm = (item: unknown): boolean => isCollection(item) && typeof own(item, 'o') === 'string';
  const isFlat = own(own(spec, 'options'), 'logic') !== undefined;
  if (!Array.isArray(value)) return refused('Invalid filter');
  const valid = value.every((item) => (Array.isArray(item) ? item.every(isTerm) : isFlat && isTerm(item)));
  return valid ? accepted(value) : refused('Invalid filter');
}
