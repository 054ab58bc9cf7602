import type { BinaryOperator } from './ast.js';

/** Spellings of more than one character, longest first; synonyms are folded (IML §3, C3). */
const LONG: readonly (readonly [string, BinaryOperator])[] = [
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['!=', '!='],
  ['<=', '<='],
  ['>=', '>='],
  ['&&', '&'],
  ['||', '|'],
];

/** The operator of several characters that stands at an offset, with its length. */
export function longOperator(text: string, at: number): { operator: BinaryOperator; length: number } | undefined {
  const found = LONG.find(([spelling]) => text.startsWith(spelling, at));
  return found && { operator: found[1], length: found[0].length };
}
