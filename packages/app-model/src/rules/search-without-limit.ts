import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

/** People say how many bundles they want. */
export const searchWithoutLimit: Rule = {
  code: 'search-without-limit',
  severity: 'info',
  requirement: 'A search that iterates has a response.limit, as a rule {{parameters.limit}}.',
  consequence: 'Every record becomes a bundle, and every bundle runs the modules after it.',
  source: 'R2.24, R11.2',
  right: [
    { 'modules/find/api.imljson': { url: '/a', response: { limit: '{{parameters.limit}}', iterate: '{{body}}' } } },
  ],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body}}' } } }],
  check(app, report) {
    for (const { component, name, step, steps } of allSteps(app)) {
      if (component.kind !== 'module' || component.type !== 'search' || name !== 'api' || step !== steps.at(-1))
        continue;
      const { response } = step.value;
      if (!isObject(response) || response['iterate'] === undefined || response['limit'] !== undefined) continue;
      report(
        step.locate(['response', 'iterate']),
        'Add "limit": "{{parameters.limit}}" beside iterate, and a field for it.',
      );
    }
  },
};
