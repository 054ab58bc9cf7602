import { coercedArgument, parameterAt, takesAnything } from '../argument-coercion.js';
import { takenArguments } from '../argument-count.js';
import type { CallNode, ExpressionNode } from '../ast.js';
import { isBareFormat } from '../bare-words.js';
import { decidedCall } from '../decided-call.js';
import type { Environment } from '../environment.js';
import type { ArgumentType, FunctionDefinition } from '../functions/definition.js';
import type { Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';
import { IN_PLACE } from './emit-in-place.js';

/** A call of one of the app's functions or of a built-in one. */
export function emitCall(emitter: Emitter, node: CallNode): Operand {
  const { writer, places } = emitter;
  return writer.within(places.call(node, writer.place), () => emitCallInPlace(emitter, node));
}

function emitCallInPlace(emitter: Emitter, { name, arguments: written }: CallNode): Operand {
  const { writer, settings, library } = emitter;
  const custom = settings.functions.get(name);
  if (custom !== undefined) {
    const values = written.map((argument) => emitter.argument(argument));
    const result = writer.keep(`fit(custom(${writer.constant(custom)}, [${values.join(', ')}], e))`);
    writer.forgetReads();
    return result;
  }
  const definition = library.functions.get(name);
  if (definition === undefined) throw new Error(`unknown function ${name}`);
  const list = takenArguments(written, definition.parameters);
  const inPlace = IN_PLACE.get(name)?.(emitter, list);
  if (inPlace !== undefined) return inPlace;
  const values = list.map((argument, index) => emitCoerced(emitter, argument, { definition, index }));
  const call = decidedCall(definition, settings);
  const result = writer.keep(`${writer.constant(call)}.call(${['e', ...values].join(', ')})`);
  return NEVER_LARGE.has(definition.result) ? result : emitter.fitted(result);
}

/** Results that cannot outgrow the limits: only texts and arrays can. */
const NEVER_LARGE: ReadonlySet<ArgumentType> = new Set<ArgumentType>(['number', 'boolean', 'date']);

interface Place {
  readonly definition: FunctionDefinition;
  readonly index: number;
}

function emitCoerced(emitter: Emitter, argument: ExpressionNode | undefined, { definition, index }: Place): Operand {
  const { writer } = emitter;
  const parameter = parameterAt(definition.parameters, index);
  if (parameter?.name === 'format' && argument !== undefined && isBareFormat(argument)) emitter.needsInterpreter = true;
  if (parameter?.type === 'lazy') return writer.lazy(() => emitter.argument(argument));
  const value = emitter.argument(argument);
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
