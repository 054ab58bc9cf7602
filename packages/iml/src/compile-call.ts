import { argumentCoercer, parameterAt } from './argument-coercion.js';
import type { CallNode } from './ast.js';
import type { Environment } from './environment.js';
import { foreignErrorCode, ImlError } from './error.js';
import type { Evaluator } from './evaluator.js';
import type { FunctionDefinition, FunctionParameter } from './functions/definition.js';
import type { CustomFunction, Settings } from './options.js';
import { bounded } from './result-size.js';

/** What a call is compiled from. */
export interface CallParts {
  readonly node: CallNode;
  readonly template: string;
  readonly settings: Settings;
  /** The arguments in order, compiled; an empty argument evaluates to undefined. */
  readonly operands: readonly Evaluator[];
}

/** A call of one of the app's own functions: plain arguments, `this.timezone` (IML §6.6). */
export function compileCustomCall(parts: CallParts, call: CustomFunction): Evaluator {
  const { operands } = parts;
  return guarded(parts, (context, environment) => {
    const list = operands.map((operand) => operand(context, environment));
    return Reflect.apply(call, { timezone: environment.timezone }, list);
  });
}

/** A call of a built-in function: the arguments are counted now and converted to their declared types when it runs. */
export function compileBuiltInCall(parts: CallParts, definition: FunctionDefinition): Evaluator {
  assertArgumentCount(parts, definition);
  const { parameters } = definition;
  const call = definition.decide?.(parts.settings) ?? definition.call;
  const operands = parts.operands.map((operand, index) =>
    compileArgument(operand, parameterAt(parameters, index), parts.settings),
  );
  const [first, second, third] = operands;
  if (operands.length === 1 && first !== undefined) {
    return guarded(parts, (context, environment) => call.call(environment, first(context, environment)));
  }
  if (operands.length === 2 && first !== undefined && second !== undefined) {
    return guarded(parts, (context, environment) =>
      call.call(environment, first(context, environment), second(context, environment)),
    );
  }
  if (operands.length === 3 && first !== undefined && second !== undefined && third !== undefined) {
    return guarded(parts, (context, environment) =>
      call.call(environment, first(context, environment), second(context, environment), third(context, environment)),
    );
  }
  return guarded(parts, (context, environment) =>
    Reflect.apply(
      call,
      environment,
      operands.map((operand) => operand(context, environment)),
    ),
  );
}

function assertArgumentCount({ node, template }: CallParts, { name, parameters }: FunctionDefinition): void {
  const given = node.arguments.length;
  const least = parameters.filter((parameter) => parameter.optional !== true).length;
  const most = parameters.at(-1)?.rest === true ? Number.POSITIVE_INFINITY : parameters.length;
  if (given >= least && given <= most) return;
  const expected =
    most === least ? `${least}` : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  throw new ImlError({
    code: 'wrong-argument-count',
    message: `Function '${name}' takes ${expected} ${expected === '1' ? 'argument' : 'arguments'}, ${given} given.`,
    position: node.offset,
    template,
  });
}

function compileArgument(operand: Evaluator, parameter: FunctionParameter | undefined, settings: Settings): Evaluator {
  if (parameter?.type === 'lazy') return (context, environment) => () => operand(context, environment);
  const coerced = argumentCoercer(parameter, settings);
  return coerced === undefined
    ? operand
    : (context, environment) => coerced(operand(context, environment), environment);
}

function guarded({ node, template, settings }: CallParts, run: Evaluator): Evaluator {
  return (context, environment: Environment) => {
    try {
      return bounded(run(context, environment), settings);
    } catch (error) {
      throw failedCall(error, node, template);
    }
  };
}

/** The error as a user sees it: one `Function '…' finished with error!` for each call around it (IML §8). */
export function failedCall(error: unknown, node: CallNode, template: string): ImlError {
  const inner = error instanceof Error ? error.message : String(error);
  const known = error instanceof ImlError ? error : undefined;
  return new ImlError({
    code: known?.code ?? foreignErrorCode(error),
    message: `Function '${node.name}' finished with error! ${inner}`,
    position: known?.position ?? node.offset,
    template,
    calls: [node.name, ...(known?.calls ?? [])],
    cause: known === undefined ? error : known.cause,
  });
}
