import { metadataOf } from '../load/provenance.js';
import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';

/** Groups list modules of the app. */
export const unknownGroupModule: Rule = {
  code: 'unknown-group-module',
  severity: 'warning',
  requirement: 'Every name in groups is a module of the app.',
  consequence: 'The module that was meant stands in no group.',
  source: 'R7.5',
  right: [{ 'groups.json': [{ label: 'Things', modules: ['find'] }] }],
  wrong: [{ 'groups.json': [{ label: 'Things', modules: ['find', 'fnid'] }] }],
  check(app, report) {
    for (const [index, { label, modules }] of app.groups.entries()) {
      for (const [place, name] of modules.entries()) {
        if (app.modules.has(name)) continue;
        const at = metadataOf(app.groups)?.locate([index, 'modules', place]) ?? {
          file: 'groups.json',
          line: 1,
          column: 1,
        };
        const meant = nearestName(name, app.modules.keys());
        report(
          at,
          `The group "${label}" lists "${name}", which is no module.${meant ? ` Did you mean "${meant}"?` : ''}`,
        );
      }
    }
  },
};
