import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { compileMapping } from '../compile-mapping.js';
import { ImlError } from '../error.js';
import { both } from '../testing/both-ways.js';
import { TIERS } from '../testing/tiers.js';

describe.each(TIERS)('an error behind a call of the app’s own function, code generation: %s', (codeGeneration) => {
  it.each([
    ['{{count(1)}}{{abs("x")}}', []],
    ['{{abs(count(abs(1)) + "x")}}', ['abs']],
    ['{{if(count(1); upper(abs("x")); 2)}}', ['if', 'upper', 'abs']],
    ['{{switch(count(1); 1; abs("x"))}}', ['switch', 'abs']],
    ['{{map(list; count("a"))}}{{ifempty(""; abs("x"))}}', ['ifempty', 'abs']],
    ['{{upper(fail(count(1)))}}', ['upper', 'fail']],
  ])('does not call the function again: %s', (template, calls) => {
    let called = 0;
    const functions = {
      count(value: unknown) {
        called += 1;
        return value;
      },
      fail() {
        throw new TypeError('no');
      },
    };
    const run = compile(template, { functions, codeGeneration });
    for (const time of [1, 2]) {
      expect(() => run({ list: [{ a: 1 }] })).toThrow(ImlError);
      expect(called).toBe(time);
    }
    expect(caught(() => run({ list: [] })).calls).toEqual(calls.length > 0 ? calls : ['abs']);
  });

  it('tells what the function itself threw', () => {
    const cause = new TypeError('no');
    const run = compile('a {{upper(fail(1))}}', { functions: { fail: () => raise(cause) }, codeGeneration });
    expect(caught(() => run({}))).toMatchObject({
      code: 'function-failed',
      message: "Function 'upper' finished with error! Function 'fail' finished with error! no",
      position: 10,
      calls: ['upper', 'fail'],
      cause,
    });
  });

  it('evaluates chance once, also where it decides what fails', () => {
    let drawn = 0;
    const environment = {
      timezone: 'UTC',
      now: () => 0,
      uuid: () => '',
      executionId: '',
      random: () => {
        drawn += 1;
        return drawn === 1 ? 0.9 : 0.1;
      },
    };
    const run = compileMapping({ a: '{{if(random > 0.5; abs("x"); 1)}}' }, { codeGeneration });
    expect(() => run({}, environment)).toThrow(expect.objectContaining({ code: 'invalid-number', field: 'a' }));
    expect(drawn).toBe(1);
  });
});

describe('the place of an error in generated code', () => {
  it.each([
    { a: { 'b.c': ['{{item.id}}', '{{1 + abs(item.name)}}'] } },
    { a: '{{if(item.id; 1; 2)}}{{item.name}} {{if(abs(item.id); abs(item.name); abs(item.at))}}' },
    { a: '{{if(item.empty; abs(1); 2)}}{{upper(abs(item.name))}}' },
    { a: '{{get(item.list; abs(item.name))}}' },
    { a: '{{abs(if(item.empty; abs(1); item.name))}}' },
    { a: '{{abs(switch(item.id; abs(1); 2; abs(7); item.name; abs(3)))}}' },
    { a: '{{if(item.empty & abs(item.name); 1; 2)}}{{addDays(item.name; abs(1))}}' },
    { a: '{{upper(item.empty | abs(item.name))}}' },
    { '{{item.name}}{{abs(item.name)}}': '{{item.id}}' },
    { ok: 1, '{{...}}': '{{abs(item.name)}}' },
    { ok: { '{{...}}': '{{item.name}}' } },
    { ok: 1, '{{item.id}}': { b: '{{ { x: [1] } }}' } },
  ])('is the one that the interpreter tells: %j', (mapping) => {
    const { interpreted, generated } = both(mapping);
    expect(generated).toEqual(interpreted);
  });

  it('is told of keys that cannot become text too', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    for (const codeGeneration of TIERS) {
      const run = compileMapping({ in: { '{{loop}}': 1 } }, { codeGeneration });
      expect(caught(() => run({ loop }))).toMatchObject({ code: 'too-deep', field: expect.stringContaining('in') });
    }
  });
});

function raise(error: unknown): never {
  throw error;
}

function caught(run: () => unknown): ImlError {
  try {
    run();
  } catch (error) {
    if (error instanceof ImlError) return error;
  }
  throw new Error('no ImlError');
}
