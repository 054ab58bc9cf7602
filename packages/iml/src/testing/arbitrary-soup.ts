import fc, { type Arbitrary } from 'fast-check';
import { listConstants, listFunctions } from '../library.js';

const NAMES = [...listFunctions(), ...listConstants()].map(({ name }) => name);
const PUNCTUATION = ['(', ')', '[', ']', '{', '}', '.', ':', ';', ',', ' ', '\n', '{{', '}}', '"', "'", '`', '\\'];
const OPERATORS = ['+', '-', '*', '/', '%', '<', '<=', '>', '=', '==', '!=', '!', '&', '&&', '|', ' and ', ' or '];
const WORDS = ['a', 'b', 'item', 'list', '1', '2.5', '0', '7.x', '__proto__', 'constructor', 'toString', 'prototype'];
const TEXTS = ['""', '"x"', "'it''s'", '"/(a+)+$/"', '"2020-01-02"', '"YYYY-MM-DD"', '"12"', '"__proto__"', '`a b`'];
const CALLS = NAMES.map((name) => `${name}(`);

/** What an operand looks like, so that many texts are well-formed. */
const operand: Arbitrary<string> = fc.oneof(
  fc.constantFrom(...WORDS, ...TEXTS),
  fc.constantFrom('item.name', 'list[1]', 'item.list[-1].x', 'f(a)', 'upper(item.name)', '(a + 1)', 'now', 'item[]'),
  fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.array(fc.constantFrom(...WORDS, ...TEXTS, 'list', 'item', ''), { maxLength: 4 }),
    )
    .map(([name, list]) => `${name}(${list.join('; ')})`),
);

const wellFormed: Arbitrary<string> = fc
  .array(fc.tuple(operand, fc.constantFrom(...OPERATORS, ' ', '.x', '[1]')), { minLength: 1, maxLength: 5 })
  .map((pieces) => `{{${pieces.map(([value, operator]) => value + operator).join('')}a}}`);

const scrambled: Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...PUNCTUATION, ...OPERATORS, ...WORDS, ...TEXTS, ...CALLS), fc.string({ maxLength: 3 })),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''));

/** Texts that look like templates: some are, most are nearly. */
export const arbitrarySoup: Arbitrary<string> = fc.oneof(
  wellFormed,
  scrambled.map((text) => `{{${text}}}`),
  scrambled,
  fc.array(wellFormed, { maxLength: 3 }).map((parts) => parts.join(' - ')),
);
