import type { Rule } from './rule.js';
import { communications, stepsOf } from './walk.js';

/** `pagination.page < total` misses the last page, because the condition is evaluated again with the next page. */
export const paginationLosesPage: Rule = {
  code: 'pagination-loses-page',
  severity: 'warning',
  requirement: 'A pagination condition that counts pages uses <=, not <.',
  consequence: 'The last page is never asked for: the condition is evaluated a second time with the next page number.',
  source: 'R2.27, C13',
  right: [
    { 'modules/find/api.imljson': { url: '/a', pagination: { condition: '{{pagination.page <= body.pages}}' } } },
  ],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', pagination: { condition: '{{pagination.page < body.pages}}' } } }],
  check(app, report) {
    for (const { component, name } of communications(app)) {
      for (const step of stepsOf(app, component, name)) {
        const pagination = step.value['pagination'];
        const condition =
          typeof pagination === 'object' && pagination !== null && !Array.isArray(pagination)
            ? pagination['condition']
            : undefined;
        if (typeof condition === 'string' && /^\{\{\s*pagination\.page\s*<\s*[\w.`]+\s*\}\}$/.test(condition)) {
          report(
            step.locate(['pagination', 'condition']),
            'This loses the last page. Use pagination.page <= … instead.',
          );
        }
      }
    }
  },
};
