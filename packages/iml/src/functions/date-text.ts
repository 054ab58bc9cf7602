import { type DifferenceUnit, differenceOf } from '../dates/arithmetic.js';
import { DEFAULT_FORMAT, formatInstant } from '../dates/format.js';
import { parseWithFormat } from '../dates/parse-format.js';
import { parseDateText } from '../dates/parse-text.js';
import { isZoneName, zoneOf } from '../dates/zone.js';
import { ImlError } from '../error.js';
import { textForm } from '../text-form.js';
import { dateFrom } from './date-result.js';
import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { invalidArgument, shown } from './limits.js';

const TOKENS = 'https://momentjs.com/docs/#/displaying/format/';

const formatDate = define({
  name: 'formatDate',
  groups: ['date'],
  parameters: [
    required('date', 'date', 'The date.'),
    optional('format', 'text', `Tokens such as YYYY-MM-DD HH:mm (${TOKENS}).`, DEFAULT_FORMAT),
    optional('timezone', 'text', 'A name of the tz database such as Europe/Prague; any other text is ignored.'),
  ],
  result: 'text',
  help: 'Writes a date as text, in the time zone of the execution or in another.',
  examples: [
    {
      expr: '{{formatDate("2018-10-01T07:32:00.000Z"; "DD.MM.YYYY HH:mm"; "Europe/Prague")}}',
      result: '01.10.2018 09:32',
    },
  ],
  source: SOURCES.date,
  call(date, format, timezone) {
    if (date === undefined) return undefined;
    return formatInstant(
      date.getTime(),
      format === undefined || format === '' ? DEFAULT_FORMAT : format,
      zoneOf(this, timezone),
    );
  },
});

const parseDate = define({
  name: 'parseDate',
  groups: ['date'],
  parameters: [
    required('text', 'any', 'The text.'),
    optional(
      'format',
      'text',
      `How the text is written, in tokens such as YYYY-MM-DD HH:mm (${TOKENS}). Without it any usual form is understood.`,
    ),
    optional(
      'timezone',
      'text',
      'Where a text without an offset is at home: a name of the tz database; any other text is ignored.',
    ),
  ],
  result: 'date',
  help: 'Reads a date from a text. Parts that do not match the format are skipped; what is missing is the start of its unit.',
  examples: [
    { expr: '{{parseDate("2016-12-28 16:03"; "YYYY-MM-DD HH:mm")}}', result: new Date('2016-12-28T16:03:00.000Z') },
    { expr: '{{parseDate(1482940986; "X")}}', result: new Date('2016-12-28T16:03:06.000Z') },
    { expr: '{{parseDate("28.12.2016")}}', result: new Date('2016-12-28T00:00:00.000Z') },
  ],
  source: SOURCES.date,
  call(value, format, timezone) {
    if (value === null || value === undefined) return undefined;
    const plain = format === undefined || format === '';
    // Without a format a date is a date already, and a number is milliseconds, as for every date parameter.
    if (plain && value instanceof Date) return value;
    if (plain && typeof value === 'number') return dateFrom(value);
    const text = textForm(value);
    const instant = plain
      ? parseDateText(text, isZoneName(timezone ?? '') ? (timezone ?? '') : this.timezone)
      : parseWithFormat(text, { format, zone: zoneOf(this, timezone), now: this.now() });
    if (instant !== undefined) return dateFrom(instant);
    throw new ImlError({ code: 'invalid-date', message: `'${shown(text)}' is not a valid date.` });
  },
});

const UNITS: ReadonlyMap<string, DifferenceUnit> = new Map(
  (['milliseconds', 'seconds', 'minutes', 'hours', 'days', 'weeks', 'months'] as const).flatMap((unit) => [
    [unit, unit],
    [unit.slice(0, -1), unit],
  ]),
);

const dateDifference = define({
  name: 'dateDifference',
  groups: ['date'],
  parameters: [
    required('date1', 'date', 'The later date, for a positive result.'),
    required('date2', 'date', 'The date to subtract.'),
    optional('unit', 'text', 'milliseconds, seconds, minutes, hours, days, weeks or months.', 'milliseconds'),
  ],
  result: 'number',
  help: 'Returns how much later the first date is than the second, in whole units.',
  examples: [
    { expr: '{{dateDifference("2021-06-11"; "2021-05-11"; "days")}}', result: 31 },
    { expr: '{{dateDifference("2021-06-11"; "2021-06-12")}}', result: -86_400_000 },
  ],
  source:
    'https://experienceleague.adobe.com/docs/workfront-fusion/using/references/mapping-panel/functions/date-and-time-functions.html',
  oem: true,
  call(left, right, name = 'milliseconds') {
    if (left === undefined || right === undefined) return undefined;
    const unit = UNITS.get(name === '' ? 'milliseconds' : name.toLowerCase());
    if (unit === undefined) {
      throw invalidArgument(
        `'${shown(name)}' is not a unit: use milliseconds, seconds, minutes, hours, days, weeks or months.`,
      );
    }
    return differenceOf(left.getTime(), right.getTime(), unit, zoneOf(this));
  },
});

/** Functions between dates and texts or numbers. */
export const dateTextFunctions: readonly FunctionDefinition[] = [formatDate, parseDate, dateDifference];
