import type { Rule } from './rule.js';
import { allSteps } from './support/steps.js';

/** A path needs a host. */
export const relativeUrlWithoutBase: Rule = {
  code: 'relative-url-without-base',
  severity: 'error',
  requirement: 'A request whose url is only a path has a baseUrl in base.',
  consequence: 'The request has no host and fails.',
  source: 'R1.14',
  right: [
    { 'base.imljson': { baseUrl: 'https://x.example' }, 'modules/find/api.imljson': { url: '/a' } },
    { 'modules/find/api.imljson': { url: 'https://x.example/a' } },
  ],
  wrong: [{ 'modules/find/api.imljson': { url: '/a' } }],
  check(app, report) {
    for (const { component, step } of allSteps(app)) {
      const { url, baseUrl } = step.value;
      if (component.kind === 'connection' || component.kind === 'endpoint' || baseUrl !== undefined) continue;
      if (typeof url !== 'string' || !/^\/(?!\/)/.test(url)) continue;
      report(
        step.locate(['url']),
        'Base has no baseUrl, so this path has no host. Add baseUrl to base, or write https://….',
      );
    }
  },
};
