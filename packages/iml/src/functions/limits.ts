import { ImlError } from '../error.js';
import { LIMITS } from '../limits.js';

/** Bounds of the functions themselves, beside the `LIMITS` of the language. */
export const FUNCTION_LIMITS = {
  /** Milliseconds that one regular expression may run: with what it takes to stop it, less than a second. */
  regularExpressionTime: 800,
  /** UTF-16 units of one regular expression: compiling a longer one could not be stopped. */
  patternLength: 10_000,
  /** Compiled patterns, date formats and date parsers that are kept, of each kind. */
  compiledKept: 500,
  /** Digits that `formatNumber` and `trunc` take after the decimal point. */
  decimals: 100,
} as const;

/** Refuses a text that would grow past `maxTextLength`, before it is made. */
export function checkTextLength(length: number): void {
  if (length > LIMITS.maxTextLength) {
    const message = `The text would be longer than ${LIMITS.maxTextLength} characters.`;
    throw new ImlError({ code: 'too-large', message });
  }
}

/** Refuses an array that would grow past `maxArrayLength`, before it is made. */
export function checkArrayLength(length: number): void {
  if (length > LIMITS.maxArrayLength) {
    const message = `The array would have more than ${LIMITS.maxArrayLength} items.`;
    throw new ImlError({ code: 'too-large', message });
  }
}

/** Refuses what is no count of digits after the decimal point. */
export function checkDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > FUNCTION_LIMITS.decimals) {
    throw invalidArgument(`'${decimals}' is not a count of decimals: use 0 to ${FUNCTION_LIMITS.decimals}.`);
  }
}

/** The error of an argument whose type is right and whose value is not. The message never quotes more than 200 characters. */
export function invalidArgument(message: string, cause?: unknown): ImlError {
  return new ImlError({ code: 'invalid-argument', message, cause });
}

/** A value for a message: short enough to read. */
export function shown(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
