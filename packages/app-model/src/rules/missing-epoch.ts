import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';
import { isObject, objectIn } from './support/json.js';
import { allSteps } from './support/steps.js';

const TRIGGER = {
  'modules/find/metadata.json': { type: 'trigger', label: 'Watch Things' },
  'modules/find/api.imljson': {
    url: '/a',
    response: { iterate: '{{body}}', trigger: { type: 'id', order: 'desc', id: '{{item.id}}' } },
  },
};

/** People choose where a trigger starts. */
export const missingEpoch: Rule = {
  code: 'missing-epoch',
  severity: 'info',
  requirement: 'A polling trigger has an epoch, the list in which people choose where to start.',
  consequence: 'A trigger by id then offers no choice at all, one by date only moments and no records.',
  source: 'R3.16',
  right: [
    {
      ...TRIGGER,
      'modules/find/epoch.imljson': { response: { output: { label: '{{item.name}}', date: '{{item.d}}' } } },
    },
  ],
  wrong: [TRIGGER],
  check(app, report) {
    for (const module of app.modules.values()) {
      const epoch = module.sections.epoch?.value;
      const polls = allSteps(app).some(
        ({ component, name, step }) =>
          component === module && name === 'api' && objectIn(step.value['response'], 'trigger'),
      );
      if (module.type !== 'trigger' || !polls || (isObject(epoch) && Object.keys(epoch).length > 0)) continue;
      const at = metadataOf(module)?.locate([]) ?? { file: module.file, line: 1, column: 1 };
      report(at, `${module.label} has no epoch. Add epoch with response.output {label, date}.`);
    }
  },
};
