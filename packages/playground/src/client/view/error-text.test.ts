import { type ErrorReport, RunError, reportError } from '@connect-app/app-runner';
import { describe, expect, it } from 'vitest';
import { effectLines, failureGroups, inputsText, placeOf } from './error-text.js';

const failed = (type: 'DataError' | 'RateLimitError'): ErrorReport =>
  reportError(new RunError({ type, code: 'x', message: 'x' }));
const error = { type: 'X', code: 'x', message: 'x', details: [] };

describe('an error in words', () => {
  it('says where it arose', () => {
    expect(placeOf(error)).toBeUndefined();
    expect(placeOf({ ...error, step: 0 })).toBe('Step 1');
    const location = { file: 'base.imljson', line: 3, column: 5 };
    expect(placeOf({ ...error, step: 1, location })).toBe('Step 2, base.imljson:3:5');
  });

  it('says what the scenario would do, and when it would try again', () => {
    expect(effectLines(error)).toEqual([]);
    expect(effectLines(failed('DataError'))).toHaveLength(1);
    expect(effectLines(failed('RateLimitError')).slice(1)).toEqual([
      'It waits 20 min at least.',
      'With incomplete executions it tries again after 1 min, 10 min, 10 min, 30 min, 30 min, 30 min, 3 h and 3 h.',
      'Without them the schedule is put off by 1 min, 2 min, 5 min, 10 min, 1 h, 3 h, 12 h and 24 h.',
    ]);
  });

  it('is told once when it came to several inputs', () => {
    const other = { ...error, message: 'y' };
    const entries = [error, other, error].map((one, input) => ({ input, error: one }));
    expect(failureGroups(entries)).toEqual([
      { error, inputs: [0, 2] },
      { error: other, inputs: [1] },
    ]);
    expect(inputsText([1])).toBe('Input 2');
    expect(inputsText([1, 3])).toBe('Inputs 2, 4');
    expect(inputsText([0, 1, 2, 3, 4, 5])).toBe('Inputs 1, 2, 3, 4, 5, 6');
    expect(inputsText([0, 1, 2, 3, 4, 5, 6])).toBe('Inputs 1, 2, 3, 4, 5 and 2 more');
  });
});
