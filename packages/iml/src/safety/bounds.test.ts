import { Script } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { compile } from '../compile.js';
import { compileFilter } from '../compile-filter.js';
import { compileMapping } from '../compile-mapping.js';
import { ImlError } from '../error.js';
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

/** Ten of each other: `levels` arrays in memory that stand for 10^levels items. */
function bomb(levels: number): unknown {
  let value: unknown = ['x'];
  for (let level = 0; level < levels; level += 1) value = Array.from({ length: 10 }, () => value);
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

describe.each(TIERS)('size, code generation: %s', (codeGeneration) => {
  const options = { codeGeneration };
  const megabyte = 'x'.repeat(1_000_000);

  it('reads a template of a megabyte', () => {
    expect(outcome(megabyte, {}, options)).toEqual({ value: megabyte });
    expect(outcome(`{{"${megabyte}"}}`, {}, options)).toEqual({ value: megabyte });
    expect(outcome('{{a}} text '.repeat(90_000), { a: 1 }, options)).toEqual({ value: '1 text '.repeat(90_000) });
    expect(outcome(`{{${'"a" '.repeat(250_000)}}}`, {}, options)).toEqual({ value: 'a'.repeat(250_000) });
    expect(outcome(`{{length(add(l; ${'1;'.repeat(9999)}2))}}`, { l: [] }, options)).toEqual({ value: 10_000 });
    expect(outcome(`{{length(add(l; ${'1;'.repeat(400_000)}2))}}`, { l: [] }, options)).toEqual({ code: 'too-deep' });
    expect(outcome('{{'.repeat(500_000), {}, options)).toHaveProperty('value');
    expect(outcome(`${'{{'.repeat(500_000)}}}`, {}, options)).toHaveProperty('code');
    expect(outcome(`{{${megabyte}}}`, {}, options)).toEqual({ value: undefined });
    expect(outcome(`{{${'@'.repeat(1_000_000)}}}`, {}, options)).toEqual({ code: 'unexpected-token' });
    expect(outcome(`{{${' '.repeat(1_000_000)}}}`, {}, options)).toEqual({ value: undefined });
    expect(outcome('x'.repeat(4_000_001), {}, options)).toEqual({ code: 'too-long' });
  });

  it('lets no text outgrow the limit', () => {
    const t = 'a'.repeat(8_000_000);
    const grown = [
      ...['t + t + t', 't t t', 'join(split(t8; ""); t)', 'replace(t8; "a"; t)', 'replace(t; "a"; "aaa")'],
      ...['replace(t; "/a/g"; "$&$&$&")', 'escapeMarkdown(s)', 'escapeHTML(q)', 'encodeURL(q)', 'base64(t + t)'],
      ...[
        'replace(t; "/$/"; t + t)',
        'upper(t) + lower(t) + t',
        'toString(l)',
        'createJSON(l)',
        'formatDate(now; t + t + t)',
      ],
      ...['replace(e; "/$/g"; "x")', 'replaceEmojiCharacters(m; t)', 'formatNumber(1e308; 100; t; t)'],
    ];
    const context = {
      t,
      t8: 'aaaaaaaa',
      s: '*'.repeat(8_000_000),
      q: '"'.repeat(8_000_000),
      l: [t, t, t],
      e: '',
      m: '🙂🙂🙂',
    };
    for (const call of grown) {
      const result = outcome(`{{${call}}}`, context, options);
      if ('value' in result) expect(String(result.value).length, call).toBeLessThanOrEqual(16_000_000);
      else expect(result.code, call).toMatch(/^(?:too-large|invalid-|function-failed)/);
    }
    for (const template of ['{{t}}{{t}}{{t}}', 'x{{l}}']) {
      expect(outcome(template, context, options), template).toEqual({ code: 'too-large' });
    }
  });

  it('lets no array outgrow the limit', () => {
    const list = Array.from({ length: 600_000 }, (_, index) => index);
    const text = ','.repeat(1_000_001);
    for (const call of ['merge(list; list)', 'split(text; ",")', 'split(text; "")', 'flatten(two; 9)']) {
      expect(outcome(`{{${call}}}`, { list, text, two: [list, list] }, options), call).toEqual({ code: 'too-large' });
    }
  });

  it('answers for a large array', () => {
    const list = Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 200_000);
    const sizes = ['sum', 'average', 'min', 'max', 'median', 'stdevS', 'length', 'first', 'last'];
    for (const name of sizes) expect(outcome(`{{${name}(list)}}`, { list }, options), name).toHaveProperty('value');
    const arrays = [
      'sort(list)',
      'reverse(list)',
      'shuffle(list)',
      'deduplicate(list)',
      'distinct(list)',
      'keys(list)',
    ];
    for (const call of [...arrays, 'flatten(list)', 'slice(list; 0)', 'add(list)', 'merge(list)', 'map(list; "x")']) {
      expect(outcome(`{{length(${call})}}`, { list }, options), call).toEqual({ value: 200_000 });
    }
    expect(
      outcome('{{length(arrayDiff(list; list))}}{{length(arrayIntersect(list; list))}}', { list }, options),
    ).toEqual({
      value: '0200000',
    });
    expect(outcome('{{length(remove(list; 1))}}', { list }, options)).toEqual({ value: 199_999 });
  });

  it('does not walk a small value that stands for a huge one to its end', () => {
    const v = bomb(9);
    for (const call of ['upper(v)', 'flatten(v; 20)', 'join(v)', 'v "x"', 'toString(v)', 'sum(flatten(v; 20))']) {
      expect(outcome(`{{${call}}}`, { v }, options), call).toEqual({ code: 'too-large' });
    }
  });
});

