import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { formsOf, specsOf, titleOf } from './support/specs.js';

const NESTED = [{ name: 'b', type: 'text', label: 'B' }];
/** Types that never open further fields (R5.2): they have no moment at which a choice is made. */
const FLAT: ReadonlySet<string> = new Set([
  'text',
  'number',
  'integer',
  'uinteger',
  'email',
  'password',
  'uuid',
  'buffer',
  'json',
  'banner',
  'array',
  'collection',
]);

/** `nested` works on choices. */
export const deadNested: Rule = {
  code: 'dead-nested',
  severity: 'warning',
  requirement: 'nested stands on an option, on options, a placeholder, a boolean or a date.',
  consequence: 'The nested fields are never shown.',
  source: 'R5.2, R5.8',
  right: [
    { 'modules/find/expect.imljson': [{ name: 'a', type: 'boolean', label: 'A', nested: NESTED }] },
    {
      'modules/find/expect.imljson': [
        { name: 'a', type: 'select', label: 'A', options: { store: [{ label: 'X', value: 'x' }], nested: NESTED } },
      ],
    },
  ],
  wrong: [{ 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'A', nested: NESTED }] }],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const section of formsOf(component)) {
        for (const { spec, path } of specsOf(section.value)) {
          if (spec['nested'] === undefined || !FLAT.has(String(spec['type']))) continue;
          const instead = ['array', 'collection'].includes(String(spec['type'])) ? ' Its items belong in spec.' : '';
          report(
            section.locate([...path, 'nested']),
            `"${titleOf(spec)}" is of type ${String(spec['type'])} and opens no further fields.${instead}`,
          );
        }
      }
    }
  },
};
