import type { Rule } from './rule.js';
import { allSteps } from './support/steps.js';

/** `response.limit` must not be a literal 0. */
export const limitZero: Rule = {
  code: 'limit-zero',
  severity: 'error',
  requirement: 'response.limit is not a literal 0.',
  consequence: 'The module fails with InvalidConfigurationError.',
  source: 'R2.24',
  right: [{ 'modules/find/api.imljson': { url: '/a', response: { limit: '{{parameters.limit}}' } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', response: { limit: 0 } } }],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      {
        const response = step.value['response'];
        const limit =
          typeof response === 'object' && response !== null && !Array.isArray(response) ? response['limit'] : undefined;
        if (limit === 0)
          report(
            step.locate(['response', 'limit']),
            'A limit of 0 is refused. Leave it out for no limit, or use a template.',
          );
      }
    }
  },
};
