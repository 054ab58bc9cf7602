import { define, optional, required, rest, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkArrayLength } from './limits.js';

const first = define({
  name: 'first',
  groups: ['array'],
  parameters: [required('array', 'array', 'The array.')],
  result: 'any',
  help: 'Returns the first item; no value when the array is empty.',
  examples: [{ expr: '{{first(split("a,b"; ","))}}', result: 'a' }],
  source: SOURCES.array,
  call: (array) => array[0],
});

const last = define({
  name: 'last',
  groups: ['array'],
  parameters: [required('array', 'array', 'The array.')],
  result: 'any',
  help: 'Returns the last item; no value when the array is empty.',
  examples: [{ expr: '{{last(split("a@b.c"; "@"))}}', result: 'b.c' }],
  source: SOURCES.array,
  call: (array) => array.at(-1),
});

const add = define({
  name: 'add',
  groups: ['array'],
  parameters: [required('array', 'array', 'The array.'), rest('value', 'any', 'A value to put at the end.')],
  result: 'array',
  help: 'Returns the array with the values after its own items.',
  examples: [{ expr: '{{add(emptyarray; 6; 18)}}', result: [6, 18] }],
  source: SOURCES.array,
  call: (array, ...values) => [...array, ...values],
});

const merge = define({
  name: 'merge',
  groups: ['array'],
  parameters: [rest('array', 'array', 'An array.')],
  result: 'array',
  help: 'Joins arrays into one. An array that is missing counts as empty.',
  examples: [{ expr: '{{merge(a; b)}}', vars: { a: [1], b: [2, 3] }, result: [1, 2, 3] }],
  source: SOURCES.array,
  call: (...arrays) => {
    const given = (arrays as readonly (readonly unknown[] | undefined)[]).filter((array) => array !== undefined);
    checkArrayLength(given.reduce((total, array) => total + array.length, 0));
    return given.flat();
  },
});

const slice = define({
  name: 'slice',
  groups: ['array'],
  parameters: [
    required('array', 'array', 'The array.'),
    required('start', 'number', 'The position of the first item, from 0; negative ones count from the end.'),
    optional('end', 'number', 'The position after the last item. Without it: the rest.'),
  ],
  result: 'array',
  help: 'Returns the items from one position up to, but not including, another.',
  examples: [{ expr: '{{slice(a; 0; 2)}}', vars: { a: [1, 2, 3] }, result: [1, 2] }],
  source: SOURCES.array,
  call: (array, start, end) => array.slice(start, end),
});

const reverse = define({
  name: 'reverse',
  groups: ['array'],
  parameters: [required('array', 'array', 'The array.')],
  result: 'array',
  help: 'Returns the items in the opposite order.',
  examples: [{ expr: '{{reverse(a)}}', vars: { a: [1, 2, 3] }, result: [3, 2, 1] }],
  source: SOURCES.array,
  call: (array) => array.toReversed(),
});

const shuffle = define({
  name: 'shuffle',
  groups: ['array'],
  parameters: [required('array', 'array', 'The array.')],
  result: 'array',
  help: 'Returns the items in a random order.',
  examples: [{ expr: '{{shuffle(a)}}', vars: { a: ['only'] }, result: ['only'] }],
  source: SOURCES.array,
  call(array) {
    const items = [...array];
    // Fisher and Yates, from the end.
    for (let end = items.length - 1; end > 0; end -= 1) {
      const other = Math.floor(this.random() * (end + 1));
      [items[end], items[other]] = [items[other], items[end]];
    }
    return items;
  },
});

/** Functions that take, add and move items. */
export const arrayItemFunctions: readonly FunctionDefinition[] = [first, last, add, merge, slice, reverse, shuffle];
