import type { BinaryOperator } from './ast.js';

/** Binding power (IML §3.1, C13), all left-associative. Juxtaposition is looser than all of them. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '|': 1,
  '&': 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

/** Where operators are words (C3). They are operators only behind an operand. */
export const WORD_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map([
  ['and', '&'],
  ['or', '|'],
]);
