import { coercedArgument, parameterAt, takesAnything } from '../argument-coercion.js';
import type { CallNode, ExpressionNode } from '../ast.js';
import { decidedCall } from '../decided-call.js';
import type { Environment } from '../environment.js';
import type { FunctionDefinition } from '../functions/definition.js';
import type { Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';

/** A call of one of the app's functions or of a built-in one. */
export function emitCall(emitter: Emitter, { name, arguments: list }: CallNode): Operand {
  const { writer, settings, library } = emitter;
  const custom = settings.functions.get(name);
  if (custom !== undefined) {
    const values = list.map((argument) => emitArgument(emitter, argument));
    return writer.keep(`fit(custom(${writer.constant(custom)}, [${values.join(', ')}], e))`);
  }
  const definition = library.functions.get(name);
  if (definition === undefined) throw new Error(`unknown function ${name}`);
  const values = list.map((argument, index) => emitCoerced(emitter, argument, { definition, index }));
  const call = decidedCall(definition, settings);
  const result = writer.keep(`${writer.constant(call)}.call(${['e', ...values].join(', ')})`);
  return fitted(emitter, definition, result);
}

interface Place {
  readonly definition: FunctionDefinition;
  readonly index: number;
}

function emitCoerced(emitter: Emitter, argument: ExpressionNode | undefined, { definition, index }: Place): Operand {
  const { writer } = emitter;
  const parameter = parameterAt(definition.parameters, index);
  if (parameter?.type === 'lazy') return writer.lazy(() => emitArgument(emitter, argument));
  const value = emitArgument(emitter, argument);
  if (parameter === undefined || takesAnything(parameter)) return value;
  const { settings } = emitter;
  const convert = (given: unknown, environment: Environment): unknown =>
    coercedArgument(given, parameter, { settings, environment });
  const converted = `${writer.constant(convert)}(${value}, e)`;
  switch (parameter.type) {
    case 'text':
      return writer.keep(`typeof ${value} === 'string' ? ${value} : ${converted}`);
    case 'number':
      return writer.keep(`typeof ${value} === 'number' ? ${value} : ${converted}`);
    case 'array':
      return writer.keep(`Array.isArray(${value}) ? ${value} : ${converted}`);
    default:
      return writer.keep(converted);
  }
}

function emitArgument(emitter: Emitter, argument: ExpressionNode | undefined): Operand {
  return argument === undefined ? 'undefined' : emitter.emit(argument);
}

/** Only texts and arrays can outgrow the limits. */
function fitted({ writer, settings }: Emitter, { result }: FunctionDefinition, value: Operand): Operand {
  switch (result) {
    case 'number':
    case 'boolean':
    case 'date':
      return value;
    case 'text':
      return writer.keep(
        `typeof ${value} === 'string' && ${value}.length <= ${settings.maxTextLength} ? ${value} : fit(${value})`,
      );
    default:
      return writer.keep(`fit(${value})`);
  }
}
