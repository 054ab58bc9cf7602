import { equal } from '@connect-app/iml';
import { matches } from './bounded-pattern.js';
import type { ParameterIssueCode } from './issue.js';
import { own, type ParameterSpec } from './spec.js';

/** What a value that has the right type breaks. The wording follows the vendor's own design-time validator (R6.14). */
export interface Violation {
  readonly code: ParameterIssueCode;
  readonly reason: string;
}

/**
 * Checks `validate` and `pattern` (R6.8): `min` and `max` are the length of a text and the value of a number, `minItems` and
 * `maxItems` the length of a list, `enum` the values a list may hold (C6).
 */
export function checkValue(spec: ParameterSpec, value: unknown): Violation | undefined {
  const rules = own(spec, 'validate');
  if (Array.isArray(value)) return checkList(rules, value);
  if (typeof value === 'string') return checkText(spec, rules, value);
  if (typeof value === 'number') return checkNumber(rules, value);
  return undefined;
}

function checkList(rules: unknown, list: readonly unknown[]): Violation | undefined {
  const [min, max] = [limit(rules, 'minItems'), limit(rules, 'maxItems')];
  if (min !== undefined && list.length < min) return { code: 'too-few', reason: `Array has less than ${min} items` };
  if (max !== undefined && list.length > max) return { code: 'too-many', reason: `Array has more than ${max} items` };
  const allowed = own(rules, 'enum');
  if (!Array.isArray(allowed)) return undefined;
  const stray = list.some((item) => !allowed.some((value) => equal(value, item)));
  return stray ? { code: 'not-allowed', reason: 'Array holds a value that is not allowed' } : undefined;
}

function checkText(spec: ParameterSpec, rules: unknown, text: string): Violation | undefined {
  const [min, max] = [limit(rules, 'min'), limit(rules, 'max')];
  if (min !== undefined && text.length < min) {
    return { code: 'too-short', reason: `Value must be at least ${min} characters long` };
  }
  if (max !== undefined && text.length > max) {
    return { code: 'too-long', reason: `Value exceeded maximum length of ${max} characters` };
  }
  for (const pattern of [own(rules, 'pattern'), own(spec, 'pattern')]) {
    if (typeof pattern === 'string' && !matches(pattern, text)) {
      return { code: 'pattern', reason: `Value doesn't match the pattern ${pattern}` };
    }
  }
  return undefined;
}

function checkNumber(rules: unknown, number: number): Violation | undefined {
  const [min, max] = [limit(rules, 'min'), limit(rules, 'max')];
  if (min !== undefined && number < min) {
    return { code: 'too-small', reason: `Value is too small. Minimum value is ${min}` };
  }
  if (max !== undefined && number > max) {
    return { code: 'too-big', reason: `Value is too big. Maximum value is ${max}` };
  }
  return undefined;
}

function limit(rules: unknown, key: string): number | undefined {
  const value = own(rules, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
