import fc from 'fast-check';
import moment from 'moment-timezone';
import { describe, expect, it } from 'vitest';
import { parseDateText } from './parse-text.js';

function iso(text: string, timezone = 'UTC'): string | undefined {
  const instant = parseDateText(text, timezone);
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

describe('parseDateText', () => {
  it.each([
    ['2016-06-20T17:26:44.356Z', '2016-06-20T17:26:44.356Z'],
    ['2016-06-20 19:26:44 GMT+02:00', '2016-06-20T17:26:44.000Z'],
    ['2016-06-20 19:26+0200', '2016-06-20T17:26:00.000Z'],
    ['2016-06-20 17:26:44', '2016-06-20T17:26:44.000Z'],
    ['2016-06-20', '2016-06-20T00:00:00.000Z'],
    ['2016/06/20 17:26:44', '2016-06-20T17:26:44.000Z'],
    ['2016/06/20 17:26', '2016-06-20T17:26:00.000Z'],
    ['2016/06/20 5:26 PM', '2016-06-20T17:26:00.000Z'],
    ['2016/06/20 19:26:44+02:00', '2016-06-20T17:26:44.000Z'],
    ['2016/06/20', '2016-06-20T00:00:00.000Z'],
    ['06/20/2016 17:26:44', '2016-06-20T17:26:44.000Z'],
    ['06/20/2016 17:26', '2016-06-20T17:26:00.000Z'],
    ['06/20/2016 5:26 PM', '2016-06-20T17:26:00.000Z'],
    ['06/20/2016 19:26:44+02:00', '2016-06-20T17:26:44.000Z'],
    ['06/20/2016', '2016-06-20T00:00:00.000Z'],
    ['20.6.2016 17:26:44', '2016-06-20T17:26:44.000Z'],
    ['20.6.2016 17:26', '2016-06-20T17:26:00.000Z'],
    ['20.6.2016 19:26:44+02:00', '2016-06-20T17:26:44.000Z'],
    ['20.6.2016', '2016-06-20T00:00:00.000Z'],
  ])('takes the documented form %s (IML §4.2)', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['Mon, 20 Jun 2016 19:26:44 +0200', '2016-06-20T17:26:44.000Z'],
    ['Mon, 20 Jun 2016 17:26:44 GMT', '2016-06-20T17:26:44.000Z'],
    ['Mon Jun 20 2016 19:26:44 GMT+0200 (Central European Summer Time)', '2016-06-20T17:26:44.000Z'],
    ['June 20, 2016 5:26 PM', '2016-06-20T17:26:00.000Z'],
    ['20160620T172644Z', '2016-06-20T17:26:44.000Z'],
    ['2016-06-20T24:00', '2016-06-21T00:00:00.000Z'],
    ['2016-06-20T19:26:44.123456+02', '2016-06-20T17:26:44.123Z'],
    ['  2016-6-2   12:00 am ', '2016-06-02T00:00:00.000Z'],
  ])('takes %s as well', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    'now',
    '6',
    '1482940986',
    '2016',
    '2016-06',
    '2016-13-01',
    '2016-02-30',
    '2016-02-30T00:00:00.000Z',
    '20/06/2016',
    '32.1.2016',
    '2016-06-20 25:00',
    '2016-06-20 24:01',
    '2016-06-20 13:00 PM',
    '2016-06-20 17:26 Prague',
    '2016-06-20x',
    'Mon, 20 Foo 2016',
    `2016-06-20${' '.repeat(200)}`,
  ])('refuses %j', (text) => {
    expect(parseDateText(text, 'UTC')).toBeUndefined();
  });

  it('reads a text without an offset in the zone, a skipped hour forward, a doubled one as the first', () => {
    expect(iso('2016-06-20 17:26', 'Europe/Prague')).toBe('2016-06-20T15:26:00.000Z');
    expect(iso('2019-03-31 02:30', 'Europe/Prague')).toBe('2019-03-31T01:30:00.000Z');
    expect(iso('2019-10-27 02:30', 'Europe/Prague')).toBe('2019-10-27T00:30:00.000Z');
    expect(iso('2019-10-27 02:30+01:00', 'Europe/Prague')).toBe('2019-10-27T01:30:00.000Z');
  });

  it('agrees with moment-timezone on ISO wall clocks', () => {
    const zones = ['UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_100_000_000 }), fc.constantFrom(...zones), (seconds, zone) => {
        const text = new Date(seconds * 1000).toISOString().slice(0, 19);
        expect(parseDateText(text, zone)).toBe(moment.tz(text, zone).valueOf());
      }),
    );
  });
});
