import { compileTemplate } from './compile.js';
import type { Environment } from './environment.js';
import { ImlError } from './error.js';
import type { Context, Evaluator } from './evaluator.js';
import { type FieldPath, fieldText, WHOLE_MAPPING, within } from './field-path.js';
import { FILTER_OPERATORS, type FilterOperator } from './filter-operators.js';
import { type ImlOptions, resolveOptions, type Settings } from './options.js';
import { isPlainObject, ownValue } from './own-value.js';
import { defaultEnvironment } from './system-environment.js';
import { containsIml } from './template.js';

/** A condition as a blueprint stores it: `a` and `b` are templates or plain values, `o` is the operator. */
export interface FilterCondition {
  readonly a?: unknown;
  readonly o: string;
  readonly b?: unknown;
}

/** Alternatives, each of conditions that must all hold. */
export type Filter = readonly (readonly FilterCondition[])[];

/** A compiled filter. */
export type CompiledFilter = (context?: Context, environment?: Environment) => boolean;

interface CompiledCondition {
  readonly left: Evaluator;
  readonly right: Evaluator;
  readonly operator: FilterOperator;
  /** The place in the filter, such as `0.1`. */
  readonly path: FieldPath;
}

/**
 * Compiles a filter: an OR of ANDs (IML §9). A filter without conditions lets everything pass. Operands are converted to
 * the operator's type; one that cannot be converted makes every comparison but `notequal` false.
 *
 * @throws ImlError with code `invalid-filter` for an unknown operator or a wrong shape.
 * @example
 * const adults = compileFilter([[{ a: '{{item.age}}', o: 'number:greaterorequal', b: '18' }]]);
 * adults({ item: { age: 30 } }); // → true
 */
export function compileFilter(filter: Filter, options: ImlOptions = {}): CompiledFilter {
  const settings = resolveOptions(options);
  if (!Array.isArray(filter)) throw invalidFilter('A filter is a list of lists of conditions.', WHOLE_MAPPING);
  const alternatives = filter.map((conditions: unknown, index) => {
    const path = within(WHOLE_MAPPING, index);
    if (!Array.isArray(conditions)) throw invalidFilter('A filter is a list of lists of conditions.', path);
    return conditions.map((condition, at) => compileCondition(condition, settings, within(path, at)));
  });
  const filled = alternatives.filter((conditions) => conditions.length > 0);
  return (context = {}, environment = defaultEnvironment()) =>
    filled.length === 0 ||
    filled.some((conditions) => conditions.every((condition) => holds(condition, context, environment)));
}

function compileCondition(condition: unknown, settings: Settings, path: FieldPath): CompiledCondition {
  const name = isPlainObject(condition) ? ownValue(condition, 'o') : undefined;
  const operator = typeof name === 'string' ? FILTER_OPERATORS.get(name) : undefined;
  if (operator === undefined) throw invalidFilter(`'${String(name)}' is not an operator of filters.`, path);
  return {
    left: compileOperand(ownValue(condition, 'a'), settings, within(path, 'a')),
    right: compileOperand(ownValue(condition, 'b'), settings, within(path, 'b')),
    operator,
    path,
  };
}

function holds(
  { left, right, operator, path }: CompiledCondition,
  context: Context,
  environment: Environment,
): boolean {
  const [a, b] = [left(context, environment), right(context, environment)];
  try {
    return operator(a, b, environment);
  } catch (error) {
    if (!(error instanceof ImlError) || error.field !== undefined) throw error;
    throw new ImlError({ code: error.code, message: error.message, field: fieldText(path), cause: error.cause });
  }
}

function compileOperand(operand: unknown, settings: Settings, path: FieldPath): Evaluator {
  return typeof operand === 'string' && containsIml(operand) ? compileTemplate(operand, settings, path) : () => operand;
}

function invalidFilter(message: string, path: FieldPath): ImlError {
  return new ImlError({ code: 'invalid-filter', message, field: fieldText(path) });
}
