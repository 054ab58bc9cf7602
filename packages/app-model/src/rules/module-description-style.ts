import { metadataOf } from '../load/provenance.js';
import type { Rule } from './rule.js';

const described = (description: string | undefined) => ({
  'modules/find/metadata.json': {
    type: 'search',
    label: 'Find Things',
    ...(description === undefined ? {} : { description }),
  },
});
/** Verbs that tell a person what to do; a description tells what the module does. */
const IMPERATIVE =
  /^(Create|Get|Update|Delete|Retrieve|Return|List|Search|Find|Watch|Trigger|Send|Add|Remove|Upload|Download|Perform|Make|Cancel|Convert|Generate|Fetch|Import|Export|Check|Set|Start|Stop)\b/;

/** A description says what the module does, in the third person. */
export const moduleDescriptionStyle: Rule = {
  code: 'module-description-style',
  severity: 'info',
  requirement:
    'Every module has a description in the third person, ended with a period: “Creates a thing.”, “Triggers when …”.',
  consequence: 'The list of modules has a gap, or reads unlike every other app.',
  source: 'R11.1',
  right: [described('Searches things by name.')],
  wrong: [described(undefined), described('Search things by name.'), described('Searches things by name')],
  check(app, report) {
    for (const module of app.modules.values()) {
      const text = module.description.trim();
      const at = metadataOf(module)?.locate(['description']) ?? { file: module.file, line: 1, column: 1 };
      const verb = IMPERATIVE.exec(text)?.[1];
      if (text === '') report(at, `${module.label} has no description. Say what it does in one sentence.`);
      else if (verb) report(at, `Write "${thirdPerson(verb)}" instead of "${verb}".`);
      else if (!/[.!?)]$/.test(text)) report(at, `End the description of ${module.label} with a period.`);
    }
  },
};

function thirdPerson(verb: string): string {
  return /(?:ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
}
