import { describe, expect, it } from 'vitest';
import { listConstants, listFunctions } from './library.js';
import { conformanceRows, type PlacedRow, runRow } from './testing/conformance.js';

const rows = conformanceRows();
const subjects = new Map<string, PlacedRow[]>();
for (const row of rows) subjects.set(row.of, [...(subjects.get(row.of) ?? []), row]);

/** What differs from the row, as one line; nothing when it conforms. */
function difference(row: PlacedRow, codeGeneration: 'always' | 'never'): string[] {
  const { place, expression, result, error, message } = row;
  const actual = runRow(row, codeGeneration);
  // As text, so that the order of members counts too.
  const expected = JSON.stringify(error === undefined ? { result } : { error, message: message ?? actual.message });
  return JSON.stringify(actual) === expected
    ? []
    : [`${place} ${expression} gives ${JSON.stringify(actual)}, expected ${expected}`];
}

describe.each(['never', 'always'] as const)('conformance, code generation: %s', (codeGeneration) => {
  it.each([...subjects.keys()])('%s', (subject) => {
    expect((subjects.get(subject) ?? []).flatMap((row) => difference(row, codeGeneration))).toEqual([]);
  });
});

describe('the conformance data', () => {
  it.each(listFunctions().map(({ name }) => name))('has twelve rows or more about %s', (name) => {
    const about = subjects.get(name) ?? [];
    expect(about.length).toBeGreaterThanOrEqual(12);
    expect(about.filter(({ expression }) => !expression.includes(`${name}(`))).toEqual([]);
    expect(about.filter(({ error }) => error !== undefined).length).toBeGreaterThan(0);
  });

  it.each(listConstants().map(({ name }) => name))('has rows about %s', (name) => {
    expect((subjects.get(name) ?? []).length).toBeGreaterThanOrEqual(3);
  });

  it('has no row twice', () => {
    const known = new Map<string, string>();
    const repeated = rows.filter(({ of, expression, context, options, timezone, now, place }) => {
      const key = JSON.stringify([of, expression, context, options, timezone, now]);
      const twice = known.has(key);
      known.set(key, place);
      return twice;
    });
    expect(repeated.map(({ place }) => place)).toEqual([]);
  });

  it('cites a source in every row, and says what comes out', () => {
    const SOURCE =
      /^(?:https:\/\/\S+|(?:IML §[\d.]+|decision (?:§[\d.]+|C\d+)|decision: .+)(?:, decision C\d+| \(C\d+\))?)$/;
    expect(
      rows.filter(({ source }) => !SOURCE.test(source ?? '')).map(({ place, source }) => `${place}: ${source}`),
    ).toEqual([]);
    expect(rows.filter(({ result, error }) => (result === undefined) === (error === undefined))).toEqual([]);
  });
});
