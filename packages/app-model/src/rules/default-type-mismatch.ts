import type { Json } from '../section.js';
import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { isObject, isTemplate, type JsonObject } from './support/json.js';
import { formsOf, specsOf, titleOf } from './support/specs.js';

const field = (type: string, value: unknown, extra = {}) => ({
  'modules/find/expect.imljson': [{ name: 'a', type, label: 'A', default: value, ...extra }],
});

/** A default is a value of the field's type. */
export const defaultTypeMismatch: Rule = {
  code: 'default-type-mismatch',
  severity: 'warning',
  requirement: 'The default of a field is a value its type takes.',
  consequence: 'The dialog opens with a value it then refuses, or shows nothing.',
  source: 'R6.2, R6.7',
  right: [
    field('boolean', true),
    field('uinteger', 10),
    field('number', '10'),
    field('select', ['a'], { multiple: true, options: [{ label: 'A', value: 'a' }] }),
    field('date', '{{now}}'),
  ],
  wrong: [
    field('boolean', 'yes'),
    field('number', 'ten'),
    field('uinteger', -1),
    field('array', 'a', { spec: { type: 'text' } }),
    field('collection', 'a', { spec: [] }),
    field('text', { a: 1 }),
  ],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const section of formsOf(component)) {
        for (const { spec, path } of specsOf(section.value)) {
          const value = spec['default'];
          if (value === undefined || value === null || isTemplate(value)) continue;
          const wanted = wantedInstead(spec, value);
          if (wanted)
            report(section.locate([...path, 'default']), `The default of "${titleOf(spec)}" must be ${wanted}.`);
        }
      }
    }
  },
};

function wantedInstead(spec: JsonObject, value: Json): string | undefined {
  const number =
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)));
  switch (spec['type']) {
    case 'boolean':
    case 'checkbox':
      return typeof value === 'boolean' || value === 'true' || value === 'false' ? undefined : 'true or false';
    case 'number':
      return number ? undefined : 'a number';
    case 'integer':
      return number && Number.isInteger(Number(value)) ? undefined : 'a whole number';
    case 'uinteger':
    case 'port':
      return number && Number.isInteger(Number(value)) && Number(value) >= 0 ? undefined : 'a whole number from 0 up';
    case 'array':
      return Array.isArray(value) ? undefined : 'a list';
    case 'collection':
      return isObject(value) ? undefined : 'an object';
    case 'select':
      return spec['multiple'] === true && !Array.isArray(value) ? 'a list, because several can be chosen' : undefined;
    case 'text':
    case 'email':
    case 'url':
    case 'password':
      return typeof value === 'object' ? 'a text' : undefined;
    default:
      return undefined;
  }
}
