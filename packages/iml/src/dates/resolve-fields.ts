import {
  DAY,
  daysInMonth,
  ENGLISH_WEEK,
  ISO_WEEK,
  isLeapYear,
  localMilliseconds,
  startOfWeekYear,
  type WeekRule,
  weekOf,
  weeksInYear,
} from './civil.js';
import type { ParsedFields } from './parsed-fields.js';
import type { Zone } from './zone.js';

/** A day, as local milliseconds of its midnight. */
type Midnight = number;

/**
 * The instant that parsed fields mean, or undefined when they contradict each other or name a date that does not exist.
 * The rules are moment's: a week or a day of the year gives the day when month and date do not.
 */
export function resolveFields(fields: ParsedFields, zone: Zone, now: number): number | undefined {
  if (fields.wrongName === true) return undefined;
  if (fields.instant !== undefined) return finite(Math.trunc(fields.instant));
  if (fields.meridiem !== undefined && !hasClockOrDate(fields)) return undefined;
  const midnight = resolveDay(fields, now);
  const time = resolveTime(fields);
  if (midnight === undefined || time === undefined) return undefined;
  if (fields.weekday !== undefined && new Date(midnight).getUTCDay() !== fields.weekday) return undefined;
  const local = midnight + time;
  return finite(fields.offset === undefined ? zone.toInstant(local) : local - fields.offset * 60_000);
}

/** "am" alone is no date. */
function hasClockOrDate({ year, month, date, hour, minute, second, millisecond }: ParsedFields): boolean {
  return [year, month, date, hour, minute, second, millisecond].some((field) => field !== undefined);
}

function finite(instant: number): number | undefined {
  return Math.abs(instant) <= 8.64e15 ? instant : undefined;
}

function resolveDay(fields: ParsedFields, now: number): Midnight | undefined {
  const { month, date } = fields;
  const today = new Date(now);
  if (month === undefined && date === undefined && usesWeeks(fields)) return resolveWeek(fields, now);
  if (fields.dayOfYear !== undefined) return resolveDayOfYear(fields.year ?? today.getUTCFullYear(), fields.dayOfYear);
  const year = fields.year ?? today.getUTCFullYear();
  const fromYear = fields.year !== undefined;
  const ofMonth = month ?? (fromYear ? 0 : today.getUTCMonth());
  const day = date ?? (fromYear || month !== undefined ? 1 : today.getUTCDate());
  if (ofMonth < 0 || ofMonth > 11 || day < 1 || day > daysInMonth(year, ofMonth)) return undefined;
  return localMilliseconds({ year, month: ofMonth, date: day });
}

function resolveDayOfYear(year: number, day: number): Midnight | undefined {
  return day < 1 || day > (isLeapYear(year) ? 366 : 365) ? undefined : localMilliseconds({ year, date: day });
}

function usesWeeks({ isoWeekYear, isoWeek, isoWeekday, weekYear, week, weekday }: ParsedFields): boolean {
  return [isoWeekYear, isoWeek, isoWeekday, weekYear, week, weekday].some((field) => field !== undefined);
}

function resolveWeek(fields: ParsedFields, now: number): Midnight | undefined {
  const { isoWeekYear, isoWeek, isoWeekday } = fields;
  if (isoWeekYear !== undefined || isoWeek !== undefined || isoWeekday !== undefined) {
    const year = isoWeekYear ?? fields.year ?? weekOf(now, ISO_WEEK).year;
    return dayOfWeek({ year, week: isoWeek ?? 1, weekday: (isoWeekday ?? 1) - 1, rule: ISO_WEEK });
  }
  const current = weekOf(now, ENGLISH_WEEK);
  const year = fields.weekYear ?? fields.year ?? current.year;
  return dayOfWeek({ year, week: fields.week ?? current.week, weekday: fields.weekday ?? 0, rule: ENGLISH_WEEK });
}

interface WeekDay {
  readonly year: number;
  readonly week: number;
  /** Days after the week's first. */
  readonly weekday: number;
  readonly rule: WeekRule;
}

function dayOfWeek({ year, week, weekday, rule }: WeekDay): Midnight | undefined {
  if (week < 1 || week > weeksInYear(year, rule) || weekday < 0 || weekday > 6) return undefined;
  return startOfWeekYear(year, rule) + ((week - 1) * 7 + weekday) * DAY;
}

/** Milliseconds after midnight. 24:00 is the next midnight. */
function resolveTime({
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
  meridiem,
}: ParsedFields): number | undefined {
  const ofDay = meridiem === 'pm' && hour < 12 ? hour + 12 : meridiem === 'am' && hour === 12 ? 0 : hour;
  if (ofDay > 24 || minute > 59 || second > 59) return undefined;
  if (ofDay === 24 && (minute > 0 || second > 0 || millisecond > 0)) return undefined;
  return ((ofDay * 60 + minute) * 60 + second) * 1000 + millisecond;
}