const CATASTROPHIC = [
  '/^(a+)+$/',
  '/(a|aa)+$/',
  '/(.*)*b/',
  '/(a|a?)+b/',
  '/^(\\w+\\s?)*$/',
  '/(x+x+)+y/',
  '/(a*)*\\1b/',
  '/(?=(a+)+b)/',
];

describe.each(TIERS)('a regular expression that backtracks for ever, code generation: %s', (codeGeneration) => {
  it.each(codeGeneration === 'never' ? CATASTROPHIC : CATASTROPHIC.slice(0, 2))('%s is a typed error', (pattern) => {
    const t = `${'a'.repeat(50)}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!`;
    const result = outcome('{{replace(t; p; "-")}}', { t, p: pattern }, { codeGeneration });
    // Newer engines see through some of them.
    if ('code' in result) expect(result).toEqual({ code: 'function-failed' });
    else expect(result.value).toBe(t.replace(new RegExp(pattern.slice(1, -1)), '-'));
  });

  it('is stopped once, also when the error is looked for a second time', () => {
    const stop = vi.spyOn(Script.prototype, 'runInContext');
    const run = compile('{{upper(replace(t; "/^(a+)+$/"; ""))}}', { codeGeneration });
    const failure = (() => {
      try {
        return run({ t: `${'a'.repeat(60)}!` });
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(ImlError);
    expect(failure).toMatchObject({
      code: 'function-failed',
      message:
        "Function 'upper' finished with error! Function 'replace' finished with error! The regular expression took longer than 800 milliseconds.",
      position: 8,
      calls: ['upper', 'replace'],
    });
    expect(stop).toHaveBeenCalledTimes(1);
    stop.mockRestore();
  });
});

describe('a regular expression that backtracks for ever', () => {
  it('makes a condition of a filter a typed error too', () => {
    const filter = compileFilter([[{ a: '{{t}}', o: 'text:pattern', b: '^(b+)+$' }]]);
    expect(() => filter({ t: `${'b'.repeat(60)}!` })).toThrow(expect.objectContaining({ code: 'function-failed' }));
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
