import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decisionsWithoutPlace } from './support/fidelity-table.js';

const root = resolve(import.meta.dirname, '..');

/** Sections of the language, points on which its sources differ, and points that were looked at a second time. */
const RULES = [
  ...['§1', '§2', '§3', '§4', '§5', '§6.1', '§6.2', '§6.3', '§6.4', '§6.5', '§6.6', '§7', '§8', '§9'],
  ...Array.from({ length: 15 }, (_, index) => `C${index + 1}`),
  ...Array.from({ length: 17 }, (_, index) => `§13.${index + 1}`),
];

const [, section = ''] = readFileSync(join(root, 'docs/fidelity.md'), 'utf8').split(/^## The expression language$/m);
const rows = (section.split(/^## /m)[0] ?? '').split('\n').flatMap((line) => {
  const [, id = '', state = '', text = ''] = /^\| IML (§[\d.]+|C\d+) \| ([^|]+) \| (.*) \|$/.exec(line) ?? [];
  return id === '' ? [] : [{ id, state, text }];
});

describe('docs/fidelity.md on the language', () => {
  it('has every section and every open point, once and in order', () => {
    expect(rows.map(({ id }) => id)).toEqual(RULES);
  });

  it('gives each a state it explains, and something to say', () => {
    const states = ['emulated', 'approximated', 'decision'];
    expect(rows.filter(({ state, text }) => !states.includes(state) || text.trim() === '')).toEqual([]);
  });

  it('claims nothing without conformance rows or a test that cite it', () => {
    const cited = new Set([...sources(), ...titles()].flatMap((text) => text.match(/§[\d.]*\d|\bC\d+\b/g) ?? []));
    const proven = (id: string) => cited.has(id) || [...cited].some((other) => other.startsWith(`${id}.`));
    expect(rows.map(({ id }) => id).filter((id) => !proven(id))).toEqual([]);
  });

  it('knows every section that the conformance data cite', () => {
    const known = new Set(RULES);
    const foreign = sources()
      .flatMap((text) => text.match(/§[\d.]*\d|\bC\d+\b/g) ?? [])
      .filter((id) => !known.has(id) && !known.has(id.replace(/\.\d+$/, '')));
    expect([...new Set(foreign)]).toEqual([]);
  });

  it('names the one place that keeps a decision, and it is there', () => {
    expect(decisionsWithoutPlace(rows)).toEqual([]);
  });
});

/** Where the expectations of the conformance data come from. */
function sources(): string[] {
  const folder = join(root, 'packages/iml/conformance');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'))
    .map((line) => (JSON.parse(line) as { source: string }).source);
}

/** Titles of the language's own tests and suites. */
function titles(): string[] {
  const folder = join(root, 'packages/iml/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/\b(?:it|describe)(?:\.\w+)*\((['"`])((?:\\.|(?!\1).)*)\1/g),
    ])
    .map(([, , title = '']) => title);
}
