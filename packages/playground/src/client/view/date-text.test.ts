import { describe, expect, it } from 'vitest';
import { dateText } from './date-text.js';

describe('a date', () => {
  it('is shown as it is on the clock of the zone', () => {
    expect(dateText('2030-01-15T08:30:00.000Z', 'Europe/Berlin')).toBe('15 Jan 2030, 09:30:00');
    expect(dateText('2030-01-15T08:30:00.000Z', 'UTC')).toBe('15 Jan 2030, 08:30:00');
  });

  it('stays as it is written when it cannot be read, or the zone is unknown', () => {
    expect(dateText('Invalid date', 'UTC')).toBe('Invalid date');
    expect(dateText('2030-01-15T08:30:00.000Z', 'Mars/Olympus')).toBe('2030-01-15T08:30:00.000Z');
  });
});
