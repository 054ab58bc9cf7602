import { ImlError } from './error.js';
import { isPlainObject, setOwn } from './own-value.js';

/** A value of the language as JSON. */
export type TypedJson = null | boolean | number | string | TypedJson[] | { [key: string]: TypedJson };

/**
 * Writes a value as JSON without losing its type: a date is `{"$date": iso}`, binary data `{"$binary": hex}`, undefined
 * `{"$undefined": true}`, an error `{"$error": message}`, a number JSON does not have `{"$number": "NaN"}`.
 *
 * @example
 * toTypedJson({ at: new Date(0), none: undefined }); // → { at: { $date: '1970-01-01T00:00:00.000Z' }, none: { $undefined: true } }
 */
export function toTypedJson(value: unknown): TypedJson {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : { $number: String(value) };
    case 'object':
      return value === null ? null : objectToTypedJson(value);
    case 'symbol':
      return { $keyword: value.description ?? '' };
    default:
      return { $undefined: true };
  }
}

function objectToTypedJson(value: object): TypedJson {
  if (value instanceof Date) {
    return { $date: Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString() };
  }
  if (value instanceof Uint8Array) return { $binary: Buffer.from(value).toString('hex') };
  if (value instanceof Error) return { $error: value.message };
  if (Array.isArray(value)) return value.map(toTypedJson);
  const result: { [key: string]: TypedJson } = {};
  for (const [key, member] of Object.entries(value)) setOwn(result, key, toTypedJson(member));
  return result;
}

/**
 * Reads what {@link toTypedJson} wrote. Other JSON comes back as it is, in new objects.
 *
 * @throws ImlError (`invalid-argument`) when a `$date` is no date or a `$binary` is not hexadecimal.
 * @example
 * fromTypedJson({ at: { $date: '1970-01-01T00:00:00.000Z' } }); // → { at: new Date(0) }
 */
export function fromTypedJson(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromTypedJson);
  if (!isPlainObject(json)) return json;
  const keys = Object.keys(json);
  const [key] = keys;
  if (keys.length === 1 && key !== undefined && key.startsWith('$')) {
    const decoded = decode(key, json[key]);
    if (decoded !== undefined) return decoded.value;
  }
  const result: Record<string, unknown> = {};
  for (const name of keys) setOwn(result, name, fromTypedJson(json[name]));
  return result;
}

function decode(key: string, content: unknown): { readonly value: unknown } | undefined {
  switch (key) {
    case '$date':
      return { value: decodeDate(content) };
    case '$binary':
      return { value: decodeBinary(content) };
    case '$undefined':
      return { value: undefined };
    case '$number':
      return { value: Number(content) };
    default:
      return undefined;
  }
}

function decodeDate(content: unknown): Date {
  const date = new Date(typeof content === 'string' || typeof content === 'number' ? content : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date;
  throw new ImlError({ code: 'invalid-argument', message: `'${String(content)}' is not a valid $date.` });
}

function decodeBinary(content: unknown): Buffer {
  if (typeof content === 'string' && /^(?:[0-9a-fA-F]{2})*$/.test(content)) return Buffer.from(content, 'hex');
  throw new ImlError({ code: 'invalid-argument', message: `'${String(content)}' is not a valid $binary.` });
}
