import type { Rule } from './rule.js';

/** The importer reads a function's name off its code. */
export const functionName: Rule = {
  code: 'function-name',
  severity: 'warning',
  requirement:
    'The code of a custom function declares a function of the same name, with one opening parenthesis in that line.',
  consequence: 'Expressions do not find the function, or the importer gives it a wrong name.',
  source: 'R10.6',
  right: [{ 'functions/double/code.js': 'function double(x) {\n  return 2 * x;\n}' }],
  wrong: [
    { 'functions/double/code.js': 'function twice(x) {\n  return 2 * x;\n}' },
    { 'functions/double/code.js': 'function double(x) { return Number(x); }' },
    { 'functions/double/code.js': 'const double = (x) => 2 * x;' },
  ],
  check(app, report) {
    for (const { name, codeFile: file, code } of app.functions.values()) {
      if (code.trim() === '') continue;
      const declared = [...code.matchAll(/^[ \t]*(?:async\s+)?function\s*\*?\s*([\w$]+)\s*\(/gm)].map(
        (match) => match[1],
      );
      // What the importer's own expression would take for the name.
      const imported = /(?:function )(.+)(?:\()/.exec(code)?.[1]?.trim();
      const at = { file, line: 1, column: 1 };
      if (!declared.includes(name)) {
        report(at, `The code must declare "function ${name}(…)"${declared[0] ? `; it declares ${declared[0]}` : ''}.`);
      } else if (imported !== name) {
        report(
          at,
          `Begin the code with "function ${name}(…) {" and the body on the next line; the importer would read "${String(imported).slice(0, 60)}".`,
        );
      }
    }
  },
};
