import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

/** An instant trigger listens to a webhook. */
export const instantTriggerWebhook: Rule = {
  code: 'instant-trigger-webhook',
  severity: 'error',
  requirement: 'An instant trigger names the webhook it listens to.',
  consequence: 'The importer refuses the module.',
  source: 'R3.6',
  right: [
    {
      'webhooks/w/metadata.json': { label: 'W', type: 'web' },
      'modules/find/metadata.json': { type: 'instant_trigger', label: 'Watch things', webhook: 'w' },
    },
  ],
  wrong: [{ 'modules/find/metadata.json': { type: 'instant_trigger', label: 'Watch things' } }],
  check(app, report) {
    for (const module of app.modules.values()) {
      if (module.type !== 'instant_trigger' || module.webhook) continue;
      report(
        metadataOf(module)?.locate([]) ?? { file: module.file, line: 1, column: 1 },
        `${module.label} names no webhook. Add "webhook" to its metadata.`,
      );
    }
  },
};
