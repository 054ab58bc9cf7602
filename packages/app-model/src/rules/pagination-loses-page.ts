import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

const paged = (condition: string) => ({ 'modules/find/api.imljson': { url: '/a', pagination: { condition } } });
/** `pagination.page < x` and `x > pagination.page`, where x is a plain variable or number. */
const STRICT =
  /(?:^|[\s({])pagination\.page\s*<\s*[\w.`[\]]+(?!\s*[+*]|[\w.`[\]])|[\w`\]]\s*>\s*pagination\.page(?!\s*[-.\w])/;

/** `pagination.page != x` and the other way round, where x is the number of the last page. */
const LAST = /\b(?:\w+\.)*(?!\w*next)(?:\w*(?:last|total|pages|count)\w*|\d+)/.source;
const UNEQUAL = new RegExp(
  `\\bpagination\\.page\\s*!=\\s*${LAST}(?![\\w.]|\\s*[+*])|${LAST}\\s*!=\\s*pagination\\.page\\b(?!\\s*[-.])`,
  'i',
);

/** `pagination.page < total` misses the last page, because the condition is evaluated again with the next page. */
export const paginationLosesPage: Rule = {
  code: 'pagination-loses-page',
  severity: 'warning',
  requirement: 'A pagination condition that counts pages uses <=, not < or !=.',
  consequence: 'The last page is never asked for: the condition is evaluated a second time with the next page number.',
  source: 'R2.27, C13',
  right: [
    paged('{{pagination.page <= body.pages}}'),
    paged('{{body.page < body.pages}}'),
    paged('{{pagination.page < body.pages + 1}}'),
    paged('{{pagination.page - 1 < body.pages}}'),
    paged('{{pagination.page != body.next_page}}'),
    paged('{{pagination.page != body.pages + 1}}'),
  ],
  wrong: [
    paged('{{pagination.page < body.pages}}'),
    paged('{{body.meta.total_pages > pagination.page}}'),
    paged('{{length(body.items) > 0 && pagination.page < 10}}'),
    paged('{{pagination.page != body.meta.last_page}}'),
    paged('{{body.pages != pagination.page}}'),
  ],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      const { pagination } = step.value;
      const condition = isObject(pagination) ? pagination['condition'] : undefined;
      if (typeof condition === 'string' && (STRICT.test(condition) || UNEQUAL.test(condition))) {
        report(step.locate(['pagination', 'condition']), 'This loses the last page. Use pagination.page <= … instead.');
      }
    }
  },
};
