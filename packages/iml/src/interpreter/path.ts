import type { PathNode } from '../ast.js';
import { libraryFor } from '../library.js';
import { elementAt, indexedValue, ownValue } from '../own-value.js';
import type { Interpreter } from './interpreter.js';

/** Reads a path of the context: a missing step gives undefined, never an error (IML §4.4). */
export function evaluatePath(interpreter: Interpreter, node: PathNode): unknown {
  let value = evaluateRoot(interpreter, node);
  for (const step of node.steps) {
    if (step.type === 'key') value = ownValue(value, step.key);
    else if (step.index === undefined) value = Array.isArray(value) ? elementAt(value, 1) : undefined;
    else value = indexedValue(value, interpreter.evaluate(step.index));
  }
  return value;
}

/** A keyword is never shadowed, a built-in variable is by a variable of the context, a quoted name is always a variable. */
function evaluateRoot({ settings, context, environment }: Interpreter, { name, quoted, steps }: PathNode): unknown {
  const constant = quoted ? undefined : libraryFor(settings.flavour).constants.get(name);
  if (constant === undefined || (constant.kind === 'keyword' && steps.length > 0)) return ownValue(context, name);
  if (constant.kind === 'variable' && Object.hasOwn(context, name)) return ownValue(context, name);
  return constant.value(environment);
}
