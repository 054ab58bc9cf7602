import { effectiveSteps } from '../effective/effective-steps.js';
import type { Rule } from './rule.js';

/** An OAuth 2 authorize request must carry the platform's state. */
export const oauthState: Rule = {
  code: 'oauth-state',
  severity: 'warning',
  requirement: 'The authorize request of an OAuth 2 connection sends "state": "{{oauth.state}}".',
  consequence: 'The platform cannot match the callback with the user who began it.',
  source: 'C7, R8.6',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'oauth' },
      'connections/main/api.imljson': { authorize: { url: 'https://x.example/a', qs: { state: '{{oauth.state}}' } } },
    },
  ],
  wrong: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'oauth' },
      'connections/main/api.imljson': { authorize: { url: 'https://x.example/a', qs: { client_id: 'x' } } },
    },
  ],
  check(app, report) {
    for (const component of app.connections.values()) {
      for (const step of effectiveSteps({ app, component, section: 'api', stage: 'authorize' })) {
        // OAuth 1 has no state: its authorize follows a request token.
        const api = component.sections.api?.value;
        const first = typeof api === 'object' && api !== null && !Array.isArray(api) && 'requestToken' in api;
        if (!first && !JSON.stringify(step.value).includes('oauth.state'))
          report(step.locate([]), 'Add "state": "{{oauth.state}}" to the query of authorize.');
      }
    }
  },
};
