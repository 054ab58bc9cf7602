import type { BinaryOperator } from './ast.js';
import { numericText } from './numeric-text.js';
import { textForm } from './text-form.js';

/** The operators that take both operands as numbers. */
export type ArithmeticOperator = Extract<BinaryOperator, '-' | '*' | '/' | '%'>;

/** The number an operand of `- * / %` stands for (IML §3.2): a missing one or "" is 0, a date its milliseconds. */
export function operandNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined || value === '') return 0;
  if (typeof value === 'string') return numericText(value) ?? Number.NaN;
  return value instanceof Date ? value.getTime() : typeof value === 'boolean' ? Number(value) : Number.NaN;
}

/** `left - right` and the like. Division by zero gives Infinity, as in JavaScript (C13). */
export function arithmetic(operator: ArithmeticOperator, left: unknown, right: unknown): number {
  const a = operandNumber(left);
  const b = operandNumber(right);
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

/**
 * `left + right` (IML §3.2): a sum when both sides are numbers or numeric texts (`"54" + "15"` is 69) or a date (milliseconds) and a number,
 * otherwise the text forms joined. An empty or missing side leaves a number on the other side as it is.
 */
export function plus(left: unknown, right: unknown, arraySeparator: string): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const a = addend(left, right);
  const b = addend(right, left);
  if (a !== undefined && b !== undefined) return a + b;
  if (typeof left === 'number' && isEmpty(right)) return left;
  if (typeof right === 'number' && isEmpty(left)) return right;
  return textForm(left, arraySeparator) + textForm(right, arraySeparator);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** A date counts next to a number only: next to text it is joined as its ISO form. */
function addend(value: unknown, other: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return numericText(value);
  return value instanceof Date && typeof other === 'number' ? value.getTime() : undefined;
}
