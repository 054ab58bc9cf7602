import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowBreaches } from '../packages/cloze-mock/src/testing/contract-watch.js';
import { checkedExample, saysWhatComesOut } from './examples/checked-example.js';
import { blocksOf, docExamplesOf, type Example, sourcesOf } from './examples/find-examples.js';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'artifacts/examples');
const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
const readmes = [root, ...packages].map((home) => join(home, 'README.md')).filter((file) => existsSync(file));
const blocks = readmes.flatMap((file) => blocksOf(file, root));
const docExamples = packages
  .flatMap((home) => sourcesOf(join(home, 'src')))
  .flatMap((file) => docExamplesOf(file, root))
  .filter(saysWhatComesOut);
let written = 0;

describe('the examples of the READMEs', () => {
  it.each(blocks.filter(saysWhatComesOut).map(titled))('%s gives what it says', async (_, example) => {
    // It shows what becomes of a request that breaks the contract.
    if (example.code.includes('unknownParameters')) allowBreaches();
    await run(checkedExample(example));
  });

  it.each(blocks.map(titled))('%s imports what is there', async (_, example) => {
    for (const [, names = '', specifier = ''] of example.code.matchAll(/^import \{([^}]*)\} from '([^']+)';/gm)) {
      const module: object = await import(specifier);
      const values = names.split(',').flatMap((name) => /^\s*(?!type )(\w+)/.exec(name)?.[1] ?? []);
      expect(Object.keys(module), `${specifier} in ${example.file}`).toEqual(expect.arrayContaining(values));
    }
  });
});

describe('the examples of the doc comments', () => {
  it('are found', () => {
    expect(docExamples.length).toBeGreaterThan(10);
  });

  it.each(docExamples.map(titled))('%s gives what it says', async (_, example) => {
    const here = dirname(join(root, example.file));
    const code = example.code.replace(/ from '\.\//g, ` from '${here}/`);
    await run(checkedExample({ ...example, code }, await importsOf(example)));
  });
});

describe('checkedExample', () => {
  const example = (code: string): Example => ({ file: 'README.md', line: 1, code });

  it.each([
    '1 + 1; // → 2',
    'const a = 1;\nconst b = a + 1; // → 2',
    'console.log(\n  [1].map((n) => n + 1),\n); // → [2]',
    'Promise.resolve({ a: [1] });\n// → {\n//     a: [1],\n//   }',
    "(() => { throw new Error('No such thing.'); })(); // → throws No such",
  ])('passes what is right: %s', async (code) => {
    await run(checkedExample(example(code)));
  });

  it.each([
    '1 + 1; // → 3',
    'const b = 1; // → 2',
    'console.log([1]);\n// → [2]',
    'undefined; // → throws Error',
    "(() => { throw new Error('Other.'); })(); // → throws No such",
  ])('fails what is wrong: %s', async (code) => {
    await expect(run(checkedExample(example(code)))).rejects.toThrow(/README\.md:\d/);
  });
});

function titled(example: Example): [title: string, example: Example] {
  return [`${example.file}:${example.line}`, example];
}

/** Doc comments leave their imports out: what the file exports, and what its package does. */
async function importsOf({ file, code }: Example): Promise<string[]> {
  const words = new Set(code.match(/[\w$]+/g));
  const sources = [join(root, file), join(root, file.split('/').slice(0, 2).join('/'), 'src/index.ts')];
  const imports: string[] = [];
  for (const source of sources) {
    const names = Object.keys(await import(source)).filter((name) => words.delete(name));
    if (names.length > 0) imports.push(`import { ${names.join(', ')} } from '${source}';`);
  }
  return imports;
}

async function run(code: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  written += 1;
  const file = join(folder, `example-${written}.ts`);
  writeFileSync(file, code);
  await import(file);
}
