import type { Rule } from './rule.js';
import { isObject, objectIn } from './support/json.js';
import { allSteps } from './support/steps.js';

const TRIGGER = { 'modules/find/metadata.json': { type: 'trigger', label: 'Watch Things' } };

/** A polling trigger tells new records from old ones. */
export const triggerDirective: Rule = {
  code: 'trigger-directive',
  severity: 'error',
  requirement:
    'The last request of a polling trigger has response.trigger with type, order and id, and date where the type is date.',
  consequence: 'The platform cannot tell which records are new: the module fails or gives the same ones on every run.',
  source: 'R3.9',
  right: [
    {
      ...TRIGGER,
      'modules/find/api.imljson': {
        url: '/a',
        response: {
          iterate: '{{body}}',
          trigger: { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{item.created}}' },
        },
      },
    },
  ],
  wrong: [
    { ...TRIGGER, 'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body}}' } } },
    {
      ...TRIGGER,
      'modules/find/api.imljson': {
        url: '/a',
        response: { iterate: '{{body}}', trigger: { type: 'date', order: 'desc', id: '{{item.id}}' } },
      },
    },
  ],
  check(app, report) {
    for (const { component, name, step, steps } of allSteps(app)) {
      if (component.kind !== 'module' || component.type !== 'trigger') continue;
      if (name !== 'api' || step !== steps.at(-1)) continue;
      const trigger = objectIn(step.value['response'], 'trigger');
      if (!trigger) {
        const at = step.locate(isObject(step.value['response']) ? ['response'] : []);
        report(at, 'Add response.trigger: {"type": "id" or "date", "order": …, "id": "{{item.id}}"}.');
      } else if (trigger['type'] === 'date' && trigger['date'] === undefined) {
        report(step.locate(['response', 'trigger']), 'A trigger by date needs "date", e.g. "{{item.created}}".');
      }
    }
  },
};
