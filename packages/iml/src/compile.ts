import type { Environment } from './environment.js';
import type { Context, Evaluator } from './evaluator.js';
import type { FieldPath } from './field-path.js';
import { adaptive } from './generated/adaptive.js';
import { type ImlOptions, resolveOptions, type Settings } from './options.js';
import { readTemplate } from './read-mapping.js';
import { defaultEnvironment } from './system-environment.js';

/**
 * A compiled template. The context is a plain object with the variables; without an environment the real clock in UTC is
 * used. A template that is a single expression gives the raw value, every other one a text (IML §1).
 */
export type CompiledTemplate = (context?: Context, environment?: Environment) => unknown;

/**
 * Compiles a template once, to evaluate it many times.
 *
 * @throws ImlError when the template is malformed, names an unknown function or gives it the wrong number of arguments.
 * The compiled template throws ImlError and nothing else.
 * @example
 * const greet = compile('Hello, {{capitalize(user.name)}}!');
 * greet({ user: { name: 'ann' } }); // 'Hello, Ann!'
 */
export function compile(template: string, options: ImlOptions = {}): CompiledTemplate {
  const evaluator = compileTemplate(template, resolveOptions(options));
  return (context = {}, environment = defaultEnvironment()) => evaluator(context, environment);
}

/** {@link compile} without the default context and environment; `path` is the place in a mapping, for errors. */
export function compileTemplate(template: string, settings: Settings, path?: FieldPath): Evaluator {
  return adaptive(readTemplate(template, settings, path), settings);
}
