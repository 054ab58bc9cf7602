import fc from 'fast-check';
import moment from 'moment-timezone';
import { describe, expect, it, vi } from 'vitest';
import { parseWithFormat } from './parse-format.js';
import { zoneOf } from './zone.js';

const NOW = Date.UTC(2019, 2, 19, 14, 30);

function parse(text: string, format: string, timezone = 'UTC'): number | undefined {
  return parseWithFormat(text, { format, zone: zoneOf({ timezone }), now: NOW });
}

/** What moment-timezone says at the same time; undefined for an invalid date. */
function oracle(text: string, format: string, timezone = 'UTC'): number | undefined {
  vi.useFakeTimers({ now: NOW });
  try {
    const parsed = moment.tz(text, format, timezone);
    return parsed.isValid() ? parsed.valueOf() : undefined;
  } finally {
    vi.useRealTimers();
  }
}

const FORMATS = [
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DDTHH:mm:ss.SSSZ',
  'YYYY-MM-DD HH:mm:ss ZZ',
  'DD.MM.YYYY H:m',
  'MM/DD/YY hh:mm a',
  'D MMM YYYY',
  'MMMM Do, YYYY h:mm:ss A',
  'YYYY DDDD',
  'YYYY DDD HH',
  'GGGG-[W]WW-E',
  'gggg ww e',
  'dddd, D MMMM YYYY HH:mm',
  'ddd D MMM YYYY',
  'YYYY Q',
  'X',
  'x',
  'YYYYMMDDHHmmss',
  'YYYY-MM-DD kk:mm',
  'Y-M-D',
  'HH:mm',
  'MM-DD',
  'DD',
  'E',
  'WW',
  'ddd',
  'L LT',
  'YYYY.MM.DD hh:mm:ss',
];

describe('parseWithFormat', () => {
  it.each(FORMATS)('reads back what %s writes as moment does', (format) => {
    const zones = fc.constantFrom('UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kolkata');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), zones, (instant, zone) => {
        const text = moment.tz(instant, zone).format(format);
        expect(parse(text, format, zone)).toBe(oracle(text, format, zone));
      }),
      { numRuns: 60 },
    );
  });

  it('reads any text with any format as moment does, or not at all', () => {
    const texts = fc.constantFrom(
      '2016-12-28 16:03',
      '2016-12-28T16:03:06.123+02:00',
      '28.12.2016',
      '12/28/2016 4:03 PM',
      '1482940986',
      '1482940986.5',
      '2016',
      'Dec 28 2016',
      '28th December 2016, 4pm',
      'Wednesday 28 Dec 2016',
      'Monday 28 Dec 2016',
      '13/13/13',
      '2016-02-30',
      '24:00',
      '24:01',
      '',
      'garbage',
      '99',
      '1234567',
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...FORMATS), (text, format) => {
        fc.pre(text !== '');
        expect(parse(text, format)).toBe(oracle(text, format));
      }),
      { numRuns: 1500 },
    );
  });

  it('takes two digits for a year of four (IML §13.15)', () => {
    expect(parse('16-12-28', 'YYYY-MM-DD')).toBe(Date.UTC(2016, 11, 28));
    expect(parse('69-12-28', 'YYYY-MM-DD')).toBe(Date.UTC(1969, 11, 28));
  });

  it('moves a skipped hour forward and takes the first of a doubled one', () => {
    expect(parse('2019-03-31 02:30', 'YYYY-MM-DD HH:mm', 'Europe/Prague')).toBe(Date.UTC(2019, 2, 31, 1, 30));
    expect(parse('2019-10-27 02:30', 'YYYY-MM-DD HH:mm', 'Europe/Prague')).toBe(Date.UTC(2019, 9, 27, 0, 30));
  });

  it('does not search texts that are too long', () => {
    expect(parse(`${'x'.repeat(1000)}2016`, 'YYYY')).toBeUndefined();
  });
});
