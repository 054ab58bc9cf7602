import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { isObject } from './support/json.js';

const FIELDS = [{ name: 'id', type: 'text', label: 'ID' }];

/** A sample shows what the interface describes. */
export const sampleWithoutInterface: Rule = {
  code: 'sample-without-interface',
  severity: 'info',
  requirement: 'Every key of the samples is a field of the interface.',
  consequence: 'The sample shows a value that the interface does not offer for mapping, or one of the two is misspelt.',
  source: 'R7.2',
  right: [{ 'modules/find/interface.imljson': FIELDS, 'modules/find/samples.imljson': { id: '1' } }],
  wrong: [{ 'modules/find/interface.imljson': FIELDS, 'modules/find/samples.imljson': { id: '1', nmae: 'x' } }],
  check(app, report) {
    for (const { sections } of app.modules.values()) {
      const { interface: fields, samples } = sections;
      if (!Array.isArray(fields?.value) || !samples || !isObject(samples.value) || fields.value.length === 0) continue;
      // What an RPC adds is known only when it runs.
      if (!fields.value.every((field) => isObject(field))) continue;
      const names = new Set(fields.value.map((field) => String((field as { name?: unknown }).name)));
      for (const key of Object.keys(samples.value)) {
        if (names.has(key) || key.startsWith('__')) continue;
        const meant = nearestName(key, names);
        report(
          samples.locate([key]),
          `The interface has no "${key}".${meant ? ` Did you mean "${meant}"?` : ' Describe it there, or take it out here.'}`,
        );
      }
    }
  },
};
