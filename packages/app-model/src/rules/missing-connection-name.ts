import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

const MAIN = { 'connections/main/metadata.json': { label: 'Main', type: 'basic' } };

/** People with two accounts tell their connections apart. */
export const missingConnectionName: Rule = {
  code: 'missing-connection-name',
  severity: 'info',
  requirement: 'A connection sets response.metadata, e.g. the address of the account.',
  consequence: 'All connections to the service have the same name in the list.',
  source: 'R8.4, R11.7',
  right: [
    {
      ...MAIN,
      'connections/main/api.imljson': {
        url: 'https://x.example/me',
        response: { metadata: { type: 'email', value: '{{body.email}}' } },
      },
    },
  ],
  wrong: [{ ...MAIN, 'connections/main/api.imljson': { url: 'https://x.example/me' } }],
  check(app, report) {
    for (const connection of app.connections.values()) {
      const own = allSteps(app).filter(({ component }) => component === connection);
      if (
        own.length === 0 ||
        own.some(({ step }) => isObject(step.value['response']) && step.value['response']['metadata'])
      )
        continue;
      const section = connection.sections.api;
      if (section) report(section.locate([]), 'Add response.metadata: {"type": "text" or "email", "value": …}.');
    }
  },
};
