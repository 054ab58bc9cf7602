import type { Evaluator } from '../evaluator.js';
import { evaluateMapping } from '../interpreter/mapping.js';
import type { MappingNode } from '../mapping-tree.js';
import type { Settings } from '../options.js';
import { generate } from './generate.js';

/** Evaluations after which generating code pays: it costs what about fifty of them save. */
const HOT = 100;

/**
 * Evaluates a mapping straight from its tree, which needs no preparation, until it has proved to be used often; then with
 * generated code.
 *
 * Generated code knows nothing of places: when it fails, the interpreter evaluates again and says what is wrong where.
 */
export function adaptive(mapping: MappingNode, settings: Settings): Evaluator {
  const interpreted: Evaluator = (context, environment) => evaluateMapping(mapping, { settings, context, environment });
  switch (settings.codeGeneration) {
    case 'never':
      return interpreted;
    case 'always':
      return generatedOr(interpreted, mapping, settings);
    case 'when-hot': {
      let calls = 0;
      let run: Evaluator = (context, environment) => {
        calls += 1;
        if (calls === HOT) run = generatedOr(interpreted, mapping, settings);
        return interpreted(context, environment);
      };
      return (context, environment) => run(context, environment);
    }
  }
}

function generatedOr(interpreted: Evaluator, mapping: MappingNode, settings: Settings): Evaluator {
  const generated = generate(mapping, settings);
  if (generated === undefined) return interpreted;
  return (context, environment) => {
    try {
      return generated(context, environment);
    } catch {
      return interpreted(context, environment);
    }
  };
}
