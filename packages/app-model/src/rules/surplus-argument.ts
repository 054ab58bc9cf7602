import type { Rule } from './rule.js';
import { callProblems } from './support/call-problems.js';

/** Arguments beyond those a function has do nothing. */
export const surplusArgument: Rule = {
  code: 'surplus-argument',
  severity: 'warning',
  requirement: 'No function gets more arguments than it takes.',
  consequence: 'What is too much is ignored: a second fallback of ifempty, for one, is never used.',
  source: 'IML §6.1',
  right: [
    {
      'modules/find/api.imljson': {
        url: '/a',
        qs: { q: '{{ifempty(parameters.q, ifempty(parameters.name, "all"))}}' },
      },
    },
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{trimLeft(parameters.q, 1, 2)}}' } } },
  ],
  wrong: [
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{ifempty(parameters.q, parameters.name, "all")}}' } } },
  ],
  check(app, report) {
    for (const { at, error, surplus } of callProblems(app)) {
      if (surplus) report(at, `${error.message} The platform ignores the rest.`);
    }
  },
};
