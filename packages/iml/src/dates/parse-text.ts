import { daysInMonth, localMilliseconds } from './civil.js';
import { monthOfName } from './english.js';
import { findZone } from './zone.js';

/** Longer texts are no dates; the bound keeps the patterns below cheap on hostile input. */
const LONGEST = 100;

const DATE_FORMS: readonly { readonly pattern: RegExp; readonly order: 'ymd' | 'mdy' | 'dmy' }[] = [
  { pattern: /^([+-]\d{6}|\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, order: 'ymd' },
  { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/, order: 'ymd' },
  { pattern: /^(\d{4})(\d\d)(\d\d)(?=T|$)/, order: 'ymd' },
  { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, order: 'mdy' },
  { pattern: /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/, order: 'dmy' },
  { pattern: /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})(?!\d)/i, order: 'dmy' },
  { pattern: /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/i, order: 'mdy' },
];

const TIME = /^(?:[T ]|, )\s*(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?/i;
const ZONE = /^ ?(?:(Z|UTC|GMT)|(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?)(?: \([^()]*\))?$/i;

/** Milliseconds since the epoch of ISO 8601 with seconds, milliseconds and Z: what every JSON date looks like. */
const JSON_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;

/**
 * The instant a date text means, in milliseconds since the epoch, or undefined when the text is no date.
 *
 * Takes all forms of https://help.make.com/type-coercion (ISO 8601, `2016-06-20 19:26:44 GMT+02:00`, `2016/06/20 5:26 PM`,
 * `06/20/2016`, `20.6.2016 17:26`) and the English ones of e-mail and HTTP. Day, month and year must be there, the time
 * and the zone need not; two digits before a slash are the month. A text without an offset is in `timezone`.
 *
 * @param timezone a name of the tz database; any other is taken as UTC.
 */
export function parseDateText(text: string, timezone: string): number | undefined {
  if (JSON_DATE.test(text)) {
    const instant = Date.parse(text);
    // Date.parse rolls February 30 over; the text below must say the same day.
    if (!Number.isNaN(instant) && new Date(instant).getUTCDate() === Number(text.slice(8, 10))) return instant;
  }
  const trimmed = text.length > LONGEST ? '' : text.trim().replace(/\s+/g, ' ');
  for (const { pattern, order } of DATE_FORMS) {
    const match = pattern.exec(trimmed);
    if (match === null) continue;
    const day = readDay(match, order);
    return day === undefined ? undefined : readTime(trimmed.slice(match[0].length), day, timezone);
  }
  return undefined;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

function readDay(match: RegExpExecArray, order: 'ymd' | 'mdy' | 'dmy'): Day | undefined {
  const [, first = '', second = '', third = ''] = match;
  const [year, monthText, date] =
    order === 'ymd'
      ? [Number(first), second, Number(third)]
      : order === 'mdy'
        ? [Number(third), first, Number(second)]
        : [Number(third), second, Number(first)];
  const month = /^\d/.test(monthText) ? Number(monthText) - 1 : monthOfName(monthText);
  if (month < 0 || month > 11 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return { year, month, date };
}

function readTime(rest: string, day: Day, timezone: string): number | undefined {
  const match = TIME.exec(rest);
  if (match === null) return rest === '' ? toInstant(localMilliseconds(day), '', timezone) : undefined;
  const [whole, hours, minutes, seconds, fraction, meridiem] = match;
  const hour = readHour(Number(hours), meridiem?.toLowerCase());
  const minute = Number(minutes);
  const second = Number(seconds ?? 0);
  const millisecond = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  // 24:00 is the end of the day and nothing later.
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0 || millisecond > 0))) return undefined;
  const local = localMilliseconds({ ...day, hour, minute, second, millisecond });
  return toInstant(local, rest.slice(whole.length), timezone);
}

function readHour(hour: number, meridiem: string | undefined): number | undefined {
  if (meridiem === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (meridiem === 'p' ? 12 : 0);
}

function toInstant(local: number, zoneText: string, timezone: string): number | undefined {
  const instant = zoneText === '' ? (findZone(timezone)?.toInstant(local) ?? local) : withOffset(local, zoneText);
  return instant === undefined || Number.isNaN(instant) || Math.abs(instant) > 8.64e15 ? undefined : instant;
}

function withOffset(local: number, zoneText: string): number | undefined {
  const match = ZONE.exec(zoneText);
  if (match === null) return undefined;
  const [, name, sign, hours, minutes] = match;
  if (name !== undefined) return local;
  const offset = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}
