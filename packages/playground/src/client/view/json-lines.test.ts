import { describe, expect, it } from 'vitest';
import { jsonLines, jsonListLines, linesOfText } from './json-lines.js';

const textOf = ({ count, at }: { count: number; at: (index: number) => string }) =>
  Array.from({ length: count }, (_, index) => at(index)).join('\n');

describe('JSON in lines', () => {
  it('of many values is what JSON of the whole list is', () => {
    for (const values of [[], [1], ['a', { b: [1, { c: null }], d: {} }, [], [2], { e: 'f\ng' }]]) {
      expect(textOf(jsonListLines(values))).toBe(JSON.stringify(values, null, 2));
    }
  });

  it('reads dates and binary data as people do', () => {
    expect(jsonLines({ at: { $date: '2030-01-01T00:00:00.000Z' }, file: { $binary: 'ffff' } })).toEqual([
      '{',
      '  "at": "2030-01-01T00:00:00.000Z",',
      '  "file": "2 bytes"',
      '}',
    ]);
    expect(jsonLines(undefined)).toEqual(['null']);
  });

  it('writes an object once', () => {
    const value = { a: 1 };
    expect(jsonLines(value)).toBe(jsonLines(value));
  });

  it('of a text are its lines', () => {
    expect(textOf(linesOfText('a\n\nb'))).toBe('a\n\nb');
  });
});
