import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

/** A GET request has no body. */
export const bodyIgnored: Rule = {
  code: 'body-ignored',
  severity: 'warning',
  requirement: 'A request with a body has a method other than GET.',
  consequence: 'The body is not sent: GET, also as the default, has none.',
  source: 'R1.21, R1.22',
  right: [
    { 'modules/find/api.imljson': { url: '/a', method: 'POST', body: { q: '{{parameters.q}}' } } },
    { 'modules/find/api.imljson': { url: '/a', method: 'GET', body: {} } },
  ],
  wrong: [
    { 'modules/find/api.imljson': { url: '/a', body: { q: '{{parameters.q}}' } } },
    { 'modules/find/api.imljson': { url: '/a', method: 'get', body: '{{parameters.body}}' } },
  ],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      const { url, method = 'GET', body } = step.value;
      if (url === undefined || typeof method !== 'string' || method.toUpperCase() !== 'GET') continue;
      // A default body of base is meant for the requests that have one (R1.6); the editor's template leaves an empty one.
      if (body === undefined || body === null || body === '' || step.isInherited(['body'])) continue;
      if (isObject(body) && Object.keys(body).length === 0) continue;
      report(step.locate(['body']), 'A GET request sends no body. Write its method, or move the values into qs.');
    }
  },
};
