import { effectiveSteps } from '../effective/effective-steps.js';
import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { textsOf } from './support/texts.js';

const STAGED = { label: 'Main', type: 'oauth' };

/** An OAuth 2 authorize request must carry the platform's state. */
export const oauthState: Rule = {
  code: 'oauth-state',
  severity: 'warning',
  requirement: 'The authorize request of an OAuth 2 connection sends "state": "{{oauth.state}}".',
  consequence: 'The platform cannot match the callback with the user who began it.',
  source: 'C7, R8.6',
  right: [
    {
      'connections/main/metadata.json': STAGED,
      'connections/main/api.imljson': { authorize: { url: 'https://x.example/a', qs: { state: '{{oauth.state}}' } } },
    },
  ],
  wrong: [
    {
      'connections/main/metadata.json': STAGED,
      'connections/main/api.imljson': { authorize: { url: 'https://x.example/a', qs: { client_id: 'x' } } },
    },
  ],
  check(app, report) {
    for (const component of app.connections.values()) {
      const api = component.sections.api?.value;
      // OAuth 1 has no state: its authorize follows a request token.
      if (!isObject(api) || api['requestToken'] !== undefined) continue;
      for (const step of effectiveSteps({ app, component, section: 'api', stage: 'authorize' })) {
        if (step.value['url'] === undefined) continue;
        const sent = [...textsOf(step.value)].some(({ text }) => text.includes('oauth.state'));
        if (!sent) report(step.locate([]), 'Add "state": "{{oauth.state}}" to the query of authorize.');
      }
    }
  },
};
