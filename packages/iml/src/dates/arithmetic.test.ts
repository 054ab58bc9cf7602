import fc from 'fast-check';
import moment from 'moment-timezone';
import { describe, expect, it } from 'vitest';
import { addToInstant, differenceOf, setInInstant } from './arithmetic.js';
import { zoneOf } from './zone.js';

const zones = fc.constantFrom('UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
const instants = fc.oneof(
  fc.integer({ min: 700_000_000_000, max: 1_500_000_000_000 }),
  // Around the changes of the clocks in Prague and New York in 2019.
  fc.integer({ min: Date.UTC(2019, 2, 8), max: Date.UTC(2019, 3, 8) }),
  fc.integer({ min: Date.UTC(2019, 9, 25), max: Date.UTC(2019, 10, 6) }),
);
const zone = (name: string) => zoneOf({ timezone: name });

describe('addToInstant', () => {
  it.each(['second', 'minute', 'hour', 'day', 'month', 'year'] as const)('adds a %s as moment does', (unit) => {
    const amounts = fc.oneof(
      fc.integer({ min: -200, max: 200 }),
      fc.integer({ min: -19, max: 19 }),
      fc.constantFrom(1.5, -1.5, 0.5, -24.2, 2.25),
    );
    fc.assert(
      fc.property(instants, amounts, zones, (instant, amount, name) => {
        fc.pre(unit !== 'year' || Math.abs(amount) < 20);
        const expected = moment.tz(instant, name).add(amount, `${unit}s`).valueOf();
        expect(addToInstant(instant, amount, unit, zone(name))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the wall clock over a change of the clocks and stops at the end of the month', () => {
    const prague = zone('Europe/Prague');
    expect(addToInstant(Date.UTC(2019, 2, 30, 12), 1, 'day', prague)).toBe(Date.UTC(2019, 2, 31, 11));
    expect(addToInstant(Date.UTC(2019, 0, 31), 1, 'month', zone('UTC'))).toBe(Date.UTC(2019, 1, 28));
    expect(addToInstant(Date.UTC(2020, 1, 29), 1, 'year', zone('UTC'))).toBe(Date.UTC(2021, 1, 28));
  });
});

describe('setInInstant', () => {
  const asMoment = {
    second: 'second',
    minute: 'minute',
    hour: 'hour',
    weekday: 'day',
    date: 'date',
    month: 'month',
    year: 'year',
  } as const;

  it.each(['second', 'minute', 'hour', 'weekday', 'date', 'month'] as const)('sets the %s as moment does', (unit) => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -70, max: 70 }), zones, (instant, value, name) => {
        const expected = moment.tz(instant, name).set(asMoment[unit], value).valueOf();
        expect(setInInstant(instant, value, unit, zone(name))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('sets the year as moment does', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1971, max: 2036 }), zones, (instant, value, name) => {
        const expected = moment.tz(instant, name).year(value).valueOf();
        expect(setInInstant(instant, value, 'year', zone(name))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['hour', 'weekday', 'date', 'month', 'year'] as const)(
    'sets the %s into a local time that the clocks skip or repeat as moment does',
    (unit) => {
      // A week around each change, at the times of day that change: what is set may be right inside the gap.
      const around = (change: number) =>
        fc
          .tuple(fc.integer({ min: -14, max: 14 }), fc.integer({ min: 0, max: 10_799_999 }))
          .map(([days, rest]) => change + days * 86_400_000 + rest);
      const edges = fc.oneof(
        around(Date.UTC(2019, 2, 31, 0)).map((instant) => ({ instant, name: 'Europe/Prague' })),
        around(Date.UTC(2019, 9, 27, 0)).map((instant) => ({ instant, name: 'Europe/Prague' })),
        around(Date.UTC(2019, 2, 10, 6)).map((instant) => ({ instant, name: 'America/New_York' })),
        around(Date.UTC(2019, 9, 5, 14)).map((instant) => ({ instant, name: 'Australia/Lord_Howe' })),
        around(Date.UTC(2018, 10, 4, 2)).map((instant) => ({ instant, name: 'America/Sao_Paulo' })),
      );
      const values = {
        hour: { min: -30, max: 80 },
        weekday: { min: -14, max: 20 },
        date: { min: -3, max: 45 },
        month: { min: -12, max: 24 },
        year: { min: 1990, max: 2030 },
      }[unit];
      fc.assert(
        fc.property(edges, fc.integer(values), ({ instant, name }, value) => {
          const expected = moment.tz(instant, name).set(asMoment[unit], value).valueOf();
          expect(setInInstant(instant, value, unit, zone(name))).toBe(expected);
        }),
        { numRuns: 1000 },
      );
    },
  );
});

describe('differenceOf', () => {
  it.each(['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'weeks', 'months'] as const)(
    'counts %s as moment does',
    (unit) => {
      fc.assert(
        fc.property(instants, instants, zones, (left, right, name) => {
          const expected = moment.tz(left, name).diff(moment.tz(right, name), unit);
          expect(differenceOf(left, right, unit, zone(name))).toBe(expected);
        }),
        { numRuns: 300 },
      );
    },
  );
});
