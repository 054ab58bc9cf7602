import { coerceArgument } from '../coerce.js';
import { type SetUnit, setInInstant } from '../dates/arithmetic.js';
import { monthOfName, weekdayOfName } from '../dates/english.js';
import { zoneOf } from '../dates/zone.js';
import type { Environment } from '../environment.js';
import { numericText } from '../numeric-text.js';
import { dateFrom } from './date-result.js';
import { define, required, SOURCES } from './define.js';
import type { FunctionDefinition, FunctionExample } from './definition.js';
import { invalidArgument, shown } from './limits.js';

interface SetFunction {
  readonly name: string;
  readonly unit: SetUnit;
  readonly range: string;
  readonly help: string;
  readonly example: FunctionExample;
  /** The value of a text that is no number; without it such a text is an error. */
  readonly named?: (text: string) => number;
  /** What is subtracted from a number: fields that people count from 1. */
  readonly from?: number;
}

function setFunction(options: SetFunction): FunctionDefinition {
  const { name, unit, range, help, example } = options;
  return define({
    name,
    groups: ['date'],
    parameters: [required('date', 'date', 'The date.'), required('value', 'any', range)],
    result: 'date',
    help,
    examples: [example],
    source: SOURCES.date,
    call(date, value) {
      if (date === undefined) return undefined;
      return dateFrom(setInInstant(date.getTime(), readValue(value, options, this), unit, zoneOf(this)));
    },
  });
}

function readValue(value: unknown, { named, from = 0 }: SetFunction, environment: Environment): number {
  if (named !== undefined && typeof value === 'string' && numericText(value) === undefined) return named(value);
  return (coerceArgument(value, { type: 'number', environment }) as number) - from;
}

function month(text: string): number {
  const index = monthOfName(text);
  if (index < 0) throw invalidArgument(`'${shown(text)}' is not a month.`);
  return index;
}

function weekday(text: string): number {
  const index = weekdayOfName(text);
  if (index < 0) throw invalidArgument(`'${shown(text)}' is not a day of the week.`);
  return index;
}

function example(expr: string, iso: string): FunctionExample {
  return { expr, result: new Date(iso) };
}

const OVERFLOW = 'A value out of range moves to the neighbouring';

/** Functions that set one part of a date. */
export const dateSetFunctions: readonly FunctionDefinition[] = [
  setFunction({
    name: 'setSecond',
    unit: 'second',
    range: 'The second, 0 to 59.',
    help: `Returns the date with another second. ${OVERFLOW} minute.`,
    example: example('{{setSecond("2015-10-07T11:36:39.138Z"; 61)}}', '2015-10-07T11:37:01.138Z'),
  }),
  setFunction({
    name: 'setMinute',
    unit: 'minute',
    range: 'The minute, 0 to 59.',
    help: `Returns the date with another minute. ${OVERFLOW} hour.`,
    example: example('{{setMinute("2015-10-07T11:36:39.138Z"; 61)}}', '2015-10-07T12:01:39.138Z'),
  }),
  setFunction({
    name: 'setHour',
    unit: 'hour',
    range: 'The hour, 0 to 23.',
    help: `Returns the date with another hour. ${OVERFLOW} day.`,
    example: example('{{setHour("2015-08-07T11:36:39.138Z"; 6)}}', '2015-08-07T06:36:39.138Z'),
  }),
  setFunction({
    name: 'setDay',
    unit: 'weekday',
    range: 'The day of the week, 1 = Sunday to 7 = Saturday, or its English name.',
    help: `Returns the date on another day of the same week, which begins on Sunday. ${OVERFLOW} week.`,
    example: example('{{setDay("2018-06-27T11:36:39.138Z"; "monday")}}', '2018-06-25T11:36:39.138Z'),
    named: weekday,
    from: 1,
  }),
  setFunction({
    name: 'setDate',
    unit: 'date',
    range: 'The day of the month, 1 to 31.',
    help: `Returns the date on another day of the month. ${OVERFLOW} month.`,
    example: example('{{setDate("2015-08-07T11:36:39.138Z"; 32)}}', '2015-09-01T11:36:39.138Z'),
  }),
  setFunction({
    name: 'setMonth',
    unit: 'month',
    range: 'The month, 1 to 12, or its English name.',
    help: `Returns the date in another month, at the latest on its last day. ${OVERFLOW} year.`,
    example: example('{{setMonth("2015-08-31T11:36:39.138Z"; "February")}}', '2015-02-28T11:36:39.138Z'),
    named: month,
    from: 1,
  }),
  setFunction({
    name: 'setYear',
    unit: 'year',
    range: 'The year.',
    help: 'Returns the date in another year.',
    example: example('{{setYear("2015-08-07T11:36:39.138Z"; 2017)}}', '2017-08-07T11:36:39.138Z'),
  }),
];
