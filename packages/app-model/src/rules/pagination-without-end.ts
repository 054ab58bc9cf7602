import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

/** Paging must have an end that the app decides. */
export const paginationWithoutEnd: Rule = {
  code: 'pagination-without-end',
  severity: 'warning',
  requirement: 'pagination has a condition, or response.limit says how much is wanted.',
  consequence:
    'Pages are asked for until one is empty or the platform stops at its cap of 50: slow, and endless where the service ignores the page.',
  source: 'R2.28, R2.29',
  right: [
    { 'modules/find/api.imljson': { url: '/a', pagination: { condition: '{{body.next}}' } } },
    {
      'modules/find/api.imljson': {
        url: '/a',
        pagination: { qs: { page: '{{pagination.page}}' } },
        response: { limit: '{{parameters.limit}}', iterate: '{{body}}' },
      },
    },
  ],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', pagination: { qs: { page: '{{pagination.page}}' } } } }],
  check(app, report) {
    for (const { component, step } of allSteps(app)) {
      const { pagination, response } = step.value;
      if (!isObject(pagination) || pagination['condition'] !== undefined) continue;
      const trigger = isObject(response) && response['trigger'] !== undefined;
      // A trigger has a limit of its own (R2.24) and stops at the first known item (R3.12).
      if (trigger || (component.kind === 'module' && component.type === 'trigger')) continue;
      if (isObject(response) && response['limit'] !== undefined) continue;
      report(
        step.locate(['pagination']),
        'Add a condition that says whether there is another page, or a response.limit.',
      );
    }
  },
};
