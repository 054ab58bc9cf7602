import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';

/** `item` exists only while a list is gone through. */
export const itemWithoutIterate: Rule = {
  code: 'item-without-iterate',
  severity: 'warning',
  requirement: 'item is read only where response.iterate goes through a list.',
  consequence: 'item is undefined, so every value made of it is empty.',
  source: 'R2.18',
  right: [
    {
      'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body.items}}', output: { id: '{{item.id}}' } } },
    },
  ],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', response: { output: { id: '{{item.id}}' } } } }],
  check(app, report) {
    for (const { component, name, step } of allSteps(app)) {
      const { response, iterate } = step.value;
      const iterates =
        component.kind === 'webhook' && name === 'api' ? iterate : isObject(response) && response['iterate'];
      if (iterates !== undefined && iterates !== false) continue;
      const first = readsOf(step).find(({ path }) => path[0] === 'item');
      if (first) report(first.at(), 'Nothing iterates here, so there is no item. Add response.iterate, or read body.');
    }
  },
};
