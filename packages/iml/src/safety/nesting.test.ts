import { describe, expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';
import { parse } from '../parse.js';
import { print } from '../print.js';
import { referencedPaths } from '../referenced-paths.js';
import { outcome, TIERS } from '../testing/tiers.js';

const DEEP = 10_000;

function nested(open: string, inner: string, close: string, levels = DEEP): string {
  return `{{${open.repeat(levels)}${inner}${close.repeat(levels)}}}`;
}

/** An array inside an array inside an array … */
function deepArray(levels: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

function deepCollection(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { k: value };
  return value;
}

describe.each(TIERS)('nesting, code generation: %s', (codeGeneration) => {
  const options = { codeGeneration };

  it.each([
    ['parentheses', nested('(', '1', ')')],
    ['calls', nested('upper(', '"a"', ')')],
    ['calls with two arguments', nested('ifempty(', 'a', '; 1)')],
    ['lazy arguments', nested('if(a; ', '1', '; 2)')],
    ['indexes', nested('a[', '1', ']')],
    ['objects', nested('{ a: ', '1', ' }').replace(/}}$/, ' }}')],
    ['negations', nested('!', 'a', '')],
    ['minus signs', nested('- ', '1', '')],
    ['operators to the right', nested('1 + (', '1', ')')],
    ['an open end', `{{${'('.repeat(DEEP)}`],
  ])('of ten thousand %s is a typed error', (_, template) => {
    const result = outcome(template, { a: [1] }, options);
    expect(result).toHaveProperty(template.endsWith('}}') ? 'code' : 'value');
    if ('code' in result) expect(result.code).toBe('too-deep');
  });

  it.each([
    ['parentheses', nested('(', '1', ')', 250), 1],
    ['calls', nested('abs(', '1', ')', 250), 1],
    ['lazy arguments', nested('if(1; ', '1', '; 2)', 250), 1],
  ])('of 250 %s is an answer', (_, template, value) => {
    expect(outcome(template, {}, options)).toEqual({ value });
  });

  it('of a long chain is an answer, of an endless one a typed error', () => {
    expect(outcome(`{{1${' + 1'.repeat(900)}}}`, {}, options)).toEqual({ value: 901 });
    for (const chain of [' + 1', ' & 1', ' = 1', ' - 1 * 1']) {
      expect(outcome(`{{1${chain.repeat(50_000)}}}`, {}, options)).toEqual({ code: 'too-deep' });
    }
    expect(outcome(`{{a${'.b'.repeat(50_000)}}}`, {}, options)).toEqual({ code: 'too-deep' });
    expect(outcome(`{{a${'[1]'.repeat(50_000)}}}`, {}, options)).toEqual({ code: 'too-deep' });
  });

  it('of values is walked to a bound', () => {
    const templates = [
      ...['{{upper(v)}}', 'x{{v}}', '{{v = w}}', '{{toString(v)}}', '{{length(toString(v))}}', '{{contains(a; v)}}'],
      ...['{{flatten(v; 1000000)}}', '{{join(v; ",")}}', '{{createJSON(v)}}', '{{deduplicate(a)}}', '{{sort(a)}}'],
      ...['{{v < 1}}', '{{v + "x"}}', '{{base64(toString(v))}}', '{{arrayDiff(a; a)}}', '{{switch(v; w; 1)}}'],
    ];
    for (const make of [deepArray, deepCollection]) {
      const v = make(20_000);
      for (const template of templates) {
        const result = outcome(template, { v, w: make(20_000), a: [v] }, options);
        if ('code' in result) expect(result.code, template).toMatch(/^(?:too-deep|invalid-)/);
      }
    }
  });

  it('of a mapping is a typed error', () => {
    for (const make of [deepArray, deepCollection]) {
      expect(() => compileMapping(make(DEEP), options)).toThrow(expect.objectContaining({ code: 'too-deep' }));
    }
  });

  it('of a value that holds itself is a typed error or an answer', () => {
    const array: unknown[] = [1];
    array.push(array);
    const collection: Record<string, unknown> = { a: 1 };
    collection['self'] = collection;
    for (const v of [array, collection]) {
      for (const call of ['upper(v)', 'flatten(v; 1000000)', 'createJSON(v)', 'v = w', 'join(v)', 'sort(v)', 'v "x"']) {
        const result = outcome(`{{${call}}}`, { v, w: structuredClone(v) }, options);
        if ('code' in result) expect(result.code, call).toMatch(/^(?:too-|invalid-)/);
      }
    }
  });
});

describe('deep templates elsewhere', () => {
  it('print and list their paths, or are refused', () => {
    const deepest = nested('(', 'a', ')', 250);
    expect(print(parse(deepest))).toBe('{{a}}');
    expect(referencedPaths(deepest)).toHaveLength(1);
    expect(print(parse(`{{1${' + 1'.repeat(900)}}}`)).length).toBeGreaterThan(900);
    expect(() => referencedPaths(nested('(', 'a', ')'))).toThrow(expect.objectContaining({ code: 'too-deep' }));
  });
});
