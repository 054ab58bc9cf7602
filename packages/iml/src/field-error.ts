import type { ImlError, ImlErrorCode } from './error.js';

/** What is wrong with the text of an expression, whatever its variables hold. */
const SYNTAX: ReadonlySet<ImlErrorCode> = new Set<ImlErrorCode>([
  'operator-next-to-operator',
  'operator-on-end',
  'unexpected-token',
  'unexpected-end-of-string',
  'unclosed-function',
  'unclosed-expression',
]);

/**
 * The sentence that the platform shows when the expression in a field of a module fails (IML §8): a mistake in its text makes
 * the parameter invalid, everything else, an unknown function too, fails to map.
 *
 * @param field the dotted path of the field, `values.6` for example.
 * @example
 * try {
 *   evaluate('{{1 <> 2}}');
 * } catch (error) {
 *   fieldErrorText('limit', error); // → "Invalid IML for parameter 'limit' : Operator next to operator."
 * }
 */
export function fieldErrorText(field: string, { code, message }: ImlError): string {
  return SYNTAX.has(code)
    ? `Invalid IML for parameter '${field}' : ${message}`
    : `Failed to map '${field}': ${message}`;
}
