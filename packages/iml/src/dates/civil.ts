/** Milliseconds of a day of a calendar without zones. */
export const DAY = 86_400_000;

/** The fields of a wall clock; `month` counts from 0, `weekday` from 0 = Sunday. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/**
 * The milliseconds of a wall clock, counted as if it stood in UTC ("local milliseconds" in this folder). Fields out of
 * range overflow into their neighbours. Unlike `Date.UTC`, years 0 to 99 are themselves.
 */
export function localMilliseconds(fields: Partial<Civil> & Pick<Civil, 'year'>): number {
  const { year, month = 0, date = 1, hour = 0, minute = 0, second = 0, millisecond = 0 } = fields;
  if (year >= 100 || year < 0) return Date.UTC(year, month, date, hour, minute, second, millisecond);
  // The calendar repeats every 400 years.
  const shifted = new Date(Date.UTC(year + 400, month, date, hour, minute, second, millisecond));
  return shifted.setUTCFullYear(shifted.getUTCFullYear() - 400);
}

/** Tells whether February of the year has 29 days. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month that counts from 0; a month out of range belongs to a neighbouring year. */
export function daysInMonth(year: number, month: number): number {
  const inYear = ((month % 12) + 12) % 12;
  const ofYear = year + (month - inYear) / 12;
  if (inYear === 1) return isLeapYear(ofYear) ? 29 : 28;
  return 31 - ((inYear % 7) % 2);
}

/** Day of the year from 1, of local milliseconds. */
export function dayOfYear(local: number): number {
  const year = new Date(local).getUTCFullYear();
  return Math.floor((local - localMilliseconds({ year })) / DAY) + 1;
}

/** How weeks are counted: `first` is the weekday a week starts with, `january` the day of January that lies in week 1. */
export interface WeekRule {
  readonly first: number;
  readonly january: number;
}

/** Weeks from Monday; the first has the year's first Thursday (ISO 8601: tokens E, W, GGGG). */
export const ISO_WEEK: WeekRule = { first: 1, january: 4 };

/** Weeks from Sunday; the first has January 1 (English locale: tokens e, w, gggg). */
export const ENGLISH_WEEK: WeekRule = { first: 0, january: 1 };

/** Local milliseconds of the first day of week 1 of a week year. */
export function startOfWeekYear(year: number, rule: WeekRule): number {
  const anchor = localMilliseconds({ year, date: rule.january });
  const weekday = new Date(anchor).getUTCDay();
  return anchor - ((weekday - rule.first + 7) % 7) * DAY;
}

/** The week and the year it is counted in, of local milliseconds. */
export function weekOf(local: number, rule: WeekRule): { readonly year: number; readonly week: number } {
  let year = new Date(local).getUTCFullYear();
  if (local >= startOfWeekYear(year + 1, rule)) year += 1;
  else if (local < startOfWeekYear(year, rule)) year -= 1;
  return { year, week: Math.floor((local - startOfWeekYear(year, rule)) / (7 * DAY)) + 1 };
}

/** Weeks that are counted in a week year: 52 or 53. */
export function weeksInYear(year: number, rule: WeekRule): number {
  return Math.round((startOfWeekYear(year + 1, rule) - startOfWeekYear(year, rule)) / (7 * DAY));
}
