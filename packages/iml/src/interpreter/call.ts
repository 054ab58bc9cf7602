import { coercedArgument, parameterAt, takesAnything } from '../argument-coercion.js';
import { takenArguments } from '../argument-count.js';
import type { CallNode, ExpressionNode } from '../ast.js';
import { bareWordText, isBareFormat } from '../bare-words.js';
import { decidedCall } from '../decided-call.js';
import { failedCall } from '../failed-call.js';
import type { FunctionDefinition, FunctionParameter } from '../functions/definition.js';
import { libraryFor } from '../library.js';
import type { CustomFunction } from '../options.js';
import { bounded } from '../result-size.js';
import type { Interpreter } from './interpreter.js';

/** Calls one of the app's functions or a built-in one; that it exists has been checked by `checkCalls`. */
export function evaluateCall(interpreter: Interpreter, node: CallNode): unknown {
  const { settings, template } = interpreter;
  try {
    const custom = settings.functions.get(node.name);
    if (custom !== undefined) return bounded(callCustom(interpreter, node, custom), settings);
    const definition = libraryFor(settings.flavour).functions.get(node.name);
    return definition && bounded(callBuiltIn(interpreter, node, definition), settings);
  } catch (error) {
    throw failedCall(error, node, template);
  }
}

/** Plain arguments and `this.timezone` (IML §6.6). */
function callCustom(interpreter: Interpreter, { arguments: list }: CallNode, call: CustomFunction): unknown {
  const { timezone } = interpreter.environment;
  const values = list.map((argument) => (argument === undefined ? undefined : interpreter.evaluate(argument)));
  return Reflect.apply(call, { timezone }, values);
}

function callBuiltIn(interpreter: Interpreter, node: CallNode, definition: FunctionDefinition): unknown {
  const { settings, environment } = interpreter;
  const { parameters } = definition;
  const list = takenArguments(node.arguments, parameters);
  const call = decidedCall(definition, settings);
  switch (list.length) {
    case 1:
      return call.call(environment, evaluateFor(parameterAt(parameters, 0), list[0], interpreter));
    case 2:
      return call.call(
        environment,
        evaluateFor(parameterAt(parameters, 0), list[0], interpreter),
        evaluateFor(parameterAt(parameters, 1), list[1], interpreter),
      );
    default:
      return Reflect.apply(
        call,
        environment,
        list.map((argument, index) => evaluateFor(parameterAt(parameters, index), argument, interpreter)),
      );
  }
}

/** An argument as its parameter wants it; one left empty is undefined. */
function evaluateFor(
  parameter: FunctionParameter | undefined,
  argument: ExpressionNode | undefined,
  interpreter: Interpreter,
): unknown {
  if (parameter?.type === 'lazy') return () => argument && interpreter.evaluate(argument);
  const value = argument && evaluateArgument(argument, parameter, interpreter);
  return parameter === undefined || takesAnything(parameter) ? value : coercedArgument(value, parameter, interpreter);
}

function evaluateArgument(
  argument: ExpressionNode,
  parameter: FunctionParameter | undefined,
  interpreter: Interpreter,
): unknown {
  const { settings, context, template } = interpreter;
  const text = parameter?.name === 'format' ? bareWordText(argument, context, template) : undefined;
  if (text !== undefined && settings.bareWords === 'text') return text;
  // Several unknown words are as undefined as one is (C8), not the difference of numbers they look like.
  if (text !== undefined && isBareFormat(argument)) return undefined;
  return interpreter.evaluate(argument);
}
