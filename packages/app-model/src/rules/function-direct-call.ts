import { listFunctions } from '@connect-app/iml';
import type { Rule } from './rule.js';

/** Words of JavaScript that are names of built-in functions, too. */
const KEYWORDS = ['if', 'switch'];

/** Functions reach each other through `iml`. */
export const functionDirectCall: Rule = {
  code: 'function-direct-call',
  severity: 'warning',
  requirement: 'A custom function calls the others, and the built-in ones, as iml.name(…).',
  consequence: 'The name is not defined inside the function, so the call fails while the scenario runs.',
  source: 'R6.15',
  right: [
    {
      'functions/one/code.js': 'function one(x) {\n  // two(x) twice\n  if (x) return iml.two(iml.upper(x));\n}',
      'functions/two/code.js':
        'function two(x) {\n  function trim(y) {\n    return y.trim();\n  }\n  return trim(x);\n}',
    },
  ],
  wrong: [
    {
      'functions/one/code.js': 'function one(x) {\n  return two(x);\n}',
      'functions/two/code.js': 'function two(x) {\n  return x;\n}',
    },
    { 'functions/day/code.js': 'function day(x) {\n  return formatDate(x, "DD");\n}' },
  ],
  check(app, report) {
    const known = new Set([...app.functions.keys(), ...listFunctions('app').map(({ name }) => name)]);
    for (const { name, code, codeFile: file } of app.functions.values()) {
      const lines = withoutTexts(code).split('\n');
      const own = new Set([...KEYWORDS, name, ...declaredIn(code)]);
      const reported = new Set<string>();
      for (const [index, line] of lines.entries()) {
        for (const { 1: called = '', index: column } of line.matchAll(/(?<![\w$.])([\w$]+)\s*\(/g)) {
          if (!known.has(called) || own.has(called) || reported.has(called)) continue;
          reported.add(called);
          report(
            { file, line: index + 1, column: column + 1 },
            `Write iml.${called}(…): "${called}" is not defined here.`,
          );
        }
      }
    }
  },
};

/** Comments and texts give way to blanks, so that places stay. */
function withoutTexts(code: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return code.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, blank);
}

/** Names the code gives itself: functions, variables, parameters. Anything that looks like a declaration counts. */
function declaredIn(code: string): string[] {
  const named = [...code.matchAll(/\b(?:function|const|let|var|class)\s+([\w$]+)/g)].map(([, name]) => name ?? '');
  const lists = [...code.matchAll(/\(([^()]*)\)\s*(?:=>|\{)|\b(?:const|let|var)\s*[{[]([^}\]]*)[}\]]/g)];
  const members = code.matchAll(/^\s*(?:async\s+)?([\w$]+)\s*\([^()]*\)\s*\{/gm);
  const listed = lists.flatMap(([, parameters, pattern]) => (parameters ?? pattern ?? '').match(/[\w$]+/g) ?? []);
  return [...named, ...listed, ...[...members].map(([, name]) => name ?? '')];
}
