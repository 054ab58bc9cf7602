import type { Directive, StepReader } from './directive.js';

/** The `repeat` directive (R1.44). */
export interface Repeat {
  readonly condition: Directive | undefined;
  /** Milliseconds between two attempts. */
  readonly delay: number;
  /** Attempts at most, the first included. */
  readonly limit: number;
  /** The condition reads `body`, which the documentation does not promise. */
  readonly readsBody: boolean;
}

/** The platform's own cap on attempts. */
const MAX_ATTEMPTS = 1000;

/** Reads `repeat`, or its other name `while`. Delay and limit have to be plain numbers (R1.44). */
export function compileRepeat(step: StepReader): Repeat | undefined {
  const name = ['repeat', 'while'].find((key) => step.literal(key) !== undefined);
  if (name === undefined) return undefined;
  const condition = step.literal(name, 'condition');
  return {
    condition: step.compile(name, 'condition'),
    delay: literalNumber(step, [name, 'delay'], 0),
    limit: Math.min(literalNumber(step, [name, 'limit'], MAX_ATTEMPTS), MAX_ATTEMPTS),
    readsBody: typeof condition === 'string' && /\bbody\b/.test(condition),
  };
}

function literalNumber(step: StepReader, path: readonly [string, string], absent: number): number {
  const value = step.literal(...path) ?? absent;
  if (typeof value === 'number' && value >= 0) return value;
  throw step.invalid('repeat-literal', `${path.join('.')} has to be a plain number (R1.44).`, ...path);
}
