import type { Location } from '@connect-app/app-model';
import { RunError } from '../errors/index.js';

/** What can go wrong around a custom function. */
export type FunctionErrorCode =
  /** Longer than 5,000 characters (R6.15). */
  | 'function-too-long'
  /** Does not parse, or declares no function of its own name; every module of the app fails then (R6.16). */
  | 'function-syntax'
  /** The function itself threw. */
  | 'function-failed'
  /** It ran longer than ten seconds (R6.15). */
  | 'function-timeout'
  /** It used more memory than the sandbox has. */
  | 'function-memory'
  /** A value cannot cross the border of the sandbox. */
  | 'function-value';

/** Codes that say the app itself is broken, not this one call. */
const BROKEN_APP: ReadonlySet<FunctionErrorCode> = new Set(['function-too-long', 'function-syntax']);

export interface FunctionErrorOptions {
  readonly code: FunctionErrorCode;
  readonly message: string;
  readonly functionName?: string | undefined;
  readonly location?: Location | undefined;
}

/** A custom function that cannot be compiled or failed while it ran. */
export class FunctionError extends RunError {
  declare readonly code: FunctionErrorCode;
  /** Name of the custom function; absent while a value crosses the border. */
  readonly functionName: string | undefined;

  constructor({ code, message, functionName, location }: FunctionErrorOptions) {
    super({ type: BROKEN_APP.has(code) ? 'InvalidConfigurationError' : 'RuntimeError', code, message, location });
    this.functionName = functionName;
  }

  override redacted(mask: (text: string) => string): FunctionError {
    const { code, functionName, location } = this;
    return new FunctionError({ code, functionName, location, message: mask(this.message) });
  }
}
