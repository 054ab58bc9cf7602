import { describe, expect, it } from 'vitest';
import { loadAppFromFiles } from '../load/load-app-from-files.js';
import { RULES } from './index.js';
import type { Rule, RuleExample } from './rule.js';

/** Loads the small app of an example; a module named `find` is there unless the example says otherwise. */
function findings(rule: Rule, example: RuleExample): string[] {
  const encoder = new TextEncoder();
  const whole = {
    'app.json': { name: 'example', label: 'Example', version: 1, theme: '#000000', language: 'en' },
    'modules/find/metadata.json': { type: 'search', label: 'Find things' },
    ...example,
  };
  const files = Object.entries(whole).map(([path, value]) => [path, encoder.encode(JSON.stringify(value))] as const);
  const { app } = loadAppFromFiles(new Map(files), '/example');
  if (!app) throw new Error('the example does not load');
  const found: string[] = [];
  rule.check(app, (_, message) => found.push(message));
  return found;
}

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s', (_, rule) => {
  it.each(rule.right.map((example, index) => [index, example] as const))(
    `has nothing to say about what is right (${rule.source}) %#`,
    (__, example) => {
      expect(findings(rule, example)).toEqual([]);
    },
  );

  it.each(rule.wrong.map((example, index) => [index, example] as const))(
    `finds what is wrong (${rule.source}) %#`,
    (__, example) => {
      expect(findings(rule, example)).toHaveLength(1);
    },
  );
});
