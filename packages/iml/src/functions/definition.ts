import type { Decisions } from '../decisions.js';
import type { Environment } from '../environment.js';

/** The field's groups of functions as the help pages of Make and Ibexa Connect have them. */
export type FunctionGroup = 'general' | 'math' | 'text' | 'binary' | 'date' | 'array' | 'variables';

/**
 * What an argument is coerced to before the function sees it (IML §4.2). `any` is handed over as it is,
 * `text` takes null and undefined as "", `lazy` arguments arrive as functions that evaluate when called.
 */
export type ArgumentType = 'any' | 'array' | 'boolean' | 'buffer' | 'collection' | 'date' | 'lazy' | 'number' | 'text';

export interface FunctionParameter {
  readonly name: string;
  readonly type: ArgumentType;
  readonly help: string;
  readonly optional?: true;
  /** Takes this and every further argument. Only the last parameter may be `rest`. */
  readonly rest?: true;
  /** Shown in docs and completion; the implementation applies it. */
  readonly default?: unknown;
}

/** Which of the two flavours of the language knows the function. */
export type Flavour = 'app' | 'scenario';

export interface FunctionExample {
  readonly expr: string;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}

/** A built-in function, declared as data: docs, completion, arity checks and evaluation read the same object. */
export interface FunctionDefinition {
  readonly name: string;
  /** The first group is where the function is listed; `length` and `contains` belong to two. */
  readonly groups: readonly [FunctionGroup, ...FunctionGroup[]];
  readonly parameters: readonly FunctionParameter[];
  readonly result: ArgumentType;
  readonly help: string;
  readonly examples: readonly [FunctionExample, ...FunctionExample[]];
  /** Where the behaviour is documented: a URL, or "decision" with a reason. */
  readonly source: string;
  /** Absent: both flavours. */
  readonly flavours?: readonly Flavour[];
  /** Absent in Ibexa Connect's own documentation: an OEM addition. */
  readonly oem?: true;
  /** Receives the coerced arguments, missing trailing ones undefined; `this` is the environment. */
  readonly call: FunctionCall;
  /** Where the behaviour hangs on a point the documentation leaves open: the call under other decisions. */
  readonly decide?: (decisions: Decisions) => FunctionCall;
}

/** What runs when a built-in function is called. */
export type FunctionCall = (this: Environment, ...args: readonly unknown[]) => unknown;

/** A keyword (`space`, `emptyarray`) or built-in variable (`now`, `uuid`): a name that needs no parentheses. */
export interface ConstantDefinition {
  readonly name: string;
  readonly groups: readonly [FunctionGroup, ...FunctionGroup[]];
  readonly result: ArgumentType;
  readonly help: string;
  readonly examples: readonly [FunctionExample, ...FunctionExample[]];
  readonly source: string;
  readonly flavours?: readonly Flavour[];
  /** A variable may be shadowed by one of the context; a keyword never is. */
  readonly kind: 'keyword' | 'variable';
  readonly value: (environment: Environment) => unknown;
}
