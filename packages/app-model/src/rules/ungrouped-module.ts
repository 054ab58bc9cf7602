import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

const TWO = {
  'modules/find/metadata.json': { type: 'search', label: 'Find Things' },
  'modules/get/metadata.json': { type: 'action', label: 'Get a Thing' },
};

/** Groups are complete. */
export const ungroupedModule: Rule = {
  code: 'ungrouped-module',
  severity: 'info',
  requirement: 'Where an app has groups, every module is in one of them, once.',
  consequence: 'The module stands under “Other” at the end of the list, or twice.',
  source: 'R7.5, R11.7',
  right: [{ ...TWO, 'groups.json': [{ label: 'Things', modules: ['find', 'get'] }] }],
  wrong: [
    { ...TWO, 'groups.json': [{ label: 'Things', modules: ['find'] }] },
    {
      ...TWO,
      'groups.json': [
        { label: 'Things', modules: ['find', 'get'] },
        { label: 'More', modules: ['get'] },
      ],
    },
  ],
  check(app, report) {
    if (app.groups.length === 0) return;
    const where = (path: (string | number)[]) =>
      metadataOf(app.groups)?.locate(path) ?? { file: 'groups.json', line: 1, column: 1 };
    const grouped = new Map<string, string>();
    for (const [index, { label, modules }] of app.groups.entries()) {
      for (const [place, name] of modules.entries()) {
        const before = grouped.get(name);
        if (before !== undefined)
          report(where([index, 'modules', place]), `"${name}" is in the group "${before}" already.`);
        grouped.set(name, label);
      }
    }
    for (const name of app.modules.keys()) {
      if (!grouped.has(name)) report(where([]), `The module "${name}" is in no group. Add it to one.`);
    }
  },
};
