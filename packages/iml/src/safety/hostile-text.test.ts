import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { compileMapping } from '../compile-mapping.js';
import { isImlError } from '../error.js';
import { parse } from '../parse.js';
import { referencedPaths } from '../referenced-paths.js';
import { arbitrarySoup } from '../testing/arbitrary-soup.js';
import { environment, outcome, TIERS } from '../testing/tiers.js';
import { fromTypedJson, toTypedJson } from '../typed-json.js';

const anything = fc.anything({ withDate: true, withBigInt: true, withMap: true, withSparseArray: true, maxDepth: 4 });
const json = fc.jsonValue({ maxDepth: 4 });
const template = fc.oneof(
  { weight: 3, arbitrary: arbitrarySoup },
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `{{${text}}}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe.each(TIERS)('whatever text stands in a template, code generation: %s', (codeGeneration) => {
  it('gives a value or throws the typed error, whatever the variables hold', () => {
    let values = 0;
    fc.assert(
      fc.property(template, fc.boolean(), anything, fc.array(json), (text, app, item, list) => {
        const options = { codeGeneration, flavour: app ? 'app' : 'scenario' } as const;
        const result = outcome(text, { item, list, a: item, b: list }, options);
        if ('value' in result) values += 1;
      }),
      { numRuns: 2000 },
    );
    expect(values).toBeGreaterThan(200);
  });

  it('gives the same mapping or throws the typed error, whatever JSON it is made of', () => {
    const leaf = fc.oneof(template, fc.constantFrom('{{...}}', '{{item}}', '{{a.b}}'));
    const mapping = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ maxDepth: 3 }, leaf, json, fc.array(tie('tree')), fc.dictionary(leaf, tie('tree'))),
    })).tree;
    fc.assert(
      fc.property(mapping, json, (source, item) => {
        try {
          compileMapping(source, { codeGeneration })({ item, a: item }, environment);
        } catch (error) {
          expect(isImlError(error), String(error)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('whatever text stands in a template', () => {
  it('has an error inside the template, with a frame that shows it', () => {
    fc.assert(
      fc.property(template, (text) => {
        try {
          compile(text)({}, environment);
        } catch (error) {
          if (!isImlError(error)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(text.length);
          expect(error.frame()).toContain('^');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has nodes that lie inside one another and inside the template', () => {
    const check = (node: unknown, from: number, to: number): void => {
      if (Array.isArray(node)) for (const child of node) check(child, from, to);
      if (typeof node !== 'object' || node === null || !('offset' in node)) return;
      const { offset, end } = node as { offset: number; end: number };
      expect(offset >= from && end <= to && offset <= end, JSON.stringify(node)).toBe(true);
      for (const child of Object.values(node)) {
        if (Array.isArray(child) || typeof child === 'object') check(child, from, to);
      }
    };
    fc.assert(
      fc.property(template, (text) => {
        try {
          check(parse(text), 0, text.length);
          expect(referencedPaths(text).every(({ position }) => position < text.length)).toBe(true);
        } catch (error) {
          if (!isImlError(error)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps values through their JSON form', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(fromTypedJson(toTypedJson(fromTypedJson(value)))).toEqual(fromTypedJson(value));
      }),
    );
  });
});
