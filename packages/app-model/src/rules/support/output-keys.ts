import type { EffectiveStep } from '../../effective/effective-steps.js';
import { isObject } from './json.js';
import { SPREAD } from './texts.js';

/**
 * The keys of a module's bundles as its steps write them; undefined where an expression makes the whole bundle or part of its
 * keys. The last step's output counts, and that of an earlier one where the last may be skipped (R1.41).
 */
export function outputKeys(steps: readonly EffectiveStep[]): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const step of steps.toReversed()) {
    const { response, condition } = step.value;
    const result = isObject(response) ? (response['wrapper'] ?? response['output']) : undefined;
    // `false` and null leave the result of the step before (R2.21).
    const silent = result === false || result === null;
    if (!silent) {
      if (!isObject(result) || Object.keys(result).some((key) => key === SPREAD || key.includes('{{')))
        return undefined;
      for (const key of Object.keys(result)) keys.add(key);
      if (condition === undefined) return keys;
      // What a skipped step gives instead is part of the bundle's shape, too.
      if (isObject(condition) && condition['default'] !== undefined) return undefined;
    }
  }
  return keys.size > 0 ? keys : undefined;
}
