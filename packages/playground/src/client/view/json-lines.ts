import { plain } from './value-text.js';

/** Text line by line; lines are found by number without joining the text. */
export interface Lines {
  readonly count: number;
  readonly at: (index: number) => string;
}

const cache = new WeakMap<object, readonly string[]>();

/** A value as JSON for people, in lines. The lines of an object are kept as long as the object. */
export function jsonLines(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(plain(value)) ?? 'null'];
  let lines = cache.get(value);
  if (lines === undefined) {
    lines = JSON.stringify(plain(value), null, 2).split('\n');
    cache.set(value, lines);
  }
  return lines;
}

/** Many values as one JSON list in lines: nothing is copied, what was written once is not written again. */
export function jsonListLines(values: readonly unknown[]): Lines {
  if (values.length === 0) return { count: 1, at: () => '[]' };
  // Where each value begins; the first line is the bracket.
  const starts: number[] = [];
  let next = 1;
  for (const value of values) {
    starts.push(next);
    next += jsonLines(value).length;
  }
  const end = next;
  return {
    count: end + 1,
    at: (index) => {
      if (index <= 0) return '[';
      if (index >= end) return ']';
      const value = lastNotAbove(starts, index);
      const lines = jsonLines(values[value]);
      const offset = index - (starts[value] ?? 0);
      const comma = offset === lines.length - 1 && value < values.length - 1 ? ',' : '';
      return `  ${lines[offset] ?? ''}${comma}`;
    },
  };
}

export function linesOfText(text: string): Lines {
  const lines = text.split('\n');
  return { count: lines.length, at: (index) => lines[index] ?? '' };
}

/** Index of the last number that is not above another; the numbers ascend. */
function lastNotAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
