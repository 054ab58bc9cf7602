import { ImlError } from './error.js';
import { LIMITS } from './limits.js';
import { numericText, numericValue } from './numeric-text.js';
import { ownValue } from './own-value.js';
import { textForm } from './text-form.js';

/** How `=` treats a number next to a numeric text (C1): the documentation says strict, field reports say lenient. */
export type Equality = 'strict' | 'lenient';

/**
 * Equality of two values (IML §3.3): strict by type, with null and undefined equal to each other, dates by instant, buffers
 * by bytes, arrays and collections by content. `lenient` makes `1 = "1"` true (C1).
 *
 * @example
 * equal({ a: [1] }, { a: [1] }); // → true
 * [equal(1, '1'), equal(1, '1', 'lenient')]; // → [false, true]
 */
export function equal(left: unknown, right: unknown, equality: Equality = 'strict'): boolean {
  return equalAt(left, right, equality, 0);
}

function equalAt(left: unknown, right: unknown, equality: Equality, depth: number): boolean {
  if (left === right) return true;
  if (left === null || left === undefined) return right === null || right === undefined;
  if (right === null || right === undefined) return false;
  if (typeof left !== 'object' || typeof right !== 'object') {
    return equality === 'lenient' && lenientlyEqual(left, right);
  }
  if (depth > LIMITS.maxDepth) throw new ImlError({ code: 'too-deep', message: 'The values are nested too deeply.' });
  if (left instanceof Date || right instanceof Date) {
    return left instanceof Date && right instanceof Date && left.getTime() === right.getTime();
  }
  if (left instanceof Uint8Array || right instanceof Uint8Array) {
    return left instanceof Uint8Array && right instanceof Uint8Array && Buffer.compare(left, right) === 0;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => equalAt(item, right[index], equality, depth + 1));
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && equalAt(ownValue(left, key), ownValue(right, key), equality, depth + 1),
  );
}

function lenientlyEqual(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'string') return numericText(right) === left;
  if (typeof left === 'string' && typeof right === 'number') return numericText(left) === right;
  return false;
}

/**
 * Order of two values for `<`, `<=`, `>`, `>=` (IML §3.3): numeric when both are numbers, numeric texts or dates, otherwise
 * by the code units of their text forms. Negative, zero or positive; NaN when one of them is not a number at all.
 *
 * @example
 * compare('9', '10'); // → -1
 * compare('b', 'a'); // → 1
 */
export function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return difference(left, right);
  const leftNumber = numericValue(left);
  if (leftNumber !== undefined) {
    const rightNumber = numericValue(right);
    if (rightNumber !== undefined) return difference(leftNumber, rightNumber);
  }
  const leftText = textForm(left);
  const rightText = textForm(right);
  return leftText < rightText ? -1 : leftText > rightText ? 1 : 0;
}

function difference(left: number, right: number): number {
  if (left === right) return 0;
  return left < right ? -1 : left > right ? 1 : Number.NaN;
}
