import { equal } from '../comparison.js';
import { define, defineDecided, required, rest, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { readPath } from './property-path.js';

const get = define({
  name: 'get',
  groups: ['general'],
  parameters: [
    required('object or array', 'any', 'The collection or array to read from.'),
    required('path', 'any', 'Names joined by dots; a part that meets an array is a position from 1.'),
  ],
  result: 'any',
  help: 'Returns the value at a path of a collection or array. Nothing is there: no value, no error.',
  examples: [
    { expr: '{{get(o; "a.b")}}', vars: { o: { a: { b: 7 } } }, result: 7 },
    { expr: '{{get(list; "2.name")}}', vars: { list: [{ name: 'A' }, { name: 'B' }] }, result: 'B' },
  ],
  source: SOURCES.general,
  call: (value, path) => readPath(value, path),
});

const omit = define({
  name: 'omit',
  groups: ['general'],
  parameters: [
    required('collection', 'collection', 'The collection to copy.'),
    rest('key', 'text', 'A property to leave out.'),
  ],
  result: 'collection',
  help: 'Returns the collection without the given properties.',
  examples: [
    { expr: '{{omit(user; "password")}}', vars: { user: { name: 'N', password: 'x' } }, result: { name: 'N' } },
  ],
  source: SOURCES.general,
  call: (collection, ...keys) => {
    if (collection === undefined) return undefined;
    const dropped = new Set(keys);
    return Object.fromEntries(Object.entries(collection).filter(([key]) => !dropped.has(key)));
  },
});

const pick = define({
  name: 'pick',
  groups: ['general'],
  parameters: [
    required('collection', 'collection', 'The collection to copy.'),
    rest('key', 'text', 'A property to keep.'),
  ],
  result: 'collection',
  help: 'Returns the collection with only the given properties, in their own order.',
  examples: [{ expr: '{{pick(user; "name")}}', vars: { user: { name: 'N', password: 'x' } }, result: { name: 'N' } }],
  source: SOURCES.general,
  call: (collection, ...keys) => {
    if (collection === undefined) return undefined;
    const kept = new Set(keys);
    return Object.fromEntries(Object.entries(collection).filter(([key]) => kept.has(key)));
  },
});

const equalFunction = defineDecided({
  name: 'equal',
  groups: ['general'],
  parameters: [required('value1', 'any', 'A value.'), required('value2', 'any', 'The value to compare it with.')],
  result: 'boolean',
  help: 'Tells whether two values are the same, as the operator = does.',
  examples: [
    { expr: '{{equal("a"; "a")}}', result: true },
    { expr: '{{equal(1; "1")}}', result: false },
  ],
  source: SOURCES.skills,
  decide:
    ({ equality }) =>
    (left, right) =>
      equal(left, right, equality),
});

/** Functions of the group General that read and compare. */
export const generalFunctions: readonly FunctionDefinition[] = [get, omit, pick, equalFunction];
