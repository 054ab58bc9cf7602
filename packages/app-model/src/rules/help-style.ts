import { componentsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { formsOf, specsOf, titleOf } from './support/specs.js';

/** Help texts are sentences. */
export const helpStyle: Rule = {
  code: 'help-style',
  severity: 'info',
  requirement: 'The help of a field is one or more sentences, each ended.',
  consequence: 'Reviewers ask for it; without the period the text reads as if it were cut off.',
  source: 'R11.2',
  right: [
    {
      'modules/find/expect.imljson': [
        { name: 'a', type: 'text', label: 'A', help: 'The words to look for. For example, `red`.' },
      ],
    },
    {
      'modules/find/expect.imljson': [
        { name: 'a', type: 'text', label: 'A', help: 'See [the list](https://x.example).' },
      ],
    },
  ],
  wrong: [{ 'modules/find/expect.imljson': [{ name: 'a', type: 'text', label: 'A', help: 'The words to look for' }] }],
  check(app, report) {
    for (const component of componentsOf(app)) {
      for (const section of formsOf(component)) {
        for (const { spec, path } of specsOf(section.value)) {
          const { help } = spec;
          if (typeof help !== 'string' || help.includes('{{') || help.startsWith('rpc://')) continue;
          const text = help.trim();
          if (text === '')
            report(
              section.locate([...path, 'help']),
              `The help of "${titleOf(spec)}" is empty. Fill it in, or take it out.`,
            );
          // Markdown may close after the period, and a list or a block of code ends as it likes.
          else if (!/[.!?:…][)\]"'”’*_`]*$/.test(text) && !/(?:^|\n)\s*(?:[-*]|\d+\.)\s[^\n]*$|```$|>$/.test(text)) {
            report(section.locate([...path, 'help']), `End the help of "${titleOf(spec)}" with a period.`);
          }
        }
      }
    }
  },
};
