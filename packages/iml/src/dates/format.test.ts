import fc from 'fast-check';
import moment from 'moment-timezone';
import { describe, expect, it } from 'vitest';
import { formatInstant } from './format.js';
import { EMITTERS } from './format-tokens.js';
import { findZone, isZoneName, zoneOf } from './zone.js';

const ZONES = [
  'UTC',
  'Europe/Prague',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
];
const zones = fc.constantFrom(...ZONES);
/** From 1970, where the two copies of the tz database agree, to 2037, where moment's ends. */
const instants = fc.integer({ min: 0, max: 2_114_380_800_000 });

function format(instant: number, text: string, zone: string): string {
  return formatInstant(instant, text, zoneOf({ timezone: zone }));
}

describe('formatInstant', () => {
  it.each([...EMITTERS.keys()])('writes %s as moment does, in any zone at any time', (token) => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        expect(format(instant, token, zone)).toBe(moment.tz(instant, zone).format(token));
      }),
      { numRuns: 60 },
    );
  });

  it('cuts any mixture of letters into the tokens moment sees', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'YMDdHhkmsSAaQWwEeGgXxZLlT[]\\ -:./o1'.split('')),
      maxLength: 14,
    });
    fc.assert(
      fc.property(instants, letters, (instant, text) => {
        fc.pre(text !== '');
        expect(format(instant, text, 'Europe/Prague')).toBe(moment.tz(instant, 'Europe/Prague').format(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('writes years before 1000, before Christ and after 9999 as moment does', () => {
    for (const instant of [-5e13, -6.2e13, -7e13, 2.6e14, 9e14, -3e14]) {
      for (const token of [
        'Y',
        'YY',
        'YYYY',
        'YYYYY',
        'YYYYYY',
        'y',
        'yyyy',
        'N',
        'NNNN',
        'gggg',
        'GGGG',
        'GG',
        'DDDD',
      ]) {
        expect(format(instant, token, 'UTC')).toBe(moment.utc(instant).format(token));
      }
    }
  });

  it('lets other letters and digits through', () => {
    expect(format(Date.UTC(2019, 2, 19), 'YYYYMM01', 'UTC')).toBe('20190301');
    expect(format(Date.UTC(2019, 2, 19), 'YYYY-MM-DDTHH:mm', 'UTC')).toBe('2019-03-19T00:00');
  });

  it('refuses zone abbreviations instead of making them up', () => {
    expect(() => format(0, 'HH z', 'UTC')).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    expect(format(0, 'HH [z]', 'UTC')).toBe('00 z');
  });
});

describe('zones', () => {
  it('has the offsets of moment-timezone at any time in any zone', () => {
    // The copies of the database differ where a government decided after one of them was made.
    const names = moment.tz.names().filter((name) => isZoneName(name));
    expect(names.length).toBeGreaterThan(400);
    const recent = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2022, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...names), recent, (name, instant) => {
        expect(findZone(name)?.offsetAt(instant)).toBe(moment.tz(instant, name).utcOffset() * 60_000);
      }),
      { numRuns: 1500 },
    );
  });

  it('finds names in any letter case and no offsets', () => {
    expect(isZoneName('europe/prague')).toBe(true);
    expect(isZoneName('+02:00')).toBe(false);
    expect(isZoneName('GMT+2')).toBe(false);
    expect(isZoneName('Prague')).toBe(false);
    expect(isZoneName('')).toBe(false);
  });

  it('ignores a zone that does not exist and refuses an execution in one', () => {
    expect(zoneOf({ timezone: 'Europe/Prague' }, 'Prague').offsetAt(0)).toBe(3_600_000);
    expect(() => zoneOf({ timezone: 'Prague' })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });
});
