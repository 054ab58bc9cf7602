import { describe, expect, it } from 'vitest';

const bench = new URL('../../bench/', import.meta.url);

interface Engine {
  readonly cases: Readonly<Record<string, () => (input: unknown) => unknown>>;
}

async function load(file: string) {
  return import(new URL(file, bench).href);
}

const { CASES, ENGINES, FIELDS } = await load('cases.mjs');
const { sameResult } = await load('results.mjs');
const { judge, verdict } = await load('aims.mjs');
const { figures, table } = await load('report.mjs');

const engines = new Map<string, Engine>();
for (const name of ENGINES) engines.set(name, await load(`engines/${name}.mjs`));

describe('the engines of the benchmark', () => {
  it.each(Object.keys(CASES))('all give the same: %s', async (name) => {
    const inputs: unknown[] = CASES[name].inputs();
    const contestants = [...engines].filter(([, { cases }]) => name in cases);
    expect(contestants.length).toBeGreaterThan(1);
    const results = await Promise.all(
      contestants.map(async ([engine, { cases }]) => {
        const run = cases[name]?.();
        return { engine, given: await Promise.all(inputs.map((input) => run?.(input))) };
      }),
    );
    const different = results.filter(({ given }) => !sameResult(given, results[0]?.given));
    expect(different).toEqual([]);
  });

  it('map to the fields that the cases name', () => {
    for (const engine of ['hand-written', 'iml']) {
      const [input] = CASES.fields.inputs();
      expect(Object.keys(engines.get(engine)?.cases['fields']?.()(input) as object)).toEqual(FIELDS);
    }
  });

  it('are told apart when they give something else, a number from its text not', () => {
    expect(sameResult([{ a: 1 }], [{ a: '1' }])).toBe(true);
    expect(sameResult([{ a: 1 }], [{ a: 2 }])).toBe(false);
    expect(sameResult([{ a: 1 }], [{ b: 1 }])).toBe(false);
    expect(sameResult(['x', 'y'], ['x'])).toBe(false);
  });
});

describe('the report of the benchmark', () => {
  const round = (iml: number) =>
    Object.entries({ 'hand-written': 100, iml, 'cel-js': 400, 'antv-expr': 200, jsonata: 9000, handlebars: 3000 }).map(
      ([engine, warm]) => ({ engine, warm, cold: 1e6 }),
    );

  it('takes ratios within a round, and the median of them', () => {
    const rounds = [round(150), round(300), round(120)];
    const [ceiling, ours] = figures(rounds);
    expect(ceiling).toMatchObject({ engine: 'hand-written', warmRatio: 1 });
    expect(ours).toMatchObject({ engine: 'iml', warmNanoseconds: 150, warmRatio: 1.5, coldMilliseconds: 1 });
    expect(table({ title: 'fields', engines: [ceiling, ours] })).toContain('1.50');
  });

  it('says which aims were reached', () => {
    const [toCeiling, toPeers] = judge('fields', [round(140)]);
    expect([toCeiling.reached, toPeers.reached]).toEqual([true, true]);
    expect(judge('fields', [round(160)])[0].reached).toBe(false);
    expect(verdict('fields', toCeiling)).toBe('reached  10-field mapping: 1.40 × hand-written (aim: at most 1.5 ×)');
  });

  it('allows one peer to compile faster, not two', () => {
    expect(judge('compile', [round(300)])[0].reached).toBe(true);
    expect(judge('compile', [round(500)])[0].reached).toBe(false);
  });
});
