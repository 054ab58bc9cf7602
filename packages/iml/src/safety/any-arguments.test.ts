import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listFunctions } from '../library.js';
import { outcome, TIERS } from '../testing/tiers.js';

const numbers = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(-0, 1e21, -1e21, 1e308, Number.MIN_VALUE, 8.64e15, 8.65e15, 2 ** 53),
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '/(a|a)*b/g',
    '/\\d+/',
    '/[/',
    '2020-01-01',
    '31.12.2020 25:00',
    'YYYY-[Q]Q z',
    'Europe/Prague',
    'base64',
  ),
  fc.constantFrom(
    'asc',
    'desc ci',
    'hex',
    'binary',
    'months',
    '__proto__',
    'a.b.1',
    '{"a":[1]}',
    '%E0%A4',
    '1e400',
    '-',
  ),
);
const value = fc.oneof(
  numbers,
  texts,
  fc.date({ noInvalidDate: false }),
  fc.uint8Array({ maxLength: 20 }),
  fc.array(fc.oneof(numbers, texts, fc.jsonValue({ maxDepth: 2 })), { maxLength: 6 }),
  fc.dictionary(texts, fc.oneof(numbers, texts), { maxKeys: 5 }),
  fc.anything({ withDate: true, withBigInt: true, withMap: true, withSet: true, withNullPrototype: true, maxDepth: 3 }),
);

describe.each(TIERS)('whatever a function is given, code generation: %s', (codeGeneration) => {
  it.each(listFunctions())('$name gives a value or throws the typed error', ({ name, parameters }) => {
    const minLength = parameters.filter(({ optional, rest }) => !optional && !rest).length;
    const maxLength = parameters.length + (parameters.at(-1)?.rest ? 3 : 0);
    fc.assert(
      fc.property(fc.array(value, { minLength, maxLength }), (list) => {
        const context = Object.fromEntries(list.map((item, index) => [`v${index}`, item]));
        const result = outcome(`{{${name}(${Object.keys(context).join('; ')})}}`, context, { codeGeneration });
        expect(result).not.toEqual({ code: 'wrong-argument-count' });
      }),
      { numRuns: 40 },
    );
  });
});
