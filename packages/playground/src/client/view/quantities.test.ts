import { describe, expect, it } from 'vitest';
import { count, durationText, minutesText, sizeText } from './quantities.js';

describe('quantities', () => {
  it('count things in words', () => {
    expect([0, 1, 2, 1200].map((number) => count(number, 'bundle'))).toEqual([
      '0 bundles',
      '1 bundle',
      '2 bundles',
      '1,200 bundles',
    ]);
    expect(count(2, 'query', 'queries')).toBe('2 queries');
  });

  it.each([
    [0, '0 B'],
    [532, '532 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1449, '1.4 kB'],
    [20_400_000, '20 MB'],
    [999_600, '1 MB'],
    [3_000_000_000, '3 GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  it.each([
    [0, '0 ms'],
    [0.4, '0 ms'],
    [840, '840 ms'],
    [999.7, '1 s'],
    [1249, '1.2 s'],
    [12_300, '12 s'],
    [59_960, '1 min'],
    [125_000, '2 min 5 s'],
  ])('%d milliseconds are %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });

  it('read minutes as hours where they are whole', () => {
    expect([0, 1, 30, 60, 180].map(minutesText)).toEqual(['0 min', '1 min', '30 min', '1 h', '3 h']);
  });
});
