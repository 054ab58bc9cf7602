import type { DateFields } from './date-fields.js';
import { MONTHS, ordinal, WEEKDAYS } from './english.js';

/** Writes one token of a format. */
export type Emitter = (fields: DateFields) => string;

function pad(number: number, width: number): string {
  const digits = String(Math.abs(number)).padStart(width, '0');
  return number < 0 ? `-${digits}` : digits;
}

/** A number as it is, with a second token padded to a width and a third as an ordinal. */
function numeric(
  tokens: { readonly plain?: string; readonly padded?: readonly [string, number]; readonly ordinal?: string },
  read: (fields: DateFields) => number,
): [string, Emitter][] {
  const emitters: [string, Emitter][] = [];
  const { plain, padded } = tokens;
  if (plain !== undefined) emitters.push([plain, (fields) => String(read(fields))]);
  if (padded !== undefined) emitters.push([padded[0], (fields) => pad(read(fields), padded[1])]);
  if (tokens.ordinal !== undefined) emitters.push([tokens.ordinal, (fields) => ordinal(read(fields))]);
  return emitters;
}

function hour12(fields: DateFields): number {
  return fields.hour % 12 || 12;
}

function minutesAndSeconds(fields: DateFields, seconds: boolean): string {
  return `${pad(fields.minute, 2)}${seconds ? pad(fields.second, 2) : ''}`;
}

function offset(fields: DateFields, separator: string): string {
  const { offsetMinutes } = fields;
  const size = Math.abs(offsetMinutes);
  const hours = pad(Math.trunc(size / 60), 2);
  return `${offsetMinutes < 0 ? '-' : '+'}${hours}${separator}${pad(Math.trunc(size) % 60, 2)}`;
}

function longYear(year: number): string {
  return year > 9999 ? `+${year}` : pad(year, 4);
}

function fraction(digits: number): Emitter {
  if (digits > 3) return (fields) => String(fields.millisecond * 10 ** (digits - 3)).padStart(digits, '0');
  const divisor = 10 ** (3 - digits);
  return (fields) => pad(Math.trunc(fields.millisecond / divisor), digits);
}

function eraYear(fields: DateFields): number {
  return fields.year > 0 ? fields.year : 1 - fields.year;
}

function era(fields: DateFields): string {
  return fields.year > 0 ? 'AD' : 'BC';
}

/** Every token that formats, as https://momentjs.com/docs/#/displaying/format/ describes it, in English. */
export const EMITTERS: ReadonlyMap<string, Emitter> = new Map<string, Emitter>([
  ['Y', (fields) => longYear(fields.year)],
  ['YY', (fields) => pad(fields.year % 100, 2)],
  ['YYYY', (fields) => pad(fields.year, 4)],
  ['YYYYY', (fields) => pad(fields.year, 5)],
  ['YYYYYY', (fields) => (fields.year < 0 ? pad(fields.year, 6) : `+${pad(fields.year, 6)}`)],
  ['y', (fields) => String(eraYear(fields))],
  ['yy', (fields) => pad(eraYear(fields), 2)],
  ['yyy', (fields) => pad(eraYear(fields), 3)],
  ['yyyy', (fields) => pad(eraYear(fields), 4)],
  ['yo', (fields) => ordinal(eraYear(fields))],
  ['N', era],
  ['NN', era],
  ['NNN', era],
  ['NNNN', (fields) => (fields.year > 0 ? 'Anno Domini' : 'Before Christ')],
  ['NNNNN', era],
  ...numeric({ plain: 'Q', ordinal: 'Qo' }, (fields) => Math.floor(fields.month / 3) + 1),
  ...numeric({ plain: 'M', padded: ['MM', 2], ordinal: 'Mo' }, (fields) => fields.month + 1),
  ['MMM', (fields) => (MONTHS[fields.month] ?? '').slice(0, 3)],
  ['MMMM', (fields) => MONTHS[fields.month] ?? ''],
  ...numeric({ plain: 'D', padded: ['DD', 2], ordinal: 'Do' }, (fields) => fields.date),
  ...numeric({ plain: 'DDD', padded: ['DDDD', 3], ordinal: 'DDDo' }, (fields) => fields.dayOfYear),
  ...numeric({ plain: 'd', ordinal: 'do' }, (fields) => fields.weekday),
  ['dd', (fields) => (WEEKDAYS[fields.weekday] ?? '').slice(0, 2)],
  ['ddd', (fields) => (WEEKDAYS[fields.weekday] ?? '').slice(0, 3)],
  ['dddd', (fields) => WEEKDAYS[fields.weekday] ?? ''],
  ['e', (fields) => String(fields.weekday)],
  ['E', (fields) => String(fields.weekday || 7)],
  ...numeric({ plain: 'w', padded: ['ww', 2], ordinal: 'wo' }, (fields) => fields.englishWeek.week),
  ...numeric({ plain: 'W', padded: ['WW', 2], ordinal: 'Wo' }, (fields) => fields.isoWeek.week),
  ['gg', (fields) => pad(fields.englishWeek.year % 100, 2)],
  ['gggg', (fields) => pad(fields.englishWeek.year, 4)],
  ['ggggg', (fields) => pad(fields.englishWeek.year, 5)],
  ['GG', (fields) => pad(fields.isoWeek.year % 100, 2)],
  ['GGGG', (fields) => pad(fields.isoWeek.year, 4)],
  ['GGGGG', (fields) => pad(fields.isoWeek.year, 5)],
  ...numeric({ plain: 'H', padded: ['HH', 2] }, (fields) => fields.hour),
  ...numeric({ plain: 'h', padded: ['hh', 2] }, hour12),
  ...numeric({ plain: 'k', padded: ['kk', 2] }, (fields) => fields.hour || 24),
  ['hmm', (fields) => `${hour12(fields)}${minutesAndSeconds(fields, false)}`],
  ['hmmss', (fields) => `${hour12(fields)}${minutesAndSeconds(fields, true)}`],
  ['Hmm', (fields) => `${fields.hour}${minutesAndSeconds(fields, false)}`],
  ['Hmmss', (fields) => `${fields.hour}${minutesAndSeconds(fields, true)}`],
  ['A', (fields) => (fields.hour < 12 ? 'AM' : 'PM')],
  ['a', (fields) => (fields.hour < 12 ? 'am' : 'pm')],
  ...numeric({ plain: 'm', padded: ['mm', 2] }, (fields) => fields.minute),
  ...numeric({ plain: 's', padded: ['ss', 2] }, (fields) => fields.second),
  ...Array.from({ length: 9 }, (_, index): [string, Emitter] => ['S'.repeat(index + 1), fraction(index + 1)]),
  ['Z', (fields) => offset(fields, ':')],
  ['ZZ', (fields) => offset(fields, '')],
  ['X', (fields) => String(Math.floor(fields.instant / 1000))],
  ['x', (fields) => String(fields.instant)],
]);
