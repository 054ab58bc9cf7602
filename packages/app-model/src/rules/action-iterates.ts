import type { Rule } from './rule.js';
import { objectIn } from './support/json.js';
import { allSteps } from './support/steps.js';

const ACTION = { 'modules/find/metadata.json': { type: 'action', label: 'Get a Thing' } };

/** An action gives one bundle; iterating makes a list. */
export const actionIterates: Rule = {
  code: 'action-iterates',
  severity: 'error',
  requirement:
    'The last request of an action or universal module does not iterate, unless a wrapper makes one object of it.',
  consequence: 'The module fails: “Invalid module output. Expected Object, but found Array.”',
  source: 'R2.23, R3.2',
  right: [
    { ...ACTION, 'modules/find/api.imljson': { url: '/a', response: { output: '{{body}}' } } },
    {
      ...ACTION,
      'modules/find/api.imljson': {
        url: '/a',
        response: { iterate: '{{body.items}}', output: '{{item.id}}', wrapper: { ids: '{{output}}' } },
      },
    },
  ],
  wrong: [
    { ...ACTION, 'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body}}', output: '{{item}}' } } },
  ],
  check(app, report) {
    for (const { component, name, step, steps } of allSteps(app)) {
      if (component.kind !== 'module' || name !== 'api' || step !== steps.at(-1)) continue;
      if (component.type !== 'action' && component.type !== 'universal') continue;
      const response = objectIn(step.value, 'response');
      if (response?.['iterate'] === undefined || response['wrapper'] !== undefined) continue;
      report(
        step.locate(['response', 'iterate']),
        `${component.label} is an action and gives exactly one bundle. Make it a search, or give the list as one field of output.`,
      );
    }
  },
};
