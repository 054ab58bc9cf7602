import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

/** An app explains itself. */
export const missingReadme: Rule = {
  code: 'missing-readme',
  severity: 'info',
  requirement: 'The app has a readme.md.',
  consequence: 'The importer refuses an archive without one, and reviewers do not learn what the app is for.',
  source: 'R10.4',
  right: [{ 'readme.md': '# Example' }],
  wrong: [{}],
  check(app, report) {
    if (app.readme !== undefined) return;
    report(metadataOf(app)?.locate([]) ?? { file: '.', line: 1, column: 1 }, 'Add readme.md.');
  },
};
