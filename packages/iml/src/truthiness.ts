/**
 * Whether `if`, `&&`, `||` and `!` take a value as true: JavaScript's rule, so null, undefined, "", 0, NaN and false are
 * false and an empty array is true (IML §3.4). Not the coercion of a boolean field, see `coerce`.
 *
 * @example
 * ['', 0, null, 'false', []].map((value) => isTruthy(value)); // → [false, false, false, true, true]
 */
export function isTruthy(value: unknown): boolean {
  return Boolean(value);
}
