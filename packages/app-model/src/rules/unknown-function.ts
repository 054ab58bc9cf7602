import { compile, containsIml, ImlError } from '@connect-app/iml';
import { locateCharacter } from '../json/source-section.js';
import type { Rule } from './rule.js';
import { communications, textsOf } from './walk.js';

/** Functions must exist in apps, and be given as many arguments as they take. */
export const unknownFunction: Rule = {
  code: 'unknown-function',
  severity: 'error',
  requirement: 'Every function that an expression calls exists in custom apps and gets as many arguments as it takes.',
  consequence: 'The platform accepts the file and fails when the expression runs: “Function … not found!”.',
  source: 'IML §6, §8',
  right: [{ 'modules/find/api.imljson': { url: '/a', qs: { q: '{{encodeURL(parameters.q)}}' } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', qs: { q: '{{trimLeft(parameters.q)}}' } } }],
  check(app, report) {
    const own = Object.fromEntries([...app.functions.keys()].map((name) => [name, () => undefined]));
    const sections = [...(app.base ? [app.base] : []), ...[...communications(app)].map(({ section }) => section)];
    for (const section of sections) {
      for (const { text, path } of textsOf(section.value)) {
        if (!containsIml(text)) continue;
        try {
          compile(text, { functions: own });
        } catch (error) {
          const known = error instanceof ImlError && ['unknown-function', 'wrong-argument-count'].includes(error.code);
          if (known) report(locateCharacter(section, path, error.position ?? 0), error.message);
        }
      }
    }
  },
};
