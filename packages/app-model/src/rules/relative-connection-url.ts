import type { Rule } from './rule.js';
import { stepsOf } from './walk.js';

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
  ],
  wrong: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'connections/main/api.imljson': { url: '/me' },
    },
  ],
  check(app, report) {
    for (const connection of app.connections.values()) {
      for (const step of stepsOf(app, connection, 'api')) {
        const { url } = step.value;
        if (typeof url === 'string' && url.startsWith('/') && !url.startsWith('//')) {
          report(
            step.locate(['url']),
            `A connection inherits no baseUrl. Write the whole address, https://…${url.slice(0, 60)}.`,
          );
        }
      }
    }
  },
};
