import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { ImlError } from './error.js';
import { evaluate } from './evaluate.js';

describe('templates', () => {
  it('gives the raw value of a single expression', () => {
    const body = { list: [1] };
    expect(evaluate('{{body}}', { body })).toBe(body);
    expect(evaluate('{{ body.list }}', { body })).toBe(body.list);
    expect(evaluate('{{}}')).toBeUndefined();
  });

  it('joins text forms when there is anything else, also a blank', () => {
    const at = new Date('2020-01-02T03:04:05.678Z');
    expect(evaluate(' {{n}}', { n: 1 })).toBe(' 1');
    expect(evaluate('{{a}}-{{b}}-{{c}}-{{d}}-{{e}}', { a: null, c: true, d: at, e: { x: 1 } })).toBe(
      '--true-2020-01-02T03:04:05.678Z-{"x":1}',
    );
  });

  it('joins the elements of an array by comma, or by what the option says (C9)', () => {
    expect(evaluate('x{{a}}', { a: [1, [2, 3], { b: 4 }] })).toBe('x1,2,3,{"b":4}');
    expect(evaluate('x{{a}}', { a: [1, 2] }, { arraySeparator: ', ' })).toBe('x1, 2');
  });
});

describe('paths', () => {
  const body = { data: [{ prop: 'p1' }, { prop: 'p2' }, { prop: 'p3' }], 'x-y': { 'a b': 1 }, 7: 'seven' };
  it.each([
    ['{{body.data[2].prop}}', 'p2'],
    ['{{body.data[-1].prop}}', 'p3'],
    ['{{body.data[].prop}}', 'p1'],
    ['{{body.data[0].prop}}', undefined],
    ['{{body.data[4].prop}}', undefined],
    ['{{body.data[-4]}}', undefined],
    ['{{body.data[1.5]}}', undefined],
    ["{{body.data['2'].prop}}", 'p2'],
    ['{{body.data.prop}}', undefined],
    ['{{body.data.length}}', undefined],
    ["{{body['x-y'].`a b`}}", 1],
    ['{{body[7]}}', 'seven'],
    ['{{body[key][1 + 1].prop}}', 'p2'],
    ['{{missing.a.b[1]}}', undefined],
    ['{{key.length}}', undefined],
  ])('%s', (template, expected) => {
    expect(evaluate(template, { body, key: 'data' })).toBe(expected);
  });
});

describe('operators', () => {
  const context = { t: 'text', five: 5, day: new Date(86_400_000), zero: new Date(0), list: [1, { a: 2 }], yes: true };
  it.each([
    ['{{"54" + "15"}}', 69],
    ['{{"54" + missing + "15"}}', 69],
    ['{{"-" + 3}}', '-3'],
    ['{{t + five}}', 'text5'],
    ['{{five + missing}}', 5],
    ['{{"54" + "" + "15" + ""}}', 69],
    ['{{five + missing + 3}}', 8],
    ['{{day + " x"}}', '1970-01-02T00:00:00.000Z x'],
    ['{{day + 1}}', 86_400_001],
    ['{{day - zero}}', 86_400_000],
    ['{{five * 7 - "3"}}', 32],
    ['{{missing - 1}}', -1],
    ['{{-missing}}', 0],
    ['{{7 % 4}}', 3],
    ['{{1 / 0}}', Number.POSITIVE_INFINITY],
    ['{{t * 2}}', Number.NaN],
    ['{{1 = "1"}}', false],
    ['{{null = missing}}', true],
    ['{{five != null}}', true],
    ['{{list = list2}}', true],
    ['{{day > zero}}', true],
    ['{{"10" > "9"}}', true],
    ['{{"b" > "a10"}}', true],
    ['{{statusCode >= 200 && statusCode < 300}}', false],
    ['{{missing || "post"}}', 'post'],
    ['{{"C" & 2}}', 2],
    ['{{0 & nope}}', 0],
    ['{{!missing}}', true],
    ['{{!!list}}', true],
    ["{{t ' ' five}}", 'text 5'],
  ])('%s is %s', (template, expected) => {
    const list2 = [1, { a: 2 }];
    expect(evaluate(template, { ...context, list2 })).toEqual(expected);
  });

  it('compares numbers with numeric texts when equality is lenient (C1)', () => {
    expect(evaluate('{{1 = "1"}}', {}, { equality: 'lenient' })).toBe(true);
    expect(evaluate("{{n != '-1'}}", { n: -1 }, { equality: 'lenient' })).toBe(false);
    expect(evaluate("{{n = 'x'}}", { n: 1 }, { equality: 'lenient' })).toBe(false);
  });

  it('builds objects from literals and drops undefined members', () => {
    expect(evaluate('{{ { a: x, b: missing, "c d": { } } }}', { x: 1 })).toEqual({ a: 1, 'c d': {} });
  });
});

describe('calls', () => {
  const functions = {
    list: (...args: unknown[]) => args,
    fail: () => {
      throw new Error('Boom.');
    },
    zone(this: { timezone: string }) {
      return this.timezone;
    },
  };

  it('hands empty arguments over as undefined', () => {
    expect(evaluate('{{list(1; ; 3)}}', {}, { functions })).toEqual([1, undefined, 3]);
    expect(evaluate('{{list()}}', {}, { functions })).toEqual([]);
  });

  it('calls the functions of the app with the zone as this (IML §6.6)', () => {
    expect(evaluate('{{zone()}}', {}, { functions })).toBe('UTC');
  });

  it('finds an unknown function when compiling and names the calls around it', () => {
    const compileUnknown = () => compile('{{list(list(1; nope(2)))}}', { functions });
    expect(compileUnknown).toThrow(ImlError);
    expect(compileUnknown).toThrow(
      "Function 'list' finished with error! Function 'list' finished with error! Function 'nope' not found!",
    );
  });

  it('names the calls around an error and keeps its place', () => {
    const run = compile('{{list(1; fail())}}', { functions });
    try {
      run();
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'function-failed',
        message: "Function 'list' finished with error! Function 'fail' finished with error! Boom.",
        position: 10,
        calls: ['list', 'fail'],
      });
    }
  });

  it('bounds texts and arrays', () => {
    const limits = { maxTextLength: 1000, maxArrayLength: 10, functions: { many: () => new Array(11).fill(0) } };
    const text = 'x'.repeat(600);
    for (const template of ['{{a + a}}', '{{a}}{{a}}', '{{a a}}', '{{many()}}']) {
      expect(() => evaluate(template, { a: text }, limits)).toThrow(expect.objectContaining({ code: 'too-large' }));
    }
  });

  it('takes an unknown bare format as text when asked to (C8)', () => {
    const build = (bareWords: 'text' | 'undefined') => compile('{{formatDate(d, YYYY-MM-DD)}}', { bareWords });
    const context = { d: new Date(0) };
    expect(build('text')(context)).toBe('1970-01-01');
    expect(build('undefined')(context)).not.toBe('1970-01-01');
  });
});
