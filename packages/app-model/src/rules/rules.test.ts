import { describe, expect, it } from 'vitest';
import { loadAppFromFiles } from '../load/load-app-from-files.js';
import { RULES } from './index.js';
import type { Rule, RuleExample } from './rule.js';

const encoder = new TextEncoder();

/** Loads the small app of an example; a module named `find` is there unless the example says otherwise. */
function findings(rule: Rule, example: RuleExample): string[] {
  const whole = {
    'app.json': { name: 'example', label: 'Example', version: 1, theme: '#000000', language: 'en' },
    'modules/find/metadata.json': { type: 'search', label: 'Find things' },
    ...example,
  };
  const files = Object.entries(whole).map(([path, value]) => {
    const plain = typeof value === 'string' && !/json$/.test(path);
    return [path, encoder.encode(plain ? value : JSON.stringify(value))] as const;
  });
  const { app } = loadAppFromFiles(new Map(files), '/example');
  if (!app) throw new Error('the example does not load');
  const found: string[] = [];
  rule.check(app, ({ file, line, column }, message) => {
    expect(
      [line, column].every((place) => place >= 1),
      `${file} has a place`,
    ).toBe(true);
    found.push(message);
  });
  return found;
}

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  it('is documented in whole sentences', () => {
    for (const text of [rule.requirement, rule.consequence]) expect(text).toMatch(/^[^a-z].*[.!”]$|^[\w.]+ .*\.$/s);
    expect(rule.right.length).toBeGreaterThan(0);
    expect(rule.wrong.length).toBeGreaterThan(0);
  });

  it.each(rule.right.map((example, index) => [index, example] as const))(
    `has nothing to say about what is right (${rule.source}) %#`,
    (__, example) => {
      expect(findings(rule, example)).toEqual([]);
    },
  );

  it.each(rule.wrong.map((example, index) => [index, example] as const))(
    `finds what is wrong (${rule.source}) %#`,
    (__, example) => {
      const messages = findings(rule, example);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatch(/[.!?)}]$/);
    },
  );
});

it('has one code a rule, in the order of the alphabet', () => {
  const codes = RULES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
});
