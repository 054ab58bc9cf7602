import { coerceArgument } from '../coerce.js';
import type { Environment } from '../environment.js';
import { define, rest, SOURCES } from './define.js';
import type { FunctionDefinition, FunctionExample } from './definition.js';

interface Statistic {
  readonly name: string;
  readonly help: string;
  readonly examples: readonly [FunctionExample, ...FunctionExample[]];
  /** Undefined when there are too few numbers to say. */
  readonly of: (numbers: readonly number[]) => number | undefined;
}

function statistic({ name, help, examples, of }: Statistic): FunctionDefinition {
  return define({
    name,
    groups: ['math'],
    parameters: [rest('array or numbers', 'any', 'An array of numbers, or numbers. Empty values do not count.')],
    result: 'number',
    help,
    examples,
    source: SOURCES.math,
    call(...values) {
      return of(numbersOf(values, this));
    },
  });
}

function numbersOf(values: readonly unknown[], environment: Environment): readonly number[] {
  const numbers: number[] = [];
  for (const value of values.flat()) {
    if (value !== null && value !== undefined && value !== '') {
      numbers.push(coerceArgument(value, { type: 'number', environment }) as number);
    }
  }
  return numbers;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function average(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : sum(numbers) / numbers.length;
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((left, right) => left - right);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted[half - 1];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

function extreme(numbers: readonly number[], better: (left: number, right: number) => boolean): number | undefined {
  const [first, ...others] = numbers;
  return first === undefined
    ? undefined
    : others.reduce((best, number) => (better(number, best) ? number : best), first);
}

/** Root of the squared distances from the average over the count less `missing`. */
function deviation(numbers: readonly number[], missing: 0 | 1): number | undefined {
  const middle = average(numbers);
  if (middle === undefined || numbers.length <= missing) return undefined;
  return Math.sqrt(sum(numbers.map((number) => (number - middle) ** 2)) / (numbers.length - missing));
}

/** Functions of lists of numbers. */
export const mathStatisticsFunctions: readonly FunctionDefinition[] = [
  statistic({
    name: 'sum',
    help: 'Returns the sum of the numbers; 0 when there are none.',
    examples: [{ expr: '{{sum(1; 2; 3)}}', result: 6 }],
    of: sum,
  }),
  statistic({
    name: 'average',
    help: 'Returns the average of the numbers.',
    examples: [{ expr: '{{average(a)}}', vars: { a: [1, 2, 3] }, result: 2 }],
    of: average,
  }),
  statistic({
    name: 'min',
    help: 'Returns the smallest number.',
    examples: [{ expr: '{{min(3; 9; 1)}}', result: 1 }],
    of: (numbers) => extreme(numbers, (left, right) => left < right),
  }),
  statistic({
    name: 'max',
    help: 'Returns the largest number.',
    examples: [{ expr: '{{max(3; 9; 1)}}', result: 9 }],
    of: (numbers) => extreme(numbers, (left, right) => left > right),
  }),
  statistic({
    name: 'median',
    help: 'Returns the number in the middle, or the average of the two in the middle.',
    examples: [{ expr: '{{median(2; 3; 5; 8)}}', result: 4 }],
    of: median,
  }),
  statistic({
    name: 'stdevS',
    help: 'Returns the standard deviation of a sample. It takes two numbers at least.',
    examples: [{ expr: '{{stdevS(1; 3; 5)}}', result: 2 }],
    of: (numbers) => deviation(numbers, 1),
  }),
  statistic({
    name: 'stdevP',
    help: 'Returns the standard deviation of a whole population.',
    examples: [{ expr: '{{stdevP(2; 4; 4; 4; 5; 5; 7; 9)}}', result: 2 }],
    of: (numbers) => deviation(numbers, 0),
  }),
];
