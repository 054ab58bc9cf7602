import { compile, containsIml, ImlError } from '@connect-app/iml';
import { locateCharacter } from '../json/source-section.js';
import type { Rule } from './rule.js';
import { communications } from './support/steps.js';
import { textsOf } from './support/texts.js';

/** Functions must exist in apps, and be given as many arguments as they take. */
export const unknownFunction: Rule = {
  code: 'unknown-function',
  severity: 'error',
  requirement: 'Every function that an expression calls exists in custom apps and gets as many arguments as it takes.',
  consequence: 'The platform accepts the file and fails when the expression runs: “Function … not found!”.',
  source: 'IML §6, §8',
  right: [
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{encodeURL(parameters.q)}}' } } },
    {
      'functions/slug/code.js': 'function slug(text) {\n  return iml.lower(text);\n}',
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{slug(parameters.q)}}' } },
    },
  ],
  wrong: [
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{trimLeft(parameters.q)}}' } } },
    { 'modules/find/api.imljson': { url: '/a', qs: { q: '{{upper()}}' } } },
  ],
  check(app, report) {
    const functions = Object.fromEntries([...app.functions.keys()].map((name) => [name, () => undefined]));
    const seen = new Map<string, ImlError | undefined>();
    const sections = [...(app.base ? [app.base] : []), ...communications(app).map(({ section }) => section)];
    for (const section of sections) {
      for (const { text, path } of textsOf(section.value)) {
        if (!containsIml(text)) continue;
        if (!seen.has(text)) seen.set(text, problemWith(text, functions));
        const problem = seen.get(text);
        if (problem) report(locateCharacter(section, path, problem.position ?? 0), problem.message);
      }
    }
  },
};

function problemWith(text: string, functions: Record<string, () => undefined>): ImlError | undefined {
  try {
    compile(text, { functions });
    return undefined;
  } catch (error) {
    const known = error instanceof ImlError && ['unknown-function', 'wrong-argument-count'].includes(error.code);
    return known ? error : undefined;
  }
}
