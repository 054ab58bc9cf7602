import { describe, expect, it } from 'vitest';
import { dateParts, wallClock } from './dates.js';
import { jsonProblem } from './json-text.js';
import { moved, replaced, without } from './list.js';
import { numberProblem, typedNumber } from './numbers.js';

describe('numbers', () => {
  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['1.', '1.'],
    ['1.0', '1.0'],
    ['007', '007'],
    ['abc', 'abc'],
    ['', ''],
  ])('takes %j for %j', (text, held) => expect(typedNumber(text)).toBe(held));

  it.each([
    ['number', 'x', 'This is not a number.'],
    ['integer', 1.5, 'Only whole numbers are allowed.'],
    ['uinteger', -1, 'Only numbers from 0 up are allowed.'],
    ['port', 70_000, 'A port is at most 65535.'],
    ['port', 8080, undefined],
    ['uinteger', '', undefined],
  ])('says of %s %j: %s', (type, value, problem) => expect(numberProblem(type, value)).toBe(problem));
});

describe('JSON text', () => {
  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\n  "a" 1\n}', 2, 7],
    ['[1, 2', 1, 6],
    ['// no', 1, 1],
  ])('says where %j goes wrong', (text, line, column) => expect(jsonProblem(text)).toMatchObject({ line, column }));

  it('says what is wrong in words', () => {
    expect(jsonProblem('{"a" 1}')?.message).toBe('Colon expected');
  });

  it.each(['', ' ', '{"a": [1, null]}', '"x"'])('has nothing against %j', (text) =>
    expect(jsonProblem(text)).toBeUndefined(),
  );
});

describe('dates', () => {
  it.each([
    ['2030-01-15', { day: '2030-01-15', time: '' }],
    ['2030-01-15T09:30', { day: '2030-01-15', time: '09:30' }],
    ['2030-01-15 09:30:05', { day: '2030-01-15', time: '09:30:05' }],
    ['', { day: '', time: '' }],
    ['2030-01-15T09:30:00Z', undefined],
    ['tomorrow', undefined],
  ])('shows %j as %j', (value, parts) => expect(dateParts(value)).toEqual(parts));

  it('reads the clock of a zone', () => {
    expect(wallClock(new Date('2030-01-15T23:30:00Z'), 'Europe/Prague')).toBe('2030-01-16T00:30');
  });
});

describe('lists', () => {
  it('moves within its ends', () => {
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  });

  it('removes and replaces', () => {
    expect(without([1, 2, 3], 1)).toEqual([1, 3]);
    expect(replaced([1, 2, 3], 1, 9)).toEqual([1, 9, 3]);
  });
});
