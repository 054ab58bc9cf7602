import type { Json, JsonPath } from '../section.js';
import { componentsOf, sectionsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { isObject } from './support/json.js';

const LISTS: ReadonlySet<string> = new Set([
  'parameters',
  'expect',
  'interface',
  'inputParameters',
  'outputParameters',
]);

/** Two fields side by side have two names, two options of a dropdown two values. */
export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'warning',
  requirement: 'No two fields of one list have the same name, no two options of a select the same value.',
  consequence: 'Only one of the two values arrives; the other field or option does nothing.',
  source: 'R6.2',
  right: [
    {
      'modules/find/expect.imljson': [
        { name: 'a', type: 'text', label: 'A' },
        { name: 'b', type: 'collection', label: 'B', spec: [{ name: 'a', type: 'text', label: 'A' }] },
      ],
    },
  ],
  wrong: [
    {
      'modules/find/expect.imljson': [
        { name: 'a', type: 'text', label: 'A' },
        { name: 'a', type: 'number', label: 'Another' },
      ],
    },
    {
      'modules/find/expect.imljson': [
        {
          name: 'a',
          type: 'select',
          label: 'A',
          options: [
            { label: 'One', value: 1 },
            { label: 'Eins', value: 1 },
          ],
        },
      ],
    },
  ],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const [block, section] of sectionsOf(component)) {
        if (!LISTS.has(block)) continue;
        for (const { path, what } of repeated(section.value))
          report(section.locate(path), `${what} stands here twice. Rename or remove one.`);
      }
    }
  },
};

/** Every second use of a name in a list of fields, or of a value in a list of options, at any depth. */
function* repeated(value: Json, path: JsonPath = []): Generator<{ path: JsonPath; what: string }> {
  if (Array.isArray(value)) {
    const seen = new Set<string>();
    for (const [index, item] of value.entries()) {
      const id = isObject(item) ? idOf(item) : undefined;
      if (id !== undefined && seen.has(id)) yield { path: [...path, index], what: id };
      if (id !== undefined) seen.add(id);
      yield* repeated(item, [...path, index]);
    }
  } else if (isObject(value)) {
    for (const key of ['spec', 'nested', 'options', 'store', 'parameters', 'rpc']) {
      const inner = value[key];
      if (inner !== undefined && typeof inner === 'object') yield* repeated(inner, [...path, key]);
    }
  }
}

function idOf(item: { readonly [key: string]: Json }): string | undefined {
  if (typeof item['type'] === 'string')
    return typeof item['name'] === 'string' ? `The field "${item['name']}"` : undefined;
  const { value } = item;
  return value === undefined || typeof value === 'object' ? undefined : `The option ${JSON.stringify(value)}`;
}
