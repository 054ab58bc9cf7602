const NUMERIC = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/**
 * The number a text stands for, or undefined when it does not look like a decimal number. Blanks around it are ignored;
 * hexadecimal, `Infinity` and digit grouping are not numbers here.
 */
export function numericText(text: string): number | undefined {
  return NUMERIC.test(text) ? Number(text) : undefined;
}

/** The number that a number, a date (milliseconds) or a numeric text stands for in comparisons and sums. */
export function numericValue(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return numericText(value);
  return value instanceof Date ? value.getTime() : undefined;
}
