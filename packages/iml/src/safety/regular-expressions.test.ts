import { Script } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { compile } from '../compile.js';
import { compileFilter } from '../compile-filter.js';
import { ImlError } from '../error.js';
import { outcome, TIERS } from '../testing/tiers.js';

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
