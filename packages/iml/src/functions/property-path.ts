import { elementAt, ownValue } from '../own-value.js';
import { textForm } from '../text-form.js';

/**
 * The value at a dotted path (`address.city`, `5.raw_name`, `items[1].name`), or undefined when there is none. Parts that
 * meet an array are positions from 1, -1 being the last; only own properties are read, so `__proto__` and `constructor`
 * lead nowhere.
 */
export function readPath(value: unknown, path: unknown): unknown {
  if (typeof path === 'number') return readStep(value, String(path));
  let current = value;
  for (const step of stepsOf(textForm(path))) {
    if (current === null || current === undefined) return undefined;
    current = readStep(current, step);
  }
  return current;
}

function stepsOf(path: string): readonly string[] {
  if (!path.includes('[')) return path.split('.');
  // `[]` means the first item, as in a path of the language.
  return path.replace(/\[(-?\d*)\]/g, (_, index: string) => `.${index === '' ? '1' : index}`).split('.');
}

function readStep(value: unknown, step: string): unknown {
  if (!Array.isArray(value)) return ownValue(value, step);
  return /^-?\d{1,9}$/.test(step) ? elementAt(value, Number(step)) : undefined;
}
