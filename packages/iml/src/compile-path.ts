import type { PathNode } from './ast.js';
import type { Evaluator } from './evaluator.js';
import type { ConstantDefinition } from './functions/definition.js';
import { elementAt, indexedValue, ownValue } from './own-value.js';

/** Reads a path of a value: a missing step gives undefined, never an error (IML §4.4). */
export function compilePath(
  node: PathNode,
  constant: ConstantDefinition | undefined,
  compileIndex: (index: NonNullable<Extract<PathNode['steps'][number], { type: 'index' }>['index']>) => Evaluator,
): Evaluator {
  let evaluator = compileRoot(node, constant);
  for (const step of node.steps) {
    const holder = evaluator;
    if (step.type === 'key') {
      const { key } = step;
      evaluator = (context, environment) => ownValue(holder(context, environment), key);
    } else if (step.index === undefined) {
      evaluator = (context, environment) => {
        const list = holder(context, environment);
        return Array.isArray(list) ? elementAt(list, 1) : undefined;
      };
    } else {
      const index = compileIndex(step.index);
      evaluator = (context, environment) => indexedValue(holder(context, environment), index(context, environment));
    }
  }
  return evaluator;
}

/** A keyword is never shadowed, a built-in variable is by a variable of the context, a quoted name is always a variable. */
function compileRoot({ name, quoted, steps }: PathNode, constant: ConstantDefinition | undefined): Evaluator {
  if (quoted || constant === undefined || (constant.kind === 'keyword' && steps.length > 0)) {
    return (context) => ownValue(context, name);
  }
  const { value } = constant;
  if (constant.kind === 'keyword') return (_context, environment) => value(environment);
  return (context, environment) => (Object.hasOwn(context, name) ? ownValue(context, name) : value(environment));
}
