import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

/** What no module does, people do with the universal one. */
export const missingUniversalModule: Rule = {
  code: 'missing-universal-module',
  severity: 'info',
  requirement: 'An app with a connection has a universal module, Make an API Call.',
  consequence: 'Whoever needs an endpoint the app does not cover is stuck; reviewers ask for it.',
  source: 'R11.4',
  right: [
    {
      'connections/main/metadata.json': { label: 'Main', type: 'basic' },
      'modules/call/metadata.json': { type: 'universal', label: 'Make an API Call' },
    },
  ],
  wrong: [{ 'connections/main/metadata.json': { label: 'Main', type: 'basic' } }],
  check(app, report) {
    if (app.connections.size === 0 || app.modules.size === 0) return;
    if ([...app.modules.values()].some(({ type }) => type === 'universal')) return;
    report(
      metadataOf(app)?.locate([]) ?? { file: '.', line: 1, column: 1 },
      'Add a universal module, Make an API Call.',
    );
  },
};
