import type { ExpressionPart, TextPart } from './ast.js';
import { ExpressionCompiler } from './compile-expression.js';
import type { Environment } from './environment.js';
import { foreignErrorCode, ImlError } from './error.js';
import type { Context, Evaluator } from './evaluator.js';
import { type FieldPath, fieldText } from './field-path.js';
import { adaptive } from './generated/adaptive.js';
import { type ImlOptions, resolveOptions, type Settings } from './options.js';
import { parseTemplate } from './parse.js';
import { bounded } from './result-size.js';
import { defaultEnvironment } from './system-environment.js';
import { textForm } from './text-form.js';

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
 * greet({ user: { name: 'ann' } }); // → 'Hello, Ann!'
 */
export function compile(template: string, options: ImlOptions = {}): CompiledTemplate {
  const settings = resolveOptions(options);
  const evaluator = adaptive(compileTemplate(template, settings), { json: template, settings });
  return (context = {}, environment = defaultEnvironment()) => evaluator(context, environment);
}

/** {@link compile} without the default context and environment; `field` is the place in a mapping, for errors. */
export function compileTemplate(template: string, settings: Settings, field?: FieldPath): Evaluator {
  try {
    const { parts } = parseTemplate(template, settings);
    const compiler = new ExpressionCompiler(template, settings);
    const [only] = parts;
    const evaluator =
      parts.length === 1 && only !== undefined
        ? compilePart(only, compiler)
        : joined(
            parts.map((part) => compilePart(part, compiler)),
            settings,
          );
    return located(evaluator, { template, field });
  } catch (error) {
    throw field === undefined ? error : locatedError(error, { template, field });
  }
}

function compilePart(part: TextPart | ExpressionPart, compiler: ExpressionCompiler): Evaluator {
  if (part.type === 'expression') {
    return part.expression === undefined ? () => undefined : compiler.compile(part.expression);
  }
  const { value } = part;
  return () => value;
}

function joined(evaluators: readonly Evaluator[], settings: Settings): Evaluator {
  return (context, environment) => {
    let text = '';
    for (const evaluator of evaluators) text += textForm(evaluator(context, environment), settings.arraySeparator);
    return bounded(text, settings);
  };
}

/** Errors from outside any call (a text that grew too long, a collection that has no JSON) learn their template here. */
function located(evaluator: Evaluator, place: Place): Evaluator {
  return (context, environment) => {
    try {
      return evaluator(context, environment);
    } catch (error) {
      throw locatedError(error, place);
    }
  };
}

/** Where a template stands. */
export interface Place {
  readonly template: string;
  readonly field: FieldPath | undefined;
}

/** An error with its template, position and field filled in. */
export function locatedError(error: unknown, { template, field: path }: Place): ImlError {
  const known = error instanceof ImlError ? error : undefined;
  const field = path && fieldText(path);
  if (known?.template !== undefined && known.field === field) return known;
  return new ImlError({
    code: known?.code ?? foreignErrorCode(error),
    message: error instanceof Error ? error.message : String(error),
    position: known?.position ?? 0,
    template,
    calls: known?.calls,
    field,
    cause: known === undefined ? error : known.cause,
  });
}
