import type { Equality } from './comparison.js';
import type { Flavour } from './functions/definition.js';
import { ARRAY_SEPARATOR, LIMITS } from './limits.js';

/** A function of the app, called like the platform calls it: with `this.timezone` and the plain arguments. */
export type CustomFunction = (this: { readonly timezone: string }, ...args: unknown[]) => unknown;

/**
 * How templates are read and evaluated. Every point that the vendor's documentation leaves open has its switch here, with
 * the recommended decision as the default.
 */
export interface ImlOptions {
  /** Which functions exist: `app` (imljson files; default) has `createJSON`, `parseJSON`, `jwt` beside the others. */
  readonly flavour?: Flavour | undefined;
  /** Whether `1 = "1"` (C1). Default `strict`. */
  readonly equality?: Equality | undefined;
  /**
   * What an unknown bare word as the format of a date function is (C8): `undefined` (default), so that the function takes its
   * own default, or the `text` as it is written.
   */
  readonly bareWords?: 'undefined' | 'text' | undefined;
  /** Text between the elements of an array joined into a text (C9). Default `,`. */
  readonly arraySeparator?: string | undefined;
  /** Whether `{ name: expression }` is an expression. Default: in the app flavour. */
  readonly objectLiterals?: boolean | undefined;
  /** The app's own functions by name. One of them wins over a built-in function of the same name. */
  readonly functions?: Readonly<Record<string, CustomFunction>> | undefined;
  /** Levels of nesting. Default 256. */
  readonly maxDepth?: number | undefined;
  /** UTF-16 units of a template. Default 4,000,000. */
  readonly maxTemplateLength?: number | undefined;
  /** UTF-16 units of a text an expression makes. Default 16,000,000. */
  readonly maxTextLength?: number | undefined;
  /** Elements of an array an expression makes. Default 1,000,000. */
  readonly maxArrayLength?: number | undefined;
}

/** {@link ImlOptions} with nothing left open. */
export interface Settings {
  readonly flavour: Flavour;
  readonly equality: Equality;
  readonly bareWords: 'undefined' | 'text';
  readonly arraySeparator: string;
  readonly objectLiterals: boolean;
  readonly functions: ReadonlyMap<string, CustomFunction>;
  readonly maxDepth: number;
  readonly maxTemplateLength: number;
  readonly maxTextLength: number;
  readonly maxArrayLength: number;
}

const NO_FUNCTIONS: ReadonlyMap<string, CustomFunction> = new Map();

/** Fills in the defaults. `maxDepth` can only be lowered: the stack of the process sets the upper bound. */
export function resolveOptions(options: ImlOptions): Settings {
  const flavour = options.flavour ?? 'app';
  return {
    flavour,
    equality: options.equality ?? 'strict',
    bareWords: options.bareWords ?? 'undefined',
    arraySeparator: options.arraySeparator ?? ARRAY_SEPARATOR,
    objectLiterals: options.objectLiterals ?? flavour === 'app',
    functions: options.functions === undefined ? NO_FUNCTIONS : new Map(Object.entries(options.functions)),
    maxDepth: Math.min(options.maxDepth ?? LIMITS.maxDepth, LIMITS.maxDepth),
    maxTemplateLength: options.maxTemplateLength ?? LIMITS.maxTemplateLength,
    maxTextLength: options.maxTextLength ?? LIMITS.maxTextLength,
    maxArrayLength: options.maxArrayLength ?? LIMITS.maxArrayLength,
  };
}
