import { jsonText } from '../text-form.js';

/**
 * A key by which a `Set` or `Map` finds equal values: a text or number is its own key; dates are keyed by instant, arrays,
 * collections and buffers by content; null and undefined are the same.
 */
export function valueKey(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? `s${value}` : value;
  if (value instanceof Date) return `d${value.getTime()}`;
  if (value instanceof Uint8Array) return `b${Buffer.from(value).toString('hex')}`;
  return `j${jsonText(value)}`;
}
