import { define, optional, required, rest, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { readPath } from './property-path.js';
import { valueKey } from './value-key.js';

const deduplicate = define({
  name: 'deduplicate',
  groups: ['array'],
  parameters: [required('array', 'array', 'An array of texts, numbers and the like.')],
  result: 'array',
  help: 'Returns the array with each value once, at its first place.',
  examples: [{ expr: '{{deduplicate(a)}}', vars: { a: [1, 2, 2, 3, 1] }, result: [1, 2, 3] }],
  source: SOURCES.array,
  call: (array) => unique(array, valueKey),
});

const distinct = define({
  name: 'distinct',
  groups: ['array'],
  parameters: [
    required('array', 'array', 'The array.'),
    optional('key', 'text', 'The property that tells collections apart; names joined by dots lead into them.'),
  ],
  result: 'array',
  help: 'Returns the array with each value, or each value of a property, once, at its first place.',
  examples: [
    {
      expr: '{{distinct(contacts; "name")}}',
      vars: { contacts: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] },
      result: [{ name: 'A' }, { name: 'B' }],
    },
  ],
  source: SOURCES.array,
  call: (array, key) => {
    const plain = key === undefined || key === '';
    return unique(array, plain ? valueKey : (item) => valueKey(readPath(item, key)));
  },
});

function unique(array: readonly unknown[], keyOf: (item: unknown) => unknown): unknown[] {
  const seen = new Set<unknown>();
  return array.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const remove = define({
  name: 'remove',
  groups: ['array'],
  parameters: [required('array', 'array', 'The array.'), rest('value', 'any', 'A value to leave out.')],
  result: 'array',
  help: 'Returns the array without the items that equal one of the values.',
  examples: [{ expr: '{{remove(a; 2; 3)}}', vars: { a: [1, 2, 3, 2] }, result: [1] }],
  source: SOURCES.array,
  call: (array, ...values) => without(array, values),
});

const arrayDiff = define({
  name: 'arrayDiff',
  groups: ['array'],
  parameters: [required('array1', 'array', 'The array.'), required('array2', 'array', 'The items to leave out.')],
  result: 'array',
  help: 'Returns the items of the first array that are not in the second.',
  examples: [{ expr: '{{arrayDiff(a; b)}}', vars: { a: ['a', 'b', 'c'], b: ['b', 'd'] }, result: ['a', 'c'] }],
  source: SOURCES.array,
  oem: true,
  call: (array, other) => without(array, other),
});

function without(array: readonly unknown[], values: readonly unknown[]): unknown[] {
  const dropped = new Set(values.map(valueKey));
  return array.filter((item) => !dropped.has(valueKey(item)));
}

const arrayIntersect = define({
  name: 'arrayIntersect',
  groups: ['array'],
  parameters: [required('array1', 'array', 'An array.'), required('array2', 'array', 'Another array.')],
  result: 'array',
  help: 'Returns the items that are in both arrays, each once, in the order of the first.',
  examples: [
    { expr: '{{arrayIntersect(a; b)}}', vars: { a: ['a', 'b', 'c'], b: ['b', 'c', 'd'] }, result: ['b', 'c'] },
  ],
  source: SOURCES.array,
  oem: true,
  call: (array, other) => {
    const kept = new Set(other.map(valueKey));
    return unique(array, valueKey).filter((item) => kept.has(valueKey(item)));
  },
});

/** Functions that treat arrays as sets. */
export const arraySetFunctions: readonly FunctionDefinition[] = [
  deduplicate,
  distinct,
  remove,
  arrayDiff,
  arrayIntersect,
];
