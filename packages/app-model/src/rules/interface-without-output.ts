import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { outputKeys } from './support/output-keys.js';
import { allSteps } from './support/steps.js';

const FIELDS = [
  { name: 'id', type: 'text', label: 'ID' },
  { name: 'name', type: 'text', label: 'Name' },
];

/** The interface promises what the output holds. */
export const interfaceWithoutOutput: Rule = {
  code: 'interface-without-output',
  severity: 'warning',
  requirement: 'Every field of the interface is a key of the output, where the output is written key by key.',
  consequence: 'People map a value that is always empty.',
  source: 'R7.1, R7.3',
  right: [
    {
      'modules/find/interface.imljson': FIELDS,
      'modules/find/api.imljson': { url: '/a', response: { output: { id: '{{body.id}}', name: '{{body.name}}' } } },
    },
    {
      'modules/find/interface.imljson': FIELDS,
      'modules/find/api.imljson': { url: '/a', response: { output: '{{body}}' } },
    },
  ],
  wrong: [
    {
      'modules/find/interface.imljson': FIELDS,
      'modules/find/api.imljson': { url: '/a', response: { output: { id: '{{body.id}}', title: '{{body.title}}' } } },
    },
  ],
  check(app, report) {
    for (const module of app.modules.values()) {
      const section = module.sections.interface;
      const own = allSteps(app).filter(({ component, name }) => component === module && name === 'api');
      const keys = outputKeys(own.map(({ step }) => step));
      if (!section || !keys || !Array.isArray(section.value)) continue;
      for (const [index, field] of section.value.entries()) {
        const name = isObject(field) ? field['name'] : undefined;
        if (typeof name !== 'string' || keys.has(name)) continue;
        const meant = nearestName(name, keys);
        report(
          section.locate([index]),
          `The output has no "${name}".${meant ? ` Did you mean "${meant}"?` : ' Add it to the output, or take it out here.'}`,
        );
      }
    }
  },
};
