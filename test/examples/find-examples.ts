import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A piece of TypeScript or JavaScript that a README or doc comment shows. */
export interface Example {
  /** Relative to the root of the repository. */
  readonly file: string;
  /** Line of the file that the first line of the code stands on, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The ```` ```ts ```` and ```` ```js ```` blocks of a Markdown file. */
export function blocksOf(file: string, root: string): Example[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^([\s\S]*?)^```(?:ts|js)\b.*\n([\s\S]*?)^```$/gm);
  let before = 0;
  return [...blocks].map(([, lead = '', code = '']) => {
    const line = before + lines(lead) + 1;
    before = line + lines(code);
    return { file: relative(root, file), line: line + 1, code };
  });
}

/** The `@example` blocks of the doc comments of a source file. */
export function docExamplesOf(file: string, root: string): Example[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^ *\/\*\*[\s\S]*?\*\//gm)].flatMap((comment) => {
    const [, lead, body] = /^([\s\S]*?@example *\n)([\s\S]*?)(?=^ *\* @|^ *\*\/|\*\/$)/m.exec(comment[0]) ?? [];
    if (lead === undefined || body === undefined) return [];
    const line = lines(text.slice(0, comment.index)) + lines(lead) + 1;
    return [{ file: relative(root, file), line, code: body.replace(/^ *\* ?/gm, '') }];
  });
}

/** The TypeScript sources of a folder without their tests. */
export function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
    .map((file) => join(folder, file));
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}
