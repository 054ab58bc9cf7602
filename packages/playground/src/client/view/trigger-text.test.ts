import { describe, expect, it } from 'vitest';
import { standingText } from './trigger-text.js';

describe('where a trigger stands', () => {
  it.each([
    [undefined, 'It has not run yet.'],
    [{}, 'It has run and seen no record yet.'],
    [{ lastId: 7 }, 'It has seen everything up to the record with id 7.'],
    [{ lastDate: '2030-01-15T08:30:00.000Z', sameDateIds: [1] }, 'It has seen everything up to 15 Jan 2030, 08:30:00.'],
    [
      { lastDate: '2030-01-15T08:30:00.000Z', sameDateIds: [1, 2] },
      'It has seen everything up to 15 Jan 2030, 08:30:00, 2 records of that moment seen.',
    ],
  ])('%j', (state, text) => {
    expect(standingText(state, 'UTC')).toBe(text);
  });
});
