import type { Rule } from './rule.js';
import { allSteps } from './support/steps.js';

/** A connection inherits nothing from base, so its urls must be absolute. */
export const relativeConnectionUrl: Rule = {
  code: 'relative-connection-url',
  severity: 'error',
  requirement: 'The urls of a connection are absolute.',
  consequence: 'A connection does not inherit baseUrl: the request has no host and the connection cannot be created.',
  source: 'R8.3, R1.1',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/api.imljson': { url: 'https://x.example/me' },
    },
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/api.imljson': { url: '{{parameters.host}}/me' },
    },
  ],
  wrong: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/api.imljson': { url: '/me' },
    },
  ],
  check(app, report) {
    for (const { component, step } of allSteps(app)) {
      const { url } = step.value;
      if (component.kind !== 'connection' || typeof url !== 'string' || url === '') continue;
      if (/^(?:[a-z][a-z0-9+.-]*:|\{\{|\/\/)/i.test(url.trim())) continue;
      report(
        step.locate(['url']),
        `A connection inherits no baseUrl. Write the whole address, https://…/${url.slice(0, 60).replace(/^\//, '')}.`,
      );
    }
  },
};
