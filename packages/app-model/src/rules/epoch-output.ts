import type { Rule } from './rule.js';
import { isObject } from './support/json.js';

const TRIGGER = { 'modules/find/metadata.json': { type: 'trigger', label: 'Watch Things' } };

/** The list in which people choose where to start has two columns. */
export const epochOutput: Rule = {
  code: 'epoch-output',
  severity: 'warning',
  requirement: 'response.output of an epoch is {label, date} and nothing else.',
  consequence: 'The panel “Choose where to start” stays empty or shows entries without a name.',
  source: 'R3.16, C18',
  right: [
    {
      ...TRIGGER,
      'modules/find/epoch.imljson': { response: { output: { label: '{{item.name}}', date: '{{item.created}}' } } },
    },
  ],
  wrong: [
    {
      ...TRIGGER,
      'modules/find/epoch.imljson': { response: { output: { name: '{{item.name}}', date: '{{item.d}}' } } },
    },
  ],
  check(app, report) {
    for (const { sections } of app.modules.values()) {
      const epoch = sections.epoch?.value;
      const response = isObject(epoch) ? epoch['response'] : undefined;
      const output = isObject(response) ? response['output'] : undefined;
      if (!sections.epoch || !isObject(output)) continue;
      const keys = Object.keys(output);
      const right = ['label', 'date'];
      if (keys.every((key) => right.includes(key)) && right.every((key) => keys.includes(key))) continue;
      report(
        sections.epoch.locate(['response', 'output']),
        `Write {"label": …, "date": …}; here it is {${keys.join(', ')}}.`,
      );
    }
  },
};
