import { isCollection } from '../coerce.js';
import { ImlError } from '../error.js';
import { setOwn } from '../own-value.js';
import { textForm } from '../text-form.js';
import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { shown } from './limits.js';
import { readPath } from './property-path.js';

const map = define({
  name: 'map',
  groups: ['array'],
  parameters: [
    required('array', 'any', 'An array of collections.'),
    required('key', 'text', 'The property to take from each; names joined by dots lead into it.'),
    optional('filter key', 'text', 'The property to choose items by.'),
    optional('values', 'any', 'The values, separated by commas, one of which that property must have.'),
  ],
  result: 'array',
  help: 'Returns the value of a property of every item, or of those items that another property selects.',
  examples: [
    { expr: '{{map(a; "email")}}', vars: { a: [{ email: 'w@x' }, { email: 'h@x' }] }, result: ['w@x', 'h@x'] },
    {
      expr: '{{map(a; "email"; "label"; "work,home")}}',
      vars: {
        a: [
          { email: 'w@x', label: 'work' },
          { email: 'o@x', label: 'other' },
        ],
      },
      result: ['w@x'],
    },
  ],
  source: SOURCES.array,
  call: (array, key, filterKey, values) => {
    if (array === null || array === undefined) return [];
    if (!Array.isArray(array)) throw new ImlError({ code: 'invalid-array', message: 'Invalid array' });
    const chosen = filterKey === undefined || values === undefined ? array : choose(array, filterKey, values);
    return chosen.map((item) => readPath(item, key));
  },
});

/** Items whose property has one of the values, compared as texts. */
function choose(array: readonly unknown[], filterKey: string, values: unknown): readonly unknown[] {
  const wanted = new Set(textForm(values, ',').split(','));
  return array.filter((item) => wanted.has(textForm(readPath(item, filterKey))));
}

const keys = define({
  name: 'keys',
  groups: ['array'],
  parameters: [required('object or array', 'any', 'A collection or an array.')],
  result: 'array',
  help: 'Returns the names of the properties of a collection, or the positions of an array from 1.',
  examples: [
    { expr: '{{keys(o)}}', vars: { o: { a: 1, b: 2 } }, result: ['a', 'b'] },
    { expr: '{{keys(a)}}', vars: { a: ['x', 'y'] }, result: ['1', '2'] },
  ],
  source: `${SOURCES.array} (positions from 1 are a decision)`,
  call: (value) => {
    if (value === null || value === undefined) return [];
    if (Array.isArray(value)) return value.map((_, index) => String(index + 1));
    return Object.keys(collectionOf(value));
  },
});

const toArray = define({
  name: 'toArray',
  groups: ['array'],
  parameters: [required('collection', 'any', 'The collection.')],
  result: 'array',
  help: 'Turns a collection into an array of collections with the properties key and value.',
  examples: [{ expr: '{{toArray(o)}}', vars: { o: { a: 1 } }, result: [{ key: 'a', value: 1 }] }],
  source: SOURCES.array,
  call: (value) => {
    if (value === null || value === undefined) return [];
    return Object.entries(collectionOf(value)).map(([key, member]) => ({ key, value: member }));
  },
});

const toCollection = define({
  name: 'toCollection',
  groups: ['array'],
  parameters: [
    required('array', 'array', 'An array of collections.'),
    required('key', 'text', 'The property with the name.'),
    required('value', 'text', 'The property with the value.'),
  ],
  result: 'collection',
  help: 'Turns an array of names and values into a collection. An item without a name is left out; of two with the same name the later wins.',
  examples: [
    {
      expr: '{{toCollection(a; "k"; "v")}}',
      vars: {
        a: [
          { k: 'x', v: 1 },
          { k: 'y', v: 2 },
        ],
      },
      result: { x: 1, y: 2 },
    },
  ],
  source: SOURCES.array,
  call: (array, key, value) => {
    const collection: Record<string, unknown> = {};
    for (const item of array) {
      const name = readPath(item, key);
      if (name !== null && name !== undefined) setOwn(collection, textForm(name), readPath(item, value));
    }
    return collection;
  },
});

function collectionOf(value: unknown): Readonly<Record<string, unknown>> {
  if (isCollection(value)) return value;
  throw new ImlError({ code: 'invalid-collection', message: `'${shown(textForm(value))}' is not a valid collection.` });
}

/** Functions between arrays and collections. */
export const arrayCollectionFunctions: readonly FunctionDefinition[] = [map, keys, toArray, toCollection];
