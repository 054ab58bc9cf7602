import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

/** An app has a face. */
export const missingIcon: Rule = {
  code: 'missing-icon',
  severity: 'info',
  requirement: 'The app has an icon: assets/icon.png, 512 × 512 pixels.',
  consequence: 'Its modules are grey circles in every scenario.',
  source: 'R10.1, R11.7',
  right: [{ 'assets/icon.png': 'PNG' }],
  wrong: [{}],
  check(app, report) {
    // A workspace has no place for it (R10.8).
    if (app.icon || app.layout === 'workspace') return;
    report(metadataOf(app)?.locate([]) ?? { file: '.', line: 1, column: 1 }, 'Add assets/icon.png, 512 × 512 pixels.');
  },
};
