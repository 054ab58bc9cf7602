import { Script } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { compile } from '../compile.js';
import { compileFilter } from '../compile-filter.js';
import { ImlError } from '../error.js';
import { findPattern, runPattern } from '../functions/regular-expression.js';
import { TIERS } from '../testing/tiers.js';

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

describe('a regular expression that may backtrack for ever', () => {
  it.each(CATASTROPHIC)('%s is watched, and stopped with a typed error', (source) => {
    const text = `${'a'.repeat(50)}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!`;
    const pattern = findPattern(source);
    if (pattern === undefined) throw new Error('not a pattern');
    const work = vi.fn((expression: RegExp) => text.replace(expression, '-'));
    const watch = vi.spyOn(Script.prototype, 'runInContext');
    const milliseconds = 50;
    try {
      // Newer engines see through some of them.
      expect(runPattern(pattern, text, work, milliseconds)).toBe(text.replace(pattern.expression, '-'));
    } catch (error) {
      expect(error).toBeInstanceOf(ImlError);
      expect(error).toMatchObject({ code: 'function-failed', message: expect.stringContaining('50 milliseconds') });
    }
    expect(watch).toHaveBeenCalledTimes(1);
    expect(work).toHaveBeenCalledTimes(1);
    watch.mockRestore();
  });
});

describe.each(TIERS)('a regular expression that backtracks for ever, code generation: %s', (codeGeneration) => {
  it('is stopped, and the calls around it are named', () => {
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
