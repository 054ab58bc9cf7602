import { describe, expect, it } from 'vitest';
import { problemOf } from './problem.js';

describe('what was typed', () => {
  it.each([
    ['text', { min: 2 }, 'a', 'It needs 2 characters at least.'],
    ['text', { max: 1 }, 'ab', 'It may have 1 character at most.'],
    ['text', { min: 2, max: 3 }, 'ab', undefined],
    // Whether a value has to be there is for the platform to say.
    ['text', { min: 2 }, '', undefined],
    ['number', { min: 2 }, '1', 'The smallest value is 2.'],
    ['number', { max: 2 }, '3', 'The largest value is 2.'],
    ['email', {}, 'nobody', 'This is not an e-mail address.'],
    ['json', {}, '{"a":}', expect.stringContaining('at line 1')],
  ])('%s with the bounds %j: %j has the problem %j', (type, validate, value, problem) => {
    expect(problemOf({ name: 'a', type, validate }, { kind: 'value', value })).toEqual(problem);
  });

  it('is not looked at while it is mapped', () => {
    expect(problemOf({ name: 'a', type: 'number' }, { kind: 'map', template: '{{1.a}}' })).toBeUndefined();
  });
});
