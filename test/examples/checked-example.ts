import type { Example } from './find-examples.js';

const ARROW = /^(.*?)\s*\/\/ → (.+)$/;
const DECLARATION = /^(?:const|let|var) (\w+)\b[^=]*=/;

/** Whether an example says what comes out, so that it can be held to it. */
export function saysWhatComesOut({ code }: Example): boolean {
  return code.split('\n').some((line) => ARROW.test(line));
}

/**
 * An example as a module that fails when an `// →` comment is not what its statement gives.
 *
 * The comment stands behind the statement or on a line of its own below it, and is a JavaScript expression, or `throws`
 * and a part of the error's message or its code. The statement is an expression, a `console.log` of one value, or a
 * declaration of one name. A long expectation goes on in lines of comment with two blanks or more.
 */
export function checkedExample(example: Example, imports: readonly string[] = []): string {
  const { file, line } = example;
  const checked: string[] = [];
  const source = joinedExpectations(example.code);
  for (const [index, text] of source.entries()) {
    const [, code, expected] = ARROW.exec(text) ?? [];
    if (expected === undefined) {
      checked.push(text);
      continue;
    }
    const statement = code?.trim() === '' ? takeStatement(checked) : takeStatement(checked, code);
    checked.push(check(statement, expected, `${file}:${line + index}`));
  }
  return ["import { expect as $expect } from 'vitest';", ...imports, ...checked, 'export {};', ''].join('\n');
}

/** Puts the further lines of an expectation behind its first one; empty lines keep the count right. */
function joinedExpectations(code: string): string[] {
  const joined: string[] = [];
  let open: number | undefined;
  for (const [index, line] of code.split('\n').entries()) {
    const more = /^\s*\/\/ {2,}(\S.*)$/.exec(line)?.[1];
    if (open !== undefined && more !== undefined) {
      joined[open] += ` ${more}`;
      joined.push('');
    } else {
      open = ARROW.test(line) ? index : undefined;
      joined.push(line);
    }
  }
  return joined;
}

/** The statement that ends with the last line: as many lines as it takes until every bracket that closes has opened. */
function takeStatement(lines: string[], last?: string): string {
  const taken = [last ?? lastCode(lines)];
  while (openBrackets(taken.join('\n')) < 0 && lines.length > 0) taken.unshift(lines.pop() ?? '');
  return taken.join('\n').trim().replace(/;$/, '');
}

function lastCode(lines: string[]): string {
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines.pop() ?? '';
}

function openBrackets(code: string): number {
  const bare = code.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/.*$/gm, '');
  return (bare.match(/[([{]/g)?.length ?? 0) - (bare.match(/[)\]}]/g)?.length ?? 0);
}

function check(statement: string, expected: string, place: string): string {
  const label = JSON.stringify(`${place}: ${statement}`);
  const declared = DECLARATION.exec(statement)?.[1];
  if (declared !== undefined) return `${statement};\n$expect(${declared}, ${label}).toEqual(${expected});`;
  const expression = /^console\.log\((.*?),?\s*\)$/s.exec(statement)?.[1] ?? statement;
  const thrown = /^throws (.+)$/.exec(expected)?.[1];
  if (thrown === undefined) return `$expect(await (${expression}), ${label}).toEqual(${expected});`;
  return `{
  const $error = await (async () => ${expression})().then(() => undefined, (error: unknown) => error) as any;
  $expect(\`\${$error?.code}: \${$error?.message}\`, ${label}).toContain(${JSON.stringify(thrown)});
}`;
}
