import { createContext, Script } from 'node:vm';
import { BoundedCache } from '../dates/bounded-cache.js';
import { ImlError } from '../error.js';
import { FUNCTION_LIMITS, invalidArgument, shown } from './limits.js';
import { patternCost } from './regular-expression-cost.js';

/** A compiled `/pattern/flags` text with an estimate of what it may cost. */
export interface Pattern {
  readonly expression: RegExp;
  /** An upper estimate of the steps that a text of `length` characters may take. */
  readonly cost: (length: number) => number;
}

/** Steps that are surely done in a fraction of a second, so that no watchdog is needed. */
const FREE_STEPS = 2_000_000;

const patterns = new BoundedCache<Pattern>(FUNCTION_LIMITS.compiledKept);

/**
 * The regular expression that a text such as `/\d+/g` stands for, or undefined when it is a plain text: without slashes at
 * both ends, with an empty pattern, or with letters behind the last slash that are no flags (`/path/to`).
 *
 * @throws ImlError `invalid-argument` for a faulty pattern and for one with named groups, which the platform refuses.
 */
export function findPattern(text: string): Pattern | undefined {
  if (!text.startsWith('/')) return undefined;
  const end = text.lastIndexOf('/');
  const flags = text.slice(end + 1);
  if (end < 2 || !/^[dgimsuvy]*$/.test(flags) || new Set(flags).size !== flags.length) return undefined;
  return compilePattern(text.slice(1, end), flags);
}

/**
 * A regular expression, kept for the next time.
 *
 * @throws ImlError `invalid-argument` for a faulty pattern and for one with named groups, which the platform refuses.
 */
export function compilePattern(source: string, flags: string): Pattern {
  return patterns.get(`${flags}/${source}`, () => makePattern(source, flags));
}

function makePattern(source: string, flags: string): Pattern {
  if (source.length > FUNCTION_LIMITS.patternLength) {
    throw invalidArgument(`The regular expression is longer than ${FUNCTION_LIMITS.patternLength} characters.`);
  }
  if (/(?<!\\)\(\?<[^=!]/.test(source)) {
    throw invalidArgument(`Named groups are not allowed in the regular expression '/${shown(source)}/'.`);
  }
  try {
    return { expression: new RegExp(source, flags), cost: patternCost(source, flags) };
  } catch (cause) {
    throw invalidArgument(`'/${shown(source)}/${flags}' is not a valid regular expression.`, cause);
  }
}

/** Where work is done that must be interrupted when it takes too long; made when it is first needed. */
let watched: { readonly context: { run: unknown }; readonly script: Script } | undefined;

/**
 * Does `work` with the pattern on a text. A pattern that could backtrack for long runs under a watchdog, which interrupts the
 * regular-expression engine itself.
 *
 * @throws ImlError `function-failed` when it takes longer than `milliseconds`, `too-large` when the text is too long for it.
 */
export function runPattern<Result>(
  pattern: Pattern,
  text: string,
  work: (expression: RegExp) => Result,
  milliseconds: number = FUNCTION_LIMITS.regularExpressionTime,
): Result {
  const { expression } = pattern;
  expression.lastIndex = 0;
  if (pattern.cost(text.length) <= FREE_STEPS) return work(expression);
  watched ??= { context: createContext({ run: undefined }) as { run: unknown }, script: new Script('run()') };
  const { context, script } = watched;
  context.run = () => work(expression);
  try {
    return script.runInContext(context, { timeout: milliseconds }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw tookTooLong(milliseconds);
    // The engine notes every place it may have to come back to, and has only so much room for that.
    if (error instanceof RangeError) throw tooLong(error);
    throw error;
  } finally {
    context.run = undefined;
  }
}

function tookTooLong(milliseconds: number): ImlError {
  const message = `The regular expression took longer than ${milliseconds} milliseconds.`;
  return new ImlError({ code: 'function-failed', message });
}

function tooLong(cause: RangeError): ImlError {
  return new ImlError({ code: 'too-large', message: 'The text is too long for the regular expression.', cause });
}
