import type { Rule } from './rule.js';
import { allSteps } from './support/steps.js';

/** `qs` replaces the query written in the url. */
export const queryTwice: Rule = {
  code: 'query-twice',
  severity: 'warning',
  requirement: 'A request has its query either in url or in qs, not in both.',
  consequence: 'qs replaces the whole query of the url, also an inherited qs, even an empty one.',
  source: 'R1.18',
  right: [{ 'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.q}}' } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a?x=1', qs: { q: '{{parameters.q}}' } } }],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      {
        const { url, qs } = step.value;
        if (typeof url === 'string' && withoutExpressions(url).includes('?') && qs !== undefined) {
          report(
            step.locate(['url']),
            'The query of this url is dropped, because the request has qs. Move it into qs.',
          );
        }
      }
    }
  },
};

function withoutExpressions(text: string): string {
  return text.replace(/\{\{[\s\S]*?\}\}/g, '');
}
