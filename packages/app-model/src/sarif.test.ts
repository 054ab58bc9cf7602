import { describe, expect, it } from 'vitest';
import type { Diagnostic } from './diagnostic.js';
import { RULES } from './rules/index.js';
import { toSarif } from './sarif.js';

const FINDINGS: readonly Diagnostic[] = [
  { file: 'modules/find/api.imljson', line: 3, column: 5, rule: 'unknown-rpc', severity: 'error', message: 'No RPC.' },
  { file: 'a b/ü#.json', line: 1, column: 1, rule: 'json/syntax', severity: 'error', message: 'No JSON.' },
  { file: '.', line: 1, column: 1, rule: 'missing-icon', severity: 'info', message: 'No icon.' },
];

describe('toSarif', () => {
  const [run] = toSarif(FINDINGS).runs;

  it('puts every finding where it is, at a relative address', () => {
    const places = run?.results?.map(({ locations }) => locations?.[0]?.physicalLocation);
    expect(places?.map((place) => place?.artifactLocation?.uri)).toEqual([
      'modules/find/api.imljson',
      'a%20b/%C3%BC%23.json',
      '.',
    ]);
    expect(places?.[0]?.region).toEqual({ startLine: 3, startColumn: 5 });
    expect(Object.keys(run?.originalUriBaseIds ?? {})).toEqual([places?.[0]?.artifactLocation?.uriBaseId]);
    expect(run?.results?.map(({ level }) => level)).toEqual(['error', 'error', 'note']);
  });

  it('puts the folder of the app before the files', () => {
    const [result] = toSarif(FINDINGS, { folder: 'apps/my shop' }).runs[0]?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'apps/my%20shop/modules/find/api.imljson',
    );
  });

  it('explains every rule, and points each result at its rule', () => {
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual([...RULES.map(({ code }) => code), 'json/syntax']);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    for (const rule of rules.slice(0, -1)) expect(rule.help?.markdown).toContain('Otherwise: ');
  });
});
