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
 */
export function adaptive(mapping: MappingNode, settings: Settings): Evaluator {
  const interpreted: Evaluator = (context, environment) => evaluateMapping(mapping, { settings, context, environment });
  switch (settings.codeGeneration) {
    case 'never':
      return interpreted;
    case 'always':
      return generate(mapping, settings) ?? interpreted;
    case 'when-hot': {
      let calls = 0;
      let run: Evaluator = (context, environment) => {
        calls += 1;
        if (calls === HOT) run = generate(mapping, settings) ?? interpreted;
        return interpreted(context, environment);
      };
      return (context, environment) => run(context, environment);
    }
  }
}
