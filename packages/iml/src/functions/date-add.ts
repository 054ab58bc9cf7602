import { type AddUnit, addToInstant } from '../dates/arithmetic.js';
import { zoneOf } from '../dates/zone.js';
import { dateFrom } from './date-result.js';
import { define, required, SOURCES } from './define.js';
import type { FunctionDefinition, FunctionExample } from './definition.js';

interface AddFunction {
  readonly name: string;
  readonly unit: AddUnit;
  readonly help: string;
  readonly example: FunctionExample;
}

function addFunction({ name, unit, help, example }: AddFunction): FunctionDefinition {
  return define({
    name,
    groups: ['date'],
    parameters: [
      required('date', 'date', 'The date.'),
      required('number', 'number', `How many ${unit}s to add; a negative number subtracts.`),
    ],
    result: 'date',
    help,
    examples: [example],
    source: SOURCES.date,
    call(date, amount) {
      if (date === undefined) return undefined;
      return dateFrom(addToInstant(date.getTime(), amount, unit, zoneOf(this)));
    },
  });
}

const START = '2016-12-08T15:55:57.536Z';

function example(expr: string, iso: string): FunctionExample {
  return { expr, result: new Date(iso) };
}

/** Functions that move a date. */
export const dateAddFunctions: readonly FunctionDefinition[] = [
  addFunction({
    name: 'addSeconds',
    unit: 'second',
    help: 'Returns the date a number of seconds later.',
    example: example(`{{addSeconds("${START}"; -2)}}`, '2016-12-08T15:55:55.536Z'),
  }),
  addFunction({
    name: 'addMinutes',
    unit: 'minute',
    help: 'Returns the date a number of minutes later.',
    example: example(`{{addMinutes("${START}"; 2)}}`, '2016-12-08T15:57:57.536Z'),
  }),
  addFunction({
    name: 'addHours',
    unit: 'hour',
    help: 'Returns the date a number of hours later. Fractions count.',
    example: example(`{{addHours("${START}"; 1.5)}}`, '2016-12-08T17:25:57.536Z'),
  }),
  addFunction({
    name: 'addDays',
    unit: 'day',
    help: 'Returns the date a number of days later, at the same time of day. Fractions are rounded.',
    example: example(`{{addDays("${START}"; 2)}}`, '2016-12-10T15:55:57.536Z'),
  }),
  addFunction({
    name: 'addMonths',
    unit: 'month',
    help: 'Returns the date a number of months later, at the latest on the last day of the month.',
    example: example('{{addMonths("2016-01-31T00:00:00.000Z"; 1)}}', '2016-02-29T00:00:00.000Z'),
  }),
  addFunction({
    name: 'addYears',
    unit: 'year',
    help: 'Returns the date a number of years later, at the latest on the last day of the month.',
    example: example('{{addYears("2016-08-08T15:55:57.536Z"; -2)}}', '2014-08-08T15:55:57.536Z'),
  }),
];
