import type { Rule } from './rule.js';
import { formsOf, specsOf } from './support/specs.js';

/** The field Limit looks and behaves the same in every app. */
export const limitField: Rule = {
  code: 'limit-field',
  severity: 'info',
  requirement: 'The field limit has the type uinteger and a default.',
  consequence: 'Negative or broken numbers pass the dialog; an empty limit means every record.',
  source: 'R11.2',
  right: [{ 'modules/find/expect.imljson': [{ name: 'limit', type: 'uinteger', label: 'Limit', default: 10 }] }],
  wrong: [
    { 'modules/find/expect.imljson': [{ name: 'limit', type: 'number', label: 'Limit', default: 10 }] },
    { 'modules/find/expect.imljson': [{ name: 'limit', type: 'uinteger', label: 'Limit' }] },
  ],
  check(app, report) {
    for (const module of app.modules.values()) {
      if (module.type !== 'search' && module.type !== 'trigger') continue;
      for (const section of formsOf(module)) {
        for (const { spec, path } of specsOf(section.value)) {
          if (spec['name'] !== 'limit' || path.length !== 1) continue;
          const wrong = [
            ...(spec['type'] === 'uinteger' ? [] : ['the type "uinteger"']),
            ...(spec['default'] === undefined ? [`a default, as a rule ${module.type === 'trigger' ? 2 : 10}`] : []),
          ];
          if (wrong.length > 0) report(section.locate(path), `Give limit ${wrong.join(' and ')}.`);
        }
      }
    }
  },
};
