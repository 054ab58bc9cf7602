import { equal } from '../comparison.js';
import { isTruthy } from '../truthiness.js';
import { define, defineDecided, optional, required, rest, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';

const ifFunction = define({
  name: 'if',
  groups: ['general'],
  parameters: [
    required('expression', 'any', 'The condition.'),
    required('value1', 'lazy', 'The result when the condition is true.'),
    optional('value2', 'lazy', 'The result when it is not. Without it there is no value.'),
  ],
  result: 'any',
  help: 'Returns value1 when the condition is true, else value2. Only the returned one is evaluated.',
  examples: [
    { expr: '{{if(1 = 1; "A"; "B")}}', result: 'A' },
    { expr: '{{if(1 = 2; "A"; "B")}}', result: 'B' },
    { expr: '{{if(false; "A")}}', result: undefined },
  ],
  source: SOURCES.general,
  call: (condition, yes, no) => (isTruthy(condition) ? yes?.() : no?.()),
});

const ifempty = defineDecided({
  name: 'ifempty',
  groups: ['general'],
  parameters: [
    required('value1', 'any', 'The value to return unless it is empty.'),
    required('value2', 'lazy', 'The value to return instead. Evaluated only when it is needed.'),
  ],
  result: 'any',
  help: 'Returns value1 unless it is not defined, null or an empty text; 0, false and [] are not empty.',
  examples: [
    { expr: '{{ifempty("A"; "B")}}', result: 'A' },
    { expr: '{{ifempty(""; "B")}}', result: 'B' },
    { expr: '{{ifempty(0; "B")}}', result: 0 },
  ],
  source: SOURCES.iml,
  decide: ({ emptiness }) => {
    const isEmpty = emptiness === 'blank' ? isBlank : isMissing;
    return (value, other) => (isEmpty(value) ? other?.() : value);
  },
});

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** What another vendor's page on the same function takes as empty besides (C7). */
function isBlank(value: unknown): boolean {
  return isMissing(value) || value === 0 || (typeof value === 'string' && value.trim() === '');
}

const switchFunction = defineDecided({
  name: 'switch',
  groups: ['general'],
  parameters: [
    required('expression', 'any', 'The value to look for.'),
    rest(
      'value; result; …; [else]',
      'lazy',
      'Pairs of a value and its result; an odd last argument is the result of no match.',
    ),
  ],
  result: 'any',
  help: 'Returns the result beside the first value that equals the expression, otherwise else, otherwise no value.',
  examples: [
    { expr: '{{switch("B"; "A"; 1; "B"; 2; "C"; 3)}}', result: 2 },
    { expr: '{{switch("X"; "A"; 1; "other")}}', result: 'other' },
  ],
  source: SOURCES.general,
  decide:
    ({ equality }) =>
    (expression, ...pairs) => {
      for (let index = 0; index + 1 < pairs.length; index += 2) {
        if (equal(expression, pairs[index]?.(), equality)) return pairs[index + 1]?.();
      }
      return pairs.length % 2 === 1 ? pairs.at(-1)?.() : undefined;
    },
});

/** Functions of the group General that choose one of several values; only the chosen one is evaluated. */
export const generalChoiceFunctions: readonly FunctionDefinition[] = [ifFunction, ifempty, switchFunction];
