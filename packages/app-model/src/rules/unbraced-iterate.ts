import type { Rule } from './rule.js';
import { allSteps } from './support/steps.js';

/** `iterate` without braces is a text, not a list. */
export const unbracedIterate: Rule = {
  code: 'unbraced-iterate',
  severity: 'error',
  requirement: 'iterate is an expression in braces.',
  consequence: 'Without braces it is a literal text, and there is nothing to iterate over.',
  source: 'R1.12',
  right: [{ 'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body.items}}' } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', response: { iterate: 'body.items' } } }],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      {
        const response = step.value['response'];
        const iterate =
          typeof response === 'object' && response !== null && !Array.isArray(response)
            ? response['iterate']
            : undefined;
        const object = typeof iterate === 'object' && iterate !== null && !Array.isArray(iterate);
        const container = object ? iterate['container'] : iterate;
        if (typeof container === 'string' && container !== '' && !container.includes('{{')) {
          report(
            step.locate(['response', 'iterate', ...(object ? ['container'] : [])]),
            `Write "{{${container}}}": without braces this is a plain text.`,
          );
        }
      }
    }
  },
};
