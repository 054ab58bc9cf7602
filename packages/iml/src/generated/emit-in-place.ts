import type { CallNode } from '../ast.js';
import type { Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';

/** Writes what a function does where it is called; undefined where calling it is the better way. */
type InPlace = (emitter: Emitter, list: CallNode['arguments']) => Operand | undefined;

/** Pairs of a `switch` that become nested conditions; more are for the function itself. */
const MOST_CASES = 16;

/**
 * The functions that decide what is evaluated, as conditions instead of calls with functions as arguments, and the simplest
 * ones on texts. They do the same as the definitions of their names (IML §6).
 */
export const IN_PLACE: ReadonlyMap<string, InPlace> = new Map<string, InPlace>([
  ['if', emitIf],
  ['ifempty', emitIfEmpty],
  ['switch', emitSwitch],
  ['lower', textMethod('toLowerCase')],
  ['upper', textMethod('toUpperCase')],
  ['trim', textMethod('trim')],
]);

function emitIf(emitter: Emitter, [condition, yes, no]: CallNode['arguments']): Operand {
  const { writer } = emitter;
  const test = emitter.argument(condition);
  const result = writer.variable('undefined');
  writer.block(
    `if (${test})`,
    () => writer.line(`${result} = ${emitter.argument(yes)};`),
    () => writer.line(`${result} = ${emitter.argument(no)};`),
  );
  return emitter.fitted(result);
}

function emitIfEmpty(emitter: Emitter, [node, other]: CallNode['arguments']): Operand | undefined {
  const { writer, settings } = emitter;
  if (settings.emptiness !== 'missing') return undefined;
  const value = emitter.argument(node);
  const result = writer.variable(value);
  writer.block(`if (${value} === undefined || ${value} === null || ${value} === '')`, () =>
    writer.line(`${result} = ${emitter.argument(other)};`),
  );
  return emitter.fitted(result);
}

function emitSwitch(emitter: Emitter, [expression, ...pairs]: CallNode['arguments']): Operand | undefined {
  if (pairs.length > MOST_CASES * 2) return undefined;
  const { writer } = emitter;
  const value = emitter.argument(expression);
  const result = writer.variable('undefined');
  const emitFrom = (index: number): void => {
    if (index + 1 >= pairs.length) {
      if (index < pairs.length) writer.line(`${result} = ${emitter.argument(pairs[index])};`);
      return;
    }
    const candidate = emitter.argument(pairs[index]);
    const found = `${value} === ${candidate} || equal(${value}, ${candidate})`;
    writer.block(
      `if (${found})`,
      () => writer.line(`${result} = ${emitter.argument(pairs[index + 1])};`),
      () => emitFrom(index + 2),
    );
  };
  emitFrom(0);
  return emitter.fitted(result);
}

function textMethod(method: 'toLowerCase' | 'toUpperCase' | 'trim'): InPlace {
  return (emitter, [node]) => {
    const value = emitter.argument(node);
    return emitter.fitted(
      emitter.writer.keep(`(typeof ${value} === 'string' ? ${value} : text(${value})).${method}()`),
    );
  };
}
