import { monthOfName, weekdayOfName } from './english.js';
import type { ParsedFields } from './parsed-fields.js';

/** How one token reads: what it takes from the text, and where it puts it. */
export interface TokenParser {
  readonly pattern: RegExp;
  readonly store: (text: string, fields: ParsedFields) => void;
}

type NumberField = Exclude<
  { [Key in keyof ParsedFields]-?: NonNullable<ParsedFields[Key]> extends number ? Key : never }[keyof ParsedFields],
  undefined
>;

/** A token whose digits are the value of a field, or are turned into it by `read`. */
export function number(
  field: NumberField,
  pattern = /\d\d?/,
  read: (text: string) => number = wholeNumber,
): TokenParser {
  return {
    pattern,
    store: (text, fields) => {
      fields[field] = read(text);
    },
  };
}

function wholeNumber(text: string): number {
  return Number.parseInt(text, 10);
}

/** Two digits are 1969 to 2068 (https://momentjs.com/docs/#/parsing/string-format/). */
export function shortYear(text: string): number {
  const year = Number.parseInt(text, 10);
  return year + (year > 68 ? 1900 : 2000);
}

/** Two digits are a short year, also where four are asked for (IML §13.15). */
export function longYear(text: string): number {
  return text.length === 2 ? shortYear(text) : wholeNumber(text);
}

/** Months count from 1 in texts, from 0 here. */
export function monthNumber(text: string): number {
  return Number(text) - 1;
}

/** The hour 24 of the tokens `k` and `kk` is the first of the day. */
export function hourTo24(text: string): number {
  return text === '24' ? 0 : Number(text);
}

const LETTERS = /[0-9]*['a-z\u00a0-\u05ff\u0700-\ud7ff\uf900-\ufdcf\ufdf0-\uff07\uff10-\uffef]+/i;

/** The name of a month or its beginning; another word makes the whole text wrong. */
export const monthName: TokenParser = {
  pattern: LETTERS,
  store: (text, fields) => {
    const month = monthOfName(text);
    if (month < 0) fields.wrongName = true;
    else fields.month = month;
  },
};

/** The name of a weekday or its beginning. */
export const weekdayName: TokenParser = {
  pattern: LETTERS,
  store: (text, fields) => {
    const weekday = weekdayOfName(text, 2);
    if (weekday < 0) fields.wrongName = true;
    else fields.weekday = weekday;
  },
};

/** `am`, `p.m.` and the like. */
export const meridiem: TokenParser = {
  pattern: /[ap]\.?m?\.?/i,
  store: (text, fields) => {
    fields.meridiem = /^p/i.test(text) ? 'pm' : 'am';
  },
};

/** `Z`, `+02`, `+0200`, `-05:30`. */
export const offset: TokenParser = {
  pattern: /Z|[+-]\d\d(?::?\d\d)?/i,
  store: (text, fields) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)?/.exec(text) ?? [];
    const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    fields.offset = sign === '-' ? -size : size;
  },
};

/** Hours and minutes, perhaps seconds, without anything between them. */
export function compactTime(pattern: RegExp, seconds: boolean): TokenParser {
  return {
    pattern,
    store: (text, fields) => {
      const hourEnd = text.length - (seconds ? 4 : 2);
      fields.hour = Number(text.slice(0, hourEnd));
      fields.minute = Number(text.slice(hourEnd, hourEnd + 2));
      if (seconds) fields.second = Number(text.slice(hourEnd + 2));
    },
  };
}

/** Digits of a fraction of a second; what is finer than milliseconds is cut off. */
export function fraction(pattern: RegExp): TokenParser {
  return {
    pattern,
    store: (text, fields) => {
      fields.millisecond = Math.trunc(Number(`0.${text}`) * 1000);
    },
  };
}
