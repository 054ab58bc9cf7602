import { equal } from '../comparison.js';
import { textForm } from '../text-form.js';
import { define, defineDecided, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkArrayLength } from './limits.js';

const length = define({
  name: 'length',
  groups: ['text', 'array', 'binary'],
  parameters: [required('text, buffer or array', 'any', 'What to measure.')],
  result: 'number',
  help: 'Returns the number of characters, bytes or items. Nothing has the length 0.',
  examples: [
    { expr: '{{length("hello")}}', result: 5 },
    { expr: '{{length(split("a,b"; ","))}}', result: 2 },
    { expr: '{{length(missing)}}', result: 0 },
  ],
  source: SOURCES.text,
  call: (value) => (Array.isArray(value) || value instanceof Uint8Array ? value.length : textForm(value).length),
});

const contains = defineDecided({
  name: 'contains',
  groups: ['text', 'array'],
  parameters: [
    required('text or array', 'any', 'Where to look.'),
    required('value', 'any', 'The text, or the item, to look for.'),
  ],
  result: 'boolean',
  help: 'Tells whether a text contains another, in the same letter case, or an array contains an item.',
  examples: [
    { expr: '{{contains("Hello World"; "Hello")}}', result: true },
    { expr: '{{contains(a; 9)}}', vars: { a: [1, 2, 3] }, result: false },
  ],
  source: SOURCES.text,
  decide:
    ({ equality, arraySeparator }) =>
    (where, value) => {
      if (Array.isArray(where)) return where.some((item) => equal(item, value, equality));
      // Nothing contains nothing, not even an empty text.
      if (where === null || where === undefined) return false;
      return textForm(where).includes(textForm(value, arraySeparator));
    },
});

const indexOf = define({
  name: 'indexOf',
  groups: ['text'],
  parameters: [
    required('text', 'text', 'Where to look.'),
    required('value', 'text', 'The text to look for.'),
    optional('start', 'number', 'The position to start at, from 0.', 0),
  ],
  result: 'number',
  help: 'Returns the position of the first occurrence, from 0, or -1 when there is none.',
  examples: [
    { expr: '{{indexOf("Make"; "k")}}', result: 2 },
    { expr: '{{indexOf("Workfront"; "o"; 3)}}', result: 6 },
  ],
  source: SOURCES.text,
  call: (text, value, start) => text.indexOf(value, start),
});

const substring = define({
  name: 'substring',
  groups: ['text'],
  parameters: [
    required('text', 'text', 'The text.'),
    required('start', 'number', 'The position of the first character, from 0.'),
    optional('end', 'number', 'The position after the last character. Without it: the rest.'),
  ],
  result: 'text',
  help: 'Returns the characters from one position up to, but not including, another.',
  examples: [
    { expr: '{{substring("Hello"; 1; 3)}}', result: 'el' },
    { expr: '{{substring("Hello"; 2)}}', result: 'llo' },
  ],
  source: SOURCES.text,
  call: (text, start, end) => text.substring(start, end),
});

const split = defineDecided({
  name: 'split',
  groups: ['text'],
  parameters: [
    required('text', 'text', 'The text.'),
    optional('separator', 'text', 'What stands between the parts. Without it the text is one part.'),
  ],
  result: 'array',
  help: 'Cuts a text into an array of texts. Blanks around a part stay.',
  examples: [{ expr: '{{split("6,18"; ",")}}', result: ['6', '18'] }],
  source: SOURCES.text,
  decide:
    ({ trimSplit }) =>
    (text, separator) => {
      if (separator === undefined) return [text];
      checkArrayLength(countParts(text, separator));
      const parts = text.split(separator);
      return trimSplit ? parts.map((part) => part.trim()) : parts;
    },
});

/** How many parts `split` would make, found without making them. */
function countParts(text: string, separator: string): number {
  if (separator === '') return text.length;
  let count = 1;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length)) count += 1;
  return count;
}

/** Functions that measure, search and cut texts. */
export const textSearchFunctions: readonly FunctionDefinition[] = [length, contains, indexOf, substring, split];
