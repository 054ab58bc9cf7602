import { monthOfName, weekdayOfName } from './english.js';

/** What has been read from a text so far. Fields that were not there are undefined. */
export interface ParsedFields {
  year?: number;
  /** From 0. */
  month?: number;
  date?: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  dayOfYear?: number;
  isoWeekYear?: number;
  isoWeek?: number;
  isoWeekday?: number;
  weekYear?: number;
  week?: number;
  /** From 0 = Sunday. */
  weekday?: number;
  meridiem?: 'am' | 'pm';
  /** Minutes ahead of UTC. */
  offset?: number;
  /** The instant itself, from `X` or `x`. */
  instant?: number;
  /** A month or weekday whose name is no English one. */
  wrongName?: true;
}

/** How one token reads: what it takes from the text, and where it puts it. */
export interface TokenParser {
  readonly pattern: RegExp;
  readonly store: (text: string, fields: ParsedFields) => void;
}

type NumberField = Exclude<
  { [Key in keyof ParsedFields]-?: NonNullable<ParsedFields[Key]> extends number ? Key : never }[keyof ParsedFields],
  undefined
>;

function number(field: NumberField, pattern = /\d\d?/, read: (text: string) => number = wholeNumber): TokenParser {
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
function shortYear(text: string): number {
  const year = Number.parseInt(text, 10);
  return year + (year > 68 ? 1900 : 2000);
}

function longYear(text: string): number {
  return text.length === 2 ? shortYear(text) : wholeNumber(text);
}

function monthNumber(text: string): number {
  return Number(text) - 1;
}

function hourTo24(text: string): number {
  return text === '24' ? 0 : Number(text);
}

const LETTERS = /[0-9]*['a-z\u00a0-\u05ff\u0700-\ud7ff\uf900-\ufdcf\ufdf0-\uff07\uff10-\uffef]+/i;

const monthName: TokenParser = {
  pattern: LETTERS,
  store: (text, fields) => {
    const month = monthOfName(text);
    if (month < 0) fields.wrongName = true;
    else fields.month = month;
  },
};

const weekdayName: TokenParser = {
  pattern: LETTERS,
  store: (text, fields) => {
    const weekday = weekdayOfName(text, 2);
    if (weekday < 0) fields.wrongName = true;
    else fields.weekday = weekday;
  },
};

const meridiem: TokenParser = {
  pattern: /[ap]\.?m?\.?/i,
  store: (text, fields) => {
    fields.meridiem = /^p/i.test(text) ? 'pm' : 'am';
  },
};

const offset: TokenParser = {
  pattern: /Z|[+-]\d\d(?::?\d\d)?/i,
  store: (text, fields) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)?/.exec(text) ?? [];
    const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    fields.offset = sign === '-' ? -size : size;
  },
};

function compactTime(pattern: RegExp, seconds: boolean): TokenParser {
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

function fraction(pattern: RegExp): TokenParser {
  return {
    pattern,
    store: (text, fields) => {
      fields.millisecond = Math.trunc(Number(`0.${text}`) * 1000);
    },
  };
}

/** Every token that parses, leniently, as https://momentjs.com/docs/#/parsing/string-format/ describes it, in English. */
export const PARSERS: ReadonlyMap<string, TokenParser> = new Map<string, TokenParser>([
  ['Y', number('year', /[+-]?\d+/)],
  ['YY', number('year', /\d\d?/, shortYear)],
  ['YYYY', number('year', /\d{1,4}/, longYear)],
  ['YYYYY', number('year', /[+-]?\d{1,6}/)],
  ['YYYYYY', number('year', /[+-]?\d{1,6}/)],
  ['Q', number('month', /\d/, (text) => (Number(text) - 1) * 3)],
  ['M', number('month', /\d\d?/, monthNumber)],
  ['MM', number('month', /\d\d?/, monthNumber)],
  ['MMM', monthName],
  ['MMMM', monthName],
  ['D', number('date')],
  ['DD', number('date')],
  ['Do', number('date', /\d{1,2}(?:th|st|nd|rd)|\d{1,2}/)],
  ['DDD', number('dayOfYear', /\d{1,3}/)],
  ['DDDD', number('dayOfYear', /\d{3}/)],
  ['d', number('weekday')],
  ['e', number('weekday')],
  ['dd', weekdayName],
  ['ddd', weekdayName],
  ['dddd', weekdayName],
  ['E', number('isoWeekday')],
  ['W', number('isoWeek')],
  ['WW', number('isoWeek')],
  ['w', number('week')],
  ['ww', number('week')],
  ['GG', number('isoWeekYear', /\d\d?/, shortYear)],
  ['GGGG', number('isoWeekYear', /\d{1,4}/)],
  ['gg', number('weekYear', /\d\d?/, shortYear)],
  ['gggg', number('weekYear', /\d{1,4}/)],
  ['H', number('hour')],
  ['HH', number('hour')],
  ['h', number('hour')],
  ['hh', number('hour')],
  ['k', number('hour', /\d\d?/, hourTo24)],
  ['kk', number('hour', /\d\d?/, hourTo24)],
  ['hmm', compactTime(/\d{3,4}/, false)],
  ['hmmss', compactTime(/\d{5,6}/, true)],
  ['Hmm', compactTime(/\d{3,4}/, false)],
  ['Hmmss', compactTime(/\d{5,6}/, true)],
  ['a', meridiem],
  ['A', meridiem],
  ['m', number('minute')],
  ['mm', number('minute')],
  ['s', number('second')],
  ['ss', number('second')],
  ['S', fraction(/\d{1,3}/)],
  ['SS', fraction(/\d{1,3}/)],
  ['SSS', fraction(/\d{1,3}/)],
  ...Array.from({ length: 6 }, (_, index): [string, TokenParser] => ['S'.repeat(index + 4), fraction(/\d+/)]),
  ['Z', offset],
  ['ZZ', offset],
  ['X', number('instant', /[+-]?\d+(?:\.\d{1,3})?/, (text) => Number(text) * 1000)],
  ['x', number('instant', /[+-]?\d+/, Number)],
]);
