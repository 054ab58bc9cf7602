import { containsIml, ImlError, parse } from '@connect-app/iml';
import type { App } from '../app.js';
import { locateCharacter } from '../json/source-section.js';
import type { Section } from '../section.js';
import type { Rule } from './rule.js';
import { communications } from './support/steps.js';
import { textsOf } from './support/texts.js';

/** Every template must parse: the place is that of the character at fault inside the file. */
export const expressionSyntax: Rule = {
  code: 'expression-syntax',
  severity: 'error',
  requirement: 'Every expression parses.',
  consequence: 'The module fails with “Invalid IML for parameter” whenever it runs.',
  source: 'IML §8',
  right: [{ 'modules/find/api.imljson': { url: '/a/{{upper(parameters.id)}}' } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a/{{upper(parameters.id + )}}' } }],
  check(app: App, report) {
    const sections: Section[] = [...(app.base ? [app.base] : []), ...communications(app).map(({ section }) => section)];
    for (const section of sections) {
      for (const { text, path } of textsOf(section.value)) {
        if (!containsIml(text)) continue;
        try {
          parse(text);
        } catch (error) {
          if (!(error instanceof ImlError)) throw error;
          report(locateCharacter(section, path, error.position ?? 0), `${error.message} In: ${text.slice(0, 120)}`);
        }
      }
    }
  },
};
