import type { PathNode, PathStep } from '../ast.js';
import type { CodeWriter, Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';

/** `a.b[1].c`: the same steps as `compilePath` takes (IML §4.4). */
export function emitPath(emitter: Emitter, { name, quoted, steps }: PathNode): Operand {
  const { writer, library } = emitter;
  const constant = library.constants.get(name);
  let value: Operand;
  if (quoted || constant === undefined || (constant.kind === 'keyword' && steps.length > 0)) {
    value = emitProperty(writer, 'c', name);
  } else if (constant.kind === 'keyword') {
    value = writer.keep(`${writer.constant(constant.value)}(e)`);
  } else {
    const variable = `${writer.constant(constant.value)}(e)`;
    value = writer.keep(`hasOwn(c, ${JSON.stringify(name)}) ? ${emitProperty(writer, 'c', name)} : ${variable}`);
  }
  for (const step of steps) value = emitStep(emitter, value, step);
  return value;
}

function emitStep(emitter: Emitter, holder: Operand, step: PathStep): Operand {
  const { writer } = emitter;
  if (step.type === 'key') return emitProperty(writer, holder, step.key);
  const { index } = step;
  if (index === undefined) {
    return writer.read(`Array.isArray(${holder}) && ${holder}.length > 0 ? ${holder}[0] : undefined`);
  }
  const position = emitter.emit(index);
  if (index.type === 'number' && Number.isInteger(index.value) && index.value > 0) {
    const inside = `${holder}.length >= ${position} ? ${holder}[${index.value - 1}] : undefined`;
    return writer.read(`Array.isArray(${holder}) ? (${inside}) : indexedValue(${holder}, ${position})`);
  }
  return writer.read(`indexedValue(${holder}, ${position})`);
}

/**
 * An own property of an object. Whatever has Object.prototype as its prototype can lack the property or own it, but cannot
 * inherit it, unless it is one of the few names that prototype itself has: those, and all other values, go the slow way.
 * An own getter, which only the host can define and never JSON, is read like a property here, whereas the interpreter passes
 * it over: everything in the language that tells the two apart (a descriptor, `__lookupGetter__`, `propertyIsEnumerable`)
 * takes about fifteen times as long as the read itself, and to remember what was checked would miss what is defined later.
 * Reading `__proto__` runs no code of a user; an object whose own `__proto__` came from JSON also goes the slow way.
 */
function emitProperty(writer: CodeWriter, holder: Operand, key: string): Operand {
  const name = JSON.stringify(key);
  const slow = `ownValue(${holder}, ${name})`;
  if (key in Object.prototype) return writer.read(slow);
  const isPlain = writer.read(`typeof ${holder} === 'object' && ${holder} !== null && ${holder}.__proto__ === plain`);
  return writer.read(`${isPlain} ? ${holder}[${name}] : ${slow}`);
}
