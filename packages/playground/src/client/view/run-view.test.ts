import { describe, expect, it } from 'vitest';
import { wholeHar } from './run-view.js';

describe('the HAR of a run', () => {
  it('has the requests of all inputs, one after the other', () => {
    const entry = (input: number, ...entries: string[]) => ({
      input,
      record: {} as never,
      har: { log: { version: '1.2', creator: { name: 'x' }, entries } },
      curl: [],
    });
    expect(wholeHar([entry(0, 'a', 'b'), entry(1), entry(2, 'c')])).toEqual({
      log: { version: '1.2', creator: { name: 'x' }, entries: ['a', 'b', 'c'] },
    });
    expect(wholeHar([])).toBeUndefined();
  });
});
