import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { both } from '../testing/both-ways.js';

/** Expressions that mostly make sense, of operators, paths and the functions that generated code writes in its own way. */
const { expression: expressionTexts } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    'item.id',
    'item.name',
    'item.empty',
    'item.missing',
    'item.list',
    'item.list[3].three',
    'item.nested.`a b`.c[1].d',
    'item.at',
    'item',
    'other',
    'bare.nested.d',
    'nothing',
    'item.__proto__',
    'constructor',
    'null',
    'true',
    '0',
    '7',
    '"Ada"',
    '""',
    'space',
    'fail(1)',
    'item.list[abs(item.name)]',
  ),
  expression: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    tie('leaf'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '<', '>=', '=', '!=', '&', '|', ' '), tie('expression'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(fc.constantFrom('!', '-'), tie('expression')).map(([operator, operand]) => `${operator}${operand}`),
    fc
      .tuple(fc.constantFrom('lower', 'upper', 'trim', 'length', 'abs', 'first'), tie('expression'))
      .map(([name, argument]) => `${name}(${argument})`),
    fc
      .tuple(fc.constantFrom('ifempty', 'join', 'contains'), tie('expression'), tie('expression'))
      .map(([name, first, second]) => `${name}(${first}; ${second})`),
    fc
      .tuple(fc.constantFrom('if', 'switch', 'replace'), fc.array(tie('expression'), { minLength: 3, maxLength: 3 }))
      .map(([name, list]) => `${name}(${list.join('; ')})`),
  ),
}));

const functions = {
  fail() {
    throw new TypeError('no');
  },
};

describe('generated code for any expression', () => {
  it('gives the same value, or the same error at the same place, as the interpreter', () => {
    fc.assert(
      fc.property(expressionTexts, expressionTexts, (expression, other) => {
        const fields = { raw: `{{ ${expression} }}`, text: `- {{ ${expression} }}` };
        // A value that is no collection cannot be spread: what comes before it is evaluated, and the error is about it.
        const failing = { [`{{ ${other} }}`]: [fields], '{{...}}': `{{ ${other} }}` };
        for (const mapping of [fields, failing]) {
          const { interpreted, generated } = both(mapping, { functions });
          expect(generated, JSON.stringify(mapping)).toEqual(interpreted);
        }
      }),
      { numRuns: 250 },
    );
  });
});
