import type { Rule } from './rule.js';

/** A verification without a condition answers every call and queues none. */
export const verificationCondition: Rule = {
  code: 'verification-condition',
  severity: 'error',
  requirement: 'The verification of a webhook has a condition, one that is not always true.',
  consequence:
    'Its condition is true by default: every call is answered as a verification and none reaches the scenario.',
  source: 'R4.3',
  right: [
    {
      'webhooks/w/metadata.json': { label: 'W', type: 'web' },
      'webhooks/w/api.imljson': {
        verification: { condition: '{{body.challenge}}', respond: { body: '{{body.challenge}}' } },
      },
    },
  ],
  wrong: [
    {
      'webhooks/w/metadata.json': { label: 'W', type: 'web' },
      'webhooks/w/api.imljson': { verification: { respond: { body: 'ok' } } },
    },
    {
      'webhooks/w/metadata.json': { label: 'W', type: 'web' },
      'webhooks/w/api.imljson': { verification: { condition: true }, output: '{{body}}' },
    },
  ],
  check(app, report) {
    for (const { sections } of app.webhooks.values()) {
      const api = sections.api?.value;
      const verification =
        typeof api === 'object' && api !== null && !Array.isArray(api) ? api['verification'] : undefined;
      if (
        sections.api &&
        typeof verification === 'object' &&
        verification !== null &&
        !Array.isArray(verification) &&
        (verification['condition'] === undefined || isAlwaysTrue(verification['condition']))
      ) {
        report(
          sections.api.locate(['verification']),
          'This swallows every call. Give it a condition that is true for verification calls alone.',
        );
      }
    }
  },
};

function isAlwaysTrue(condition: unknown): boolean {
  return condition === true || (typeof condition === 'string' && /^\s*(?:\{\{\s*true\s*\}\}|true)\s*$/.test(condition));
}
