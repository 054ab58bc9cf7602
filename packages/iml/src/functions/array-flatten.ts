import { DECISIONS } from '../decisions.js';
import { LIMITS } from '../limits.js';
import { textForm } from '../text-form.js';
import { defineDecided, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkArrayLength, checkTextLength } from './limits.js';

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

/** Functions that make one array, or one text, of what is inside an array. */
export const arrayFlattenFunctions: readonly FunctionDefinition[] = [flatten, join];
