import type { PathNode, PathStep } from '../ast.js';
import type { Operand } from './code-writer.js';
import type { Emitter } from './emit-expression.js';

/** `a.b[1].c`: the same steps as `compilePath` takes (IML §4.4). */
export function emitPath(emitter: Emitter, { name, quoted, steps }: PathNode): Operand {
  const { writer, library } = emitter;
  const constant = library.constants.get(name);
  let value: Operand;
  if (quoted || constant === undefined || (constant.kind === 'keyword' && steps.length > 0)) {
    value = writer.keep(propertyOfObject('c', name));
  } else {
    const read = `${writer.constant(constant.value)}(e)`;
    const shadowed = `hasOwn(c, ${JSON.stringify(name)})`;
    value = writer.keep(constant.kind === 'keyword' ? read : `${shadowed} ? ${propertyOfObject('c', name)} : ${read}`);
  }
  for (const step of steps) value = writer.keep(emitStep(emitter, value, step));
  return value;
}

function emitStep(emitter: Emitter, holder: Operand, step: PathStep): string {
  if (step.type === 'key') return emitProperty(holder, step.key);
  const { index } = step;
  if (index === undefined) return `Array.isArray(${holder}) && ${holder}.length > 0 ? ${holder}[0] : undefined`;
  const position = emitter.emit(index);
  if (index.type === 'number' && Number.isInteger(index.value) && index.value > 0) {
    const inside = `${holder}.length >= ${position} ? ${holder}[${index.value - 1}] : undefined`;
    return `Array.isArray(${holder}) ? (${inside}) : indexedValue(${holder}, ${position})`;
  }
  return `indexedValue(${holder}, ${position})`;
}

function emitProperty(holder: Operand, key: string): string {
  return `typeof ${holder} === 'object' && ${holder} !== null ? ${propertyOfObject(holder, key)} : undefined`;
}

/**
 * An own property of an object. Whatever has Object.prototype as its prototype can lack the property or own it, but cannot
 * inherit it, unless it is one of the few names that prototype itself has: those, and all other objects, go the slow way.
 * An own getter, which only the host can define and never JSON, is read like a property here, whereas the interpreter passes it over.
 * Reading `__proto__` runs no code of a user; an object whose own `__proto__` came from JSON also goes the slow way.
 */
function propertyOfObject(holder: Operand, key: string): string {
  const name = JSON.stringify(key);
  const slow = `ownValue(${holder}, ${name})`;
  return key in Object.prototype ? slow : `(${holder}.__proto__ === plain ? ${holder}[${name}] : ${slow})`;
}
