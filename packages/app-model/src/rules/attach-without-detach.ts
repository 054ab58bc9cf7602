import type { Rule } from './rule.js';

const WEBHOOK = { 'webhooks/w/metadata.json': { label: 'W', type: 'web' } };

/** What was subscribed is unsubscribed. */
export const attachWithoutDetach: Rule = {
  code: 'attach-without-detach',
  severity: 'warning',
  requirement: 'A webhook that subscribes with attach unsubscribes with detach.',
  consequence:
    'Deleting the webhook leaves its subscription behind; the service goes on calling an address that is gone.',
  source: 'R4.1, R4.9',
  right: [
    {
      ...WEBHOOK,
      'webhooks/w/attach.imljson': { url: '/hooks', method: 'POST', response: { data: { id: '{{body.id}}' } } },
      'webhooks/w/detach.imljson': { url: '/hooks/{{webhook.id}}', method: 'DELETE' },
    },
  ],
  wrong: [{ ...WEBHOOK, 'webhooks/w/attach.imljson': { url: '/hooks', method: 'POST' } }],
  check(app, report) {
    for (const { sections } of app.webhooks.values()) {
      if (sections.attach && isFilled(sections.attach.value) && !(sections.detach && isFilled(sections.detach.value))) {
        report(sections.attach.locate([]), 'Add detach: the request that takes back what attach subscribes.');
      }
    }
  },
};

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
