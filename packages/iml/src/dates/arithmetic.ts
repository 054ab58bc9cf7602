import { type Civil, DAY, daysInMonth, isLeapYear, localMilliseconds } from './civil.js';
import type { Zone } from './zone.js';

/** Units that `addToInstant` adds. */
export type AddUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Units that `setInInstant` sets: `date` is the day of the month, `weekday` that of the week from Sunday. */
export type SetUnit = 'second' | 'minute' | 'hour' | 'weekday' | 'date' | 'month' | 'year';

const EXACT: Readonly<Record<'second' | 'minute' | 'hour', number>> = { second: 1000, minute: 60_000, hour: 3_600_000 };

/**
 * Adds to an instant as moment does (IML §13.9): seconds, minutes and hours exactly, fractions of them too; days, months and
 * years keep the wall clock, rounded to whole days or months, and stop at the end of a shorter month.
 */
export function addToInstant(instant: number, amount: number, unit: AddUnit, zone: Zone): number {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') return Math.trunc(instant + amount * EXACT[unit]);
  const offset = zone.offsetAt(instant);
  const local = instant + offset;
  if (unit === 'day') return keepClock(local + roundAway(amount) * DAY, offset, zone);
  return keepClock(addMonths(local, roundAway(unit === 'year' ? amount * 12 : amount)), offset, zone);
}

/**
 * Sets a field of the wall clock as moment does (IML §13.10): a value out of range overflows into the neighbouring unit;
 * month (from 0) and year stop at the end of a shorter month.
 */
export function setInInstant(instant: number, value: number, unit: SetUnit, zone: Zone): number {
  const offset = zone.offsetAt(instant);
  const local = instant + offset;
  const whole = Math.trunc(value);
  // A change of seconds and minutes is exact: it does not move the clock over a gap.
  if (unit === 'second' || unit === 'minute') return instant + (withField(local, unit, whole) - local);
  return keepClock(withField(local, unit, whole), offset, zone);
}

function withField(local: number, unit: SetUnit, value: number): number {
  const fields = readCivil(local);
  switch (unit) {
    case 'weekday':
      return local + (value - new Date(local).getUTCDay()) * DAY;
    case 'month':
      return localMilliseconds({
        ...fields,
        month: value,
        date: Math.min(fields.date, daysInMonth(fields.year, value)),
      });
    case 'year': {
      const leapDay = fields.month === 1 && fields.date === 29 && !isLeapYear(value);
      return localMilliseconds({ ...fields, year: value, date: leapDay ? 28 : fields.date });
    }
    default:
      return localMilliseconds({ ...fields, [unit]: value });
  }
}

/** Whole months later by the wall clock, local milliseconds. */
export function addMonths(local: number, months: number): number {
  const fields = readCivil(local);
  const month = fields.month + months;
  return localMilliseconds({ ...fields, month, date: Math.min(fields.date, daysInMonth(fields.year, month)) });
}

function readCivil(local: number): Civil {
  const date = new Date(local);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    date: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/**
 * The instant of a new wall clock, reached from one with `offset`, as moment-timezone finds it: a time that happens twice keeps
 * the side it came from, a time that the clocks skip moves forward by the length of the change.
 */
function keepClock(local: number, offset: number, zone: Zone): number {
  const there = zone.offsetAt(local - offset);
  return zone.offsetAt(local - there) === there ? local - there : zone.toInstant(local);
}

function roundAway(amount: number): number {
  return Math.sign(amount) * Math.round(Math.abs(amount));
}

/** Units of `differenceOf`. */
export type DifferenceUnit = 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

const LENGTHS: Readonly<Record<Exclude<DifferenceUnit, 'months'>, number>> = {
  milliseconds: 1,
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: DAY,
  weeks: 7 * DAY,
};

/**
 * `left` − `right` in whole units, cut off towards zero, as moment's `diff`. Days and weeks are those of the wall clock, so a
 * change of the clocks between the two does not count.
 */
export function differenceOf(left: number, right: number, unit: DifferenceUnit, zone: Zone): number {
  if (unit === 'months') return Math.trunc(monthsBetween(left, right, zone)) || 0;
  const byClock = unit === 'days' || unit === 'weeks';
  const difference = byClock ? zone.toLocal(left) - zone.toLocal(right) : left - right;
  return Math.trunc(difference / LENGTHS[unit]) || 0;
}

function monthsBetween(left: number, right: number, zone: Zone): number {
  const leftDate = new Date(zone.toLocal(left));
  const rightDate = new Date(zone.toLocal(right));
  // From the later day of the month, so that month ends do not count twice.
  if (leftDate.getUTCDate() < rightDate.getUTCDate()) return -monthsBetween(right, left, zone);
  const whole =
    (rightDate.getUTCFullYear() - leftDate.getUTCFullYear()) * 12 + (rightDate.getUTCMonth() - leftDate.getUTCMonth());
  const anchor = addToInstant(left, whole, 'month', zone);
  const step = right < anchor ? -1 : 1;
  const next = addToInstant(left, whole + step, 'month', zone);
  return -(whole + (step * (right - anchor)) / (next - anchor));
}
