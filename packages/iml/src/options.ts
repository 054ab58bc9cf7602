import { DECISIONS, type Decisions } from './decisions.js';
import type { Flavour } from './functions/definition.js';
import { LIMITS } from './limits.js';

/** A function of the app, called like the platform calls it: with `this.timezone` and the plain arguments. */
export type CustomFunction = (this: { readonly timezone: string }, ...args: unknown[]) => unknown;

/** How templates are read and evaluated. */
export interface ImlOptions extends Partial<{ readonly [Name in keyof Decisions]: Decisions[Name] | undefined }> {
  /** Which functions exist: `app` (imljson files; default) has `createJSON`, `parseJSON`, `jwt`, `mime` beside the others. */
  readonly flavour?: Flavour | undefined;
  /** Whether `{ name: expression }` is an expression. Default: in the app flavour. */
  readonly objectLiterals?: boolean | undefined;
  /** The app's own functions by name. One of them wins over a built-in function of the same name. */
  readonly functions?: Readonly<Record<string, CustomFunction>> | undefined;
  /**
   * Whether expressions become generated code: `when-hot` (default) once they have been evaluated a hundred times, or
   * `always`, or `never`. The results are the same; where the process forbids code from text, the interpreter does all the
   * work. One difference is known: where the host itself defined a getter on a plain object or array of the context, which
   * JSON never does, generated code runs it and takes its value, and the interpreter passes it over. `never` rules that out.
   */
  readonly codeGeneration?: 'when-hot' | 'always' | 'never' | undefined;
  /** Levels of nesting. Default, and most: 256. */
  readonly maxDepth?: number | undefined;
  /** UTF-16 units of a template. Default 4,000,000. */
  readonly maxTemplateLength?: number | undefined;
  /** UTF-16 units of a text an expression makes. Default 16,000,000. */
  readonly maxTextLength?: number | undefined;
  /** Elements of an array an expression makes. Default 1,000,000. */
  readonly maxArrayLength?: number | undefined;
}

/** {@link ImlOptions} with nothing left open. */
export interface Settings extends Decisions {
  /** Whether all decisions are the recommended ones. */
  readonly recommended: boolean;
  readonly flavour: Flavour;
  readonly objectLiterals: boolean;
  readonly functions: ReadonlyMap<string, CustomFunction>;
  readonly codeGeneration: 'when-hot' | 'always' | 'never';
  readonly maxDepth: number;
  readonly maxTemplateLength: number;
  readonly maxTextLength: number;
  readonly maxArrayLength: number;
}

const DECISION_NAMES = Object.keys(DECISIONS) as readonly (keyof Decisions)[];
const NO_FUNCTIONS: ReadonlyMap<string, CustomFunction> = new Map();

/** Fills in the defaults. `maxDepth` can only be lowered: the stack of the process sets the upper bound. */
export function resolveOptions(options: ImlOptions): Settings {
  const flavour = options.flavour ?? 'app';
  return {
    flavour,
    recommended: DECISION_NAMES.every((name) => (options[name] ?? DECISIONS[name]) === DECISIONS[name]),
    equality: options.equality ?? DECISIONS.equality,
    emptiness: options.emptiness ?? DECISIONS.emptiness,
    bareWords: options.bareWords ?? DECISIONS.bareWords,
    arraySeparator: options.arraySeparator ?? DECISIONS.arraySeparator,
    trimSplit: options.trimSplit ?? DECISIONS.trimSplit,
    flattenDepth: options.flattenDepth ?? DECISIONS.flattenDepth,
    decimalSeparator: options.decimalSeparator ?? DECISIONS.decimalSeparator,
    surplusArguments: options.surplusArguments ?? DECISIONS.surplusArguments,
    objectLiterals: options.objectLiterals ?? flavour === 'app',
    functions: options.functions === undefined ? NO_FUNCTIONS : new Map(Object.entries(options.functions)),
    codeGeneration: options.codeGeneration ?? 'when-hot',
    maxDepth: Math.min(options.maxDepth ?? LIMITS.maxDepth, LIMITS.maxDepth),
    maxTemplateLength: options.maxTemplateLength ?? LIMITS.maxTemplateLength,
    maxTextLength: options.maxTextLength ?? LIMITS.maxTextLength,
    maxArrayLength: options.maxArrayLength ?? LIMITS.maxArrayLength,
  };
}
