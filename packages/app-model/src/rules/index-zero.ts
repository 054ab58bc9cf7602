import type { Rule } from './rule.js';
import { onceAPlace } from './support/once-a-place.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';

/** Positions in arrays count from 1. */
export const indexZero: Rule = {
  code: 'index-zero',
  severity: 'warning',
  requirement: 'Expressions count the elements of an array from 1.',
  consequence: 'There is no element 0, so the value is silently empty.',
  source: 'IML C14',
  right: [{ 'modules/find/api.imljson': { url: '/a', response: { output: { id: '{{body.rows[1].id}}' } } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', response: { output: { id: '{{body.rows[0].id}}' } } } }],
  check(app, report) {
    const reportOnce = onceAPlace(report);
    for (const { step } of allSteps(app)) {
      for (const { path, at } of readsOf(step)) {
        if (path.includes(0)) reportOnce(at(), 'Positions count from 1. Write [1], or [], for the first element.');
      }
    }
  },
};
