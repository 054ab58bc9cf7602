import { isCollection } from '../coerce.js';
import { DECISIONS } from '../decisions.js';
import { ImlError } from '../error.js';
import { textForm } from '../text-form.js';
import { roundedDigits } from './decimal-text.js';
import { define, defineDecided, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition } from './definition.js';
import { checkDecimals, shown } from './limits.js';

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

/** Functions between numbers and texts. */
export const mathTextFunctions: readonly FunctionDefinition[] = [formatNumber, parseNumber];
