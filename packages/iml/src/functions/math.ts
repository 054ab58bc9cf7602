import { isCollection } from '../coerce.js';
import { DECISIONS } from '../decisions.js';
import { ImlError } from '../error.js';
import { textForm } from '../text-form.js';
import { roundedDigits, truncated } from './decimal-text.js';
import { define, defineDecided, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition, FunctionExample } from './definition.js';
import { FUNCTION_LIMITS, invalidArgument, shown } from './limits.js';

interface Rounding {
  readonly name: string;
  readonly help: string;
  readonly examples: readonly [FunctionExample, ...FunctionExample[]];
  readonly round: (number: number) => number;
}

function rounding({ name, help, examples, round }: Rounding): FunctionDefinition {
  return define({
    name,
    groups: ['math'],
    parameters: [required('number', 'number', 'The number.')],
    result: 'number',
    help,
    examples,
    source: SOURCES.math,
    // Adding 0 turns the -0 that rounding can make into 0.
    call: (number) => round(number) + 0,
  });
}

const trunc = define({
  name: 'trunc',
  groups: ['math'],
  parameters: [
    required('number', 'number', 'The number.'),
    optional('digits', 'number', 'How many digits after the decimal point stay.', 0),
  ],
  result: 'number',
  help: 'Cuts off the digits after the decimal point, or after the first few of them.',
  examples: [
    { expr: '{{trunc(4.9)}}', result: 4 },
    { expr: '{{trunc(-4.35; 1)}}', result: -4.3 },
  ],
  source: SOURCES.math,
  call: (number, digits = 0) => {
    checkDecimals(digits);
    return Number.isFinite(number) ? truncated(number, digits) + 0 : number;
  },
});

const formatNumber = define({
  name: 'formatNumber',
  groups: ['math'],
  parameters: [
    required('number', 'number', 'The number.'),
    optional('decimals', 'number', 'How many digits stand after the decimal separator.', 0),
    optional('decimal separator', 'text', 'What stands before the decimals.', ','),
    optional('thousands separator', 'text', 'What stands between groups of three digits.', '.'),
  ],
  result: 'text',
  help: 'Writes a number as text with a fixed count of decimals and with separators.',
  examples: [
    { expr: '{{formatNumber(123456789; 3; ","; ".")}}', result: '123.456.789,000' },
    { expr: '{{formatNumber(1234.5; 2; "."; space)}}', result: '1 234.50' },
  ],
  source: SOURCES.math,
  call: (number, decimals = 0, decimalSeparator = ',', thousandsSeparator = '.') => {
    checkDecimals(decimals);
    if (!Number.isFinite(number)) return String(number);
    const { negative, whole, fraction } = roundedDigits(number, decimals);
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, () => thousandsSeparator);
    return `${negative ? '-' : ''}${grouped}${decimals > 0 ? decimalSeparator + fraction : ''}`;
  },
});

function checkDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > FUNCTION_LIMITS.decimals) {
    throw invalidArgument(`'${decimals}' is not a count of decimals: use 0 to ${FUNCTION_LIMITS.decimals}.`);
  }
}

const parseNumber = defineDecided({
  name: 'parseNumber',
  groups: ['math'],
  parameters: [
    required('text', 'any', 'The text.'),
    optional('decimal separator', 'text', 'What stands before the decimals.', DECISIONS.decimalSeparator),
  ],
  result: 'number',
  help: 'Reads a number from a text. Blanks, and separators between groups of three digits, are skipped.',
  examples: [
    { expr: '{{parseNumber("1 756,456"; ",")}}', result: 1756.456 },
    { expr: '{{parseNumber("1,756.5")}}', result: 1756.5 },
  ],
  source: SOURCES.math,
  decide:
    ({ decimalSeparator }) =>
    (value, separator = decimalSeparator) => {
      if (value === null || value === undefined) return undefined;
      if (typeof value === 'number') return value;
      const text = textForm(value);
      const number = isCollection(value) || Array.isArray(value) ? undefined : readNumber(text, separator);
      if (number !== undefined) return number;
      throw new ImlError({ code: 'invalid-number', message: `'${shown(text)}' is not a valid number.` });
    },
});

function readNumber(text: string, separator: string): number | undefined {
  const [mantissa = '', exponent = '0'] = text.replace(/\s/g, '').split(/e(?=[+-]?\d+$)/i);
  const at = separator === '' ? -1 : mantissa.lastIndexOf(separator);
  const whole = at < 0 ? mantissa : mantissa.slice(0, at);
  const decimals = at < 0 ? '' : mantissa.slice(at + separator.length);
  const match = /^([+-]?)(\d{1,3}(?:[.,']\d{3})+|\d*)$/.exec(whole);
  if (match === null || !/^\d*$/.test(decimals)) return undefined;
  const [, sign = '', digits = ''] = match;
  if (digits + decimals === '') return undefined;
  return Number(`${sign}${digits.replace(/[.,']/g, '') || '0'}.${decimals || '0'}e${exponent}`);
}

/** Functions of single numbers. */
export const mathFunctions: readonly FunctionDefinition[] = [
  rounding({
    name: 'abs',
    help: 'Returns the number without its sign.',
    examples: [{ expr: '{{abs(-3.7)}}', result: 3.7 }],
    round: Math.abs,
  }),
  rounding({
    name: 'ceil',
    help: 'Returns the smallest whole number that is not smaller.',
    examples: [{ expr: '{{ceil(1.2)}}', result: 2 }],
    round: Math.ceil,
  }),
  rounding({
    name: 'floor',
    help: 'Returns the largest whole number that is not larger.',
    examples: [{ expr: '{{floor(1.9)}}', result: 1 }],
    round: Math.floor,
  }),
  rounding({
    name: 'round',
    help: 'Returns the nearest whole number; a half goes up.',
    examples: [
      { expr: '{{round(1.7)}}', result: 2 },
      { expr: '{{round(-1.5)}}', result: -1 },
    ],
    round: Math.round,
  }),
  trunc,
  formatNumber,
  parseNumber,
];
