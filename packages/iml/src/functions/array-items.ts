import { DECISIONS } from '../decisions.js';
import { LIMITS } from '../limits.js';
import { textForm } from '../text-form.js';
import { define, defineDecided, optional, required, rest, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkArrayLength, checkTextLength } from './limits.js';

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

const flatten = defineDecided({
  name: 'flatten',
  groups: ['array'],
  parameters: [
    required('array', 'array', 'The array.'),
    optional('depth', 'number', 'How many levels of arrays to take apart.', DECISIONS.flattenDepth),
  ],
  result: 'array',
  help: 'Puts the items of arrays inside the array in their place.',
  examples: [
    { expr: '{{flatten(a)}}', vars: { a: [1, [2, [3]]] }, result: [1, 2, [3]] },
    { expr: '{{flatten(a; 2)}}', vars: { a: [1, [2, [3]]] }, result: [1, 2, 3] },
  ],
  source: `decision: as Array.prototype.flat, to which ${SOURCES.array} points`,
  decide:
    ({ flattenDepth }) =>
    (array, depth = flattenDepth) => {
      const items: unknown[] = [];
      collect({ array, depth, items, seen: { count: 0 }, level: 0 });
      return items;
    },
});

interface Flattening {
  readonly array: readonly unknown[];
  readonly depth: number;
  readonly items: unknown[];
  /** Also counts the arrays taken apart, so that empty ones that share their parts cannot go on for ever. */
  readonly seen: { count: number };
  readonly level: number;
}

function collect({ array, depth, items, seen, level }: Flattening): void {
  for (const item of array) {
    seen.count += 1;
    checkArrayLength(seen.count);
    if (Array.isArray(item) && depth >= 1 && level < LIMITS.maxDepth) {
      collect({ array: item, depth: depth - 1, items, seen, level: level + 1 });
    } else {
      items.push(item);
    }
  }
}

const join = defineDecided({
  name: 'join',
  groups: ['array'],
  parameters: [
    required('array', 'array', 'The array.'),
    optional('separator', 'text', 'The text between the items.', ','),
  ],
  result: 'text',
  help: 'Joins the items into one text.',
  examples: [{ expr: '{{join(a; ", ")}}', vars: { a: ['x', 'y'] }, result: 'x, y' }],
  source: SOURCES.array,
  decide:
    ({ arraySeparator }) =>
    (array, separator = ',') => {
      let text = '';
      for (const [index, item] of array.entries()) {
        if (index > 0) text += separator;
        text += typeof item === 'string' ? item : textForm(item, arraySeparator);
        checkTextLength(text.length);
      }
      return text;
    },
});

/** Functions that take, add and move items. */
export const arrayItemFunctions: readonly FunctionDefinition[] = [
  first,
  last,
  add,
  merge,
  slice,
  reverse,
  shuffle,
  flatten,
  join,
];
