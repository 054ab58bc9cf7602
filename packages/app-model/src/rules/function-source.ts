import { Script } from 'node:vm';
import type { Location } from '../section.js';
import type { Rule } from './rule.js';

/** Characters a function's code may have (R6.15). */
const MAX_CODE = 5000;

/** All functions of an app are compiled together. */
export const functionSource: Rule = {
  code: 'function-source',
  severity: 'error',
  requirement: 'The code of a custom function is JavaScript that compiles, 5,000 characters at most.',
  consequence: 'One function with a syntax error breaks every module of the app.',
  source: 'R6.15, R6.16',
  right: [{ 'functions/double/code.js': 'function double(x) {\n  return 2 * x;\n}' }],
  wrong: [
    { 'functions/double/code.js': 'function double(x) {\n  return 2 * ;\n}' },
    { 'functions/double/code.js': `function double(x) {\n  // ${'x'.repeat(MAX_CODE)}\n  return 2 * x;\n}` },
    { 'functions/double/code.js': '' },
  ],
  check(app, report) {
    for (const { name, codeFile: file, code } of app.functions.values()) {
      const start = { file, line: 1, column: 1 };
      const problem = syntaxProblem({ file, code });
      if (code.trim() === '') report(start, `The function "${name}" has no code.`);
      else if (problem) report(problem.at, `This does not compile: ${problem.message}`);
      if (code.length > MAX_CODE) {
        report(
          start,
          `The code has ${code.length} characters; ${MAX_CODE} are allowed. Split it into several functions.`,
        );
      }
    }
  },
};

/** Compiles without running. */
function syntaxProblem({
  file,
  code,
}: {
  readonly file: string;
  readonly code: string;
}): { at: Location; message: string } | undefined {
  try {
    new Script(code, { filename: 'code.js' });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The stack begins with `code.js:2`, the line itself, and a caret under the place.
    const [where = '', , caret = ''] = (error.stack ?? '').split('\n');
    const line = Number(/:(\d+)$/.exec(where)?.[1] ?? 1);
    return { at: { file, line, column: Math.max(1, caret.indexOf('^') + 1) }, message: `${error.message}.` };
  }
}
