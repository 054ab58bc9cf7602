import type { Location } from '@connect-app/app-model';

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

/** A custom function that cannot be compiled or failed while it ran. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly code: FunctionErrorCode;
  /** Name of the custom function; absent while a value crosses the border. */
  readonly functionName: string | undefined;
  /** Where in the function's source, when the engine says so. */
  readonly location: Location | undefined;

  constructor(options: {
    readonly code: FunctionErrorCode;
    readonly message: string;
    readonly functionName?: string | undefined;
    readonly location?: Location | undefined;
  }) {
    super(options.message);
    this.code = options.code;
    this.functionName = options.functionName;
    this.location = options.location;
  }
}
