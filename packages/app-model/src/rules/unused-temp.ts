import type { EffectiveStep } from '../effective/effective-steps.js';
import type { Location } from '../section.js';
import type { Rule } from './rule.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';
import { tempNames } from './support/temp-names.js';

/** A temporary variable that nothing reads is left over. */
export const unusedTemp: Rule = {
  code: 'unused-temp',
  severity: 'info',
  requirement: 'Every name set in temp is read somewhere in the same communication.',
  consequence: 'It is worked out on every run for nothing, or the name that reads it is misspelt.',
  source: 'R1.38',
  right: [{ 'modules/find/api.imljson': { url: '/a', temp: { size: 10 }, qs: { limit: '{{temp.size}}' } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', temp: { size: 10, page: 1 }, qs: { limit: '{{temp.size}}' } } }],
  check(app, report) {
    const set = new Map<string, { at: Location; name: string; used: boolean }>();
    for (const { step, steps } of allSteps(app)) {
      const names = tempNames(step) ?? [];
      if (names.length === 0) continue;
      const read = readNames(steps);
      for (const { name, path } of names) {
        const at = step.locate(path);
        const key = `${at.file}:${at.line}:${at.column}`;
        // What base sets may be read by some components only.
        const used = read === 'all' || read.has(name) || set.get(key)?.used === true;
        set.set(key, { at, name, used });
      }
    }
    for (const { at, name, used } of set.values()) {
      if (!used) report(at, `Nothing reads temp.${name}. Take it out.`);
    }
  },
};

function readNames(steps: readonly EffectiveStep[]): ReadonlySet<string> | 'all' {
  const names = new Set<string>();
  for (const step of steps) {
    for (const { path } of readsOf(step)) {
      if (path[0] !== 'temp') continue;
      if (typeof path[1] !== 'string') return 'all';
      names.add(path[1]);
    }
  }
  return names;
}
