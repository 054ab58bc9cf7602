import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { storedKeys } from './support/connection-data.js';
import { readsOf } from './support/reads.js';
import { specsOf } from './support/specs.js';
import { allSteps } from './support/steps.js';

const WEBHOOK = { label: 'W', type: 'web' };

/** Detaching reads what attaching stored. */
export const unknownWebhookVariable: Rule = {
  code: 'unknown-webhook-variable',
  severity: 'warning',
  requirement: 'webhook.x in detach and update is stored by response.data of attach.',
  consequence: 'The request names no subscription: it fails, and the service goes on calling a hook that is gone.',
  source: 'R4.8, C17',
  right: [
    {
      'webhooks/w/metadata.json': WEBHOOK,
      'webhooks/w/attach.imljson': { url: '/hooks', method: 'POST', response: { data: { id: '{{body.id}}' } } },
      'webhooks/w/detach.imljson': { url: '/hooks/{{webhook.id}}', method: 'DELETE' },
    },
  ],
  wrong: [
    {
      'webhooks/w/metadata.json': WEBHOOK,
      'webhooks/w/attach.imljson': { url: '/hooks', method: 'POST', response: { data: { hookId: '{{body.id}}' } } },
      'webhooks/w/detach.imljson': { url: '/hooks/{{webhook.hookid}}', method: 'DELETE' },
    },
  ],
  check(app, report) {
    const steps = allSteps(app).filter(({ component }) => component.kind === 'webhook');
    for (const webhook of app.webhooks.values()) {
      const own = steps.filter(({ component }) => component === webhook);
      const stored = own.map(({ step }) => storedKeys(step.value['response']));
      if (stored.includes(undefined)) continue;
      const form = [...specsOf(webhook.sections.parameters?.value ?? [])].map(({ spec }) => String(spec['name']));
      const names = new Set(['url', 'id', ...form, ...stored.flatMap((keys) => keys ?? [])]);
      for (const { name: block, step } of own) {
        if (block === 'api') continue;
        for (const { path, at } of readsOf(step)) {
          const [root, name] = path;
          if (root !== 'webhook' || typeof name !== 'string' || names.has(name)) continue;
          const meant = nearestName(name, names);
          report(
            at(),
            `Attaching stores no "${name}".${meant ? ` Did you mean "${meant}"?` : ' Add it to response.data of attach.'}`,
          );
        }
      }
    }
  },
};
