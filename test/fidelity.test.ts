import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisionsWithoutPlace } from './support/fidelity-table.js';

const root = resolve(import.meta.dirname, '..');

/** How many rules each chapter of the platform's rules has: R1.1 to R1.46, and so on; C1 to C20 correct them. */
const CHAPTERS: Readonly<Record<string, number>> = {
  'R1.': 46,
  'R2.': 33,
  'R3.': 17,
  'R4.': 11,
  'R5.': 9,
  'R6.': 16,
  'R7.': 5,
  'R8.': 11,
  'R9.': 6,
  'R10.': 20,
  'R11.': 10,
  C: 20,
};
const RULES = Object.entries(CHAPTERS).flatMap(([chapter, count]) =>
  Array.from({ length: count }, (_, index) => `${chapter}${index + 1}`),
);
const PROVEN = ['emulated', 'approximated', 'decision'];
const STATES = [...PROVEN, 'not emulated', 'checked', 'built or deployed', 'nothing to run'];
const ID = /\b(?:R\d+\.\d+|C\d+)\b/g;

const [, section = ''] = readFileSync(join(root, 'docs/fidelity.md'), 'utf8').split(/^## The runtime.*$/m);
const rows = (section.split(/^## /m)[0] ?? '').split('\n').flatMap((line) => {
  const [, id = '', state = '', text = ''] = /^\| (R\d+\.\d+|C\d+) \| ([^|]+) \| (.*) \|$/.exec(line) ?? [];
  return id === '' ? [] : [{ id, state, text }];
});

describe('docs/fidelity.md', () => {
  it('has every rule of the platform, once and in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(RULES);
  });

  it('gives each a state it explains, and something to say', () => {
    expect(rows.filter(({ state, text }) => !STATES.includes(state) || text.trim() === '')).toEqual([]);
  });

  it('claims nothing without a test whose title cites the rule', () => {
    const cited = new Set(titles().flatMap(({ title }) => title.match(ID) ?? []));
    expect(rows.filter(({ id, state }) => PROVEN.includes(state) && !cited.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('knows every rule that a test cites', () => {
    const known = new Set(RULES);
    const foreign = titles().flatMap(({ file, title }) =>
      (title.match(ID) ?? []).filter((id) => !known.has(id)).map((id) => `${file}: ${id}`),
    );
    expect(foreign).toEqual([]);
  });

  it('names the one place that keeps a decision, and it is there', () => {
    expect(decisionsWithoutPlace(rows)).toEqual([]);
  });

  it('names lint rules that are there', () => {
    const names = rows
      .filter(({ state }) => state === 'checked')
      .flatMap(({ text }) => [...text.matchAll(/`([^`]+)`/g)]);
    expect(names.length).toBeGreaterThan(0);
    const missing = names
      .map(([, name]) => name)
      .filter((name) => !existsSync(join(root, `packages/app-model/src/rules/${name}.ts`)));
    expect(missing).toEqual([]);
  });
});

/** Titles of tests and suites, and of rows of parametrised ones. The language's own tests cite its own list of corrections. */
function titles(): { file: string; title: string }[] {
  const files = ['packages', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && !/(^|\/)(node_modules|dist|fixtures)\//.test(file))
      .map((file) => join(folder, file)),
  );
  return files
    .filter((file) => !file.startsWith('packages/iml/') && file !== 'test/fidelity.test.ts')
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const found = text.matchAll(
        /(?:\b(?:it|test|describe)(?:\.\w+)*\s*\(|\)\s*\(|\[)\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g,
      );
      return [...found].map((match) => ({ file, title: match[2] ?? '' }));
    });
}
