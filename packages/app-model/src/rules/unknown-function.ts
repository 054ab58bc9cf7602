import type { Rule } from './rule.js';
import { callProblems } from './support/call-problems.js';

/** Functions must exist in apps, and be given the arguments they need. */
export const unknownFunction: Rule = {
  code: 'unknown-function',
  severity: 'error',
  requirement: 'Every function that an expression calls exists in custom apps and gets all arguments it needs.',
  consequence: 'The platform accepts the file and fails when the expression runs: “Function … not found!”.',
  source: 'IML §6, §8',
  right: [
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{encodeURL(parameters.q)}}' } } },
    {
      'functions/slug/code.js': 'function slug(text) {\n  return iml.lower(text);\n}',
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{slug(parameters.q)}}' } },
    },
  ],
  wrong: [
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{trimLeft(parameters.q)}}' } } },
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{upper()}}' } } },
  ],
  check(app, report) {
    for (const { at, error, surplus } of callProblems(app)) if (!surplus) report(at, error.message);
  },
};
