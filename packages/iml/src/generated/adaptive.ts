import type { Evaluator } from '../evaluator.js';
import type { Settings } from '../options.js';
import { generate } from './generate.js';

/** What there is to evaluate: a mapping or a single template. */
export interface Source {
  readonly json: unknown;
  readonly settings: Settings;
}

/** Evaluations after which generating code pays: it costs what about fifty of them save. */
const HOT = 100;

/**
 * Evaluates with closures, which are cheap to make, until an evaluator has proved to be used often; then with generated code.
 *
 * Generated code knows nothing of places: when it fails, the closures evaluate again and say what is wrong where.
 */
export function adaptive(closures: Evaluator, source: Source): Evaluator {
  switch (source.settings.codeGeneration) {
    case 'never':
      return closures;
    case 'always':
      return generatedOr(closures, source);
    case 'when-hot': {
      let calls = 0;
      let run: Evaluator = (context, environment) => {
        calls += 1;
        if (calls === HOT) run = generatedOr(closures, source);
        return closures(context, environment);
      };
      return (context, environment) => run(context, environment);
    }
  }
}

function generatedOr(closures: Evaluator, { json, settings }: Source): Evaluator {
  const generated = generate(json, settings);
  if (generated === undefined) return closures;
  return (context, environment) => {
    try {
      return generated(context, environment);
    } catch {
      return closures(context, environment);
    }
  };
}
