import { Ajv, type ValidateFunction } from 'ajv';
import { matchesRegExp } from './bounded-pattern.js';

const compiled = new WeakMap<object, ValidateFunction>();

/** Patterns of a schema run within a time limit, like those of `validate` (R6.8). */
function boundedRegExp(pattern: string, flags: string): { test: (text: string) => boolean } {
  const expression = new RegExp(pattern, flags);
  return { test: (text) => matchesRegExp(expression, text) };
}
boundedRegExp.code = '';

/** Whether a value satisfies the JSON Schema of a `json` parameter (R6.2). A schema that is none lets everything pass. */
export function checkSchema(schema: Record<string, unknown>, value: unknown): boolean {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    try {
      validate = new Ajv({
        strict: false,
        validateFormats: false,
        logger: false,
        code: { regExp: boundedRegExp },
      }).compile(schema);
    } catch {
      return true;
    }
    compiled.set(schema, validate);
  }
  return validate(value) === true;
}
