import type { Rule } from './rule.js';
import { readsOf } from './support/reads.js';
import { isSanitised } from './support/sanitised.js';
import { allSteps } from './support/steps.js';

const STAGED = { 'connections/main/metadata.json': { label: 'Main', type: 'oauth' } };
const TOKEN = { url: 'https://x.example/token', response: { data: { accessToken: '{{body.access_token}}' } } };

/** A token that is fetched is as secret as a key that is typed in. */
export const unsanitisedToken: Rule = {
  code: 'unsanitised-token',
  severity: 'warning',
  requirement: 'Tokens that a request stores or keeps from an answer stand under log.sanitize.',
  consequence: 'The token is readable in the log of whoever opens it, for as long as it is valid.',
  source: 'R11.6, R1.37',
  right: [
    {
      ...STAGED,
      'connections/main/api.imljson': { token: { ...TOKEN, log: { sanitize: ['response.body.access_token'] } } },
    },
    { ...STAGED, 'connections/main/api.imljson': { token: { ...TOKEN, log: { sanitize: ['response.body'] } } } },
  ],
  wrong: [{ ...STAGED, 'connections/main/api.imljson': { token: TOKEN } }],
  check(app, report) {
    for (const { component, step } of allSteps(app)) {
      if (component.kind !== 'connection') continue;
      for (const { path, directive, at } of readsOf(step)) {
        const [root, ...names] = path;
        const last = names.at(-1);
        const kept = directive[0] === 'response' && (directive[1] === 'data' || directive[1] === 'temp');
        if (root !== 'body' || !kept || typeof last !== 'string' || !SECRET.test(last)) continue;
        const place = `response.body.${names.join('.')}`;
        if (!isSanitised(step, place)) report(at(), `This keeps a token. Add "${place}" to log.sanitize.`);
      }
    }
  },
};

const SECRET = /(?:access|refresh|auth|id|session)_?token$|^token$|secret$/i;
