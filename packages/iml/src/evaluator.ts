import type { Environment } from './environment.js';

/** The variables an expression reads, by name. Only own data properties are visible. */
export type Context = Readonly<Record<string, unknown>>;

/** A compiled expression: called any number of times, it keeps nothing between calls. */
export type Evaluator = (context: Context, environment: Environment) => unknown;
