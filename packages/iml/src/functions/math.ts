import { truncated } from './decimal-text.js';
import { define, optional, required, SOURCES } from './define.js';
import type { FunctionDefinition, FunctionExample } from './definition.js';
import { checkDecimals } from './limits.js';

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
];
