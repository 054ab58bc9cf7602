import { describe, expect, it } from 'vitest';
import { isTriggerStart } from './trigger-start.js';

describe('a stored start of a trigger', () => {
  it.each([{ from: 'all' }, { from: 'now' }, { from: 'date', date: '2030-01-01T00:00:00Z' }, { from: 'item', id: 7 }])(
    '%j is one',
    (start) => {
      expect(isTriggerStart(start)).toBe(true);
    },
  );

  it.each([
    undefined,
    null,
    'all',
    {},
    { from: 'date', date: 'x' },
    { from: 'date' },
    { from: 'item' },
    { from: 'item', id: 7, date: 8 },
  ])('%j is none', (start) => {
    expect(isTriggerStart(start)).toBe(false);
  });
});
