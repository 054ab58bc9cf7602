import type { Rule } from './rule.js';
import { specsOf } from './support/specs.js';

/** A required field must not be hidden behind the advanced switch. */
export const requiredAdvanced: Rule = {
  code: 'required-advanced',
  severity: 'warning',
  requirement: 'An advanced field is not required, unless it has a default.',
  consequence: 'The dialog refuses to be saved for a field its user does not see.',
  source: 'R11.2',
  right: [{ 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'A', advanced: true }] }],
  wrong: [{ 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'A', advanced: true, required: true }] }],
  check(app, report) {
    for (const module of app.modules.values()) {
      for (const section of [module.sections.parameters, module.sections.expect]) {
        if (!section) continue;
        for (const { spec, path } of specsOf(section.value)) {
          if (spec['advanced'] === true && spec['required'] === true && spec['default'] === undefined) {
            report(
              section.locate(path),
              `"${spec['label'] ?? spec['name']}" is required and advanced. Give it a default, or take one of the two away.`,
            );
          }
        }
      }
    }
  },
};
