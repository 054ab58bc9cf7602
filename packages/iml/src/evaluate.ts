import { compile } from './compile.js';
import type { Environment } from './environment.js';
import type { Context } from './evaluator.js';
import type { ImlOptions } from './options.js';

/** Options of {@link evaluate}. */
export interface EvaluateOptions extends ImlOptions {
  /** Clock, zone and randomness. Default: the real ones, in UTC. */
  readonly environment?: Environment | undefined;
}

/**
 * Compiles and evaluates a template in one step. To evaluate it more than once, use `compile`.
 *
 * @example
 * evaluate('{{upper(name)}}', { name: 'ann' }); // → 'ANN'
 */
export function evaluate(template: string, context: Context = {}, options: EvaluateOptions = {}): unknown {
  return compile(template, options)(context, options.environment);
}
