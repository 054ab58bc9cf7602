import type { EffectiveStep } from '../effective/effective-steps.js';
import type { Location } from '../section.js';
import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';
import { tempNames } from './support/temp-names.js';

/** Expressions read temporary variables that some step of the same run sets. */
export const unknownTemp: Rule = {
  code: 'unknown-temp',
  severity: 'warning',
  requirement: 'temp.x in an expression is set by temp or response.temp of the same communication.',
  consequence: 'The value is silently empty: temp starts empty with every run and is not shared between components.',
  source: 'R1.38, R1.39',
  right: [
    {
      'modules/find/api.imljson': [
        { url: '/token', response: { temp: { token: '{{body.token}}' } } },
        { url: '/a', headers: { authorization: 'Bearer {{temp.token}}' } },
      ],
    },
  ],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', temp: { pageSize: 10 }, qs: { limit: '{{temp.pagesize}}' } } }],
  check(app, report) {
    const doubts = new Map<string, { at: Location; name: string; known: Set<string>; found: boolean }>();
    for (const { step, steps } of allSteps(app)) {
      const known = namesOf(steps);
      for (const { path, at } of readsOf(step)) {
        const [root, name] = path;
        if (root !== 'temp' || typeof name !== 'string') continue;
        const place = at();
        const key = `${place.file}:${place.line}:${place.column}`;
        const doubt = doubts.get(key) ?? { at: place, name, known: new Set<string>(), found: false };
        for (const each of known ?? []) doubt.known.add(each);
        doubts.set(key, { ...doubt, found: doubt.found || known === undefined || known.has(name) });
      }
    }
    for (const { at, name, known, found } of doubts.values()) {
      if (found) continue;
      const meant = nearestName(name, known);
      report(
        at,
        `Nothing sets temp.${name} here.${meant ? ` Did you mean "${meant}"?` : ' Set it in temp or response.temp.'}`,
      );
    }
  },
};

function namesOf(steps: readonly EffectiveStep[]): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const step of steps) {
    const own = tempNames(step);
    if (!own) return undefined;
    for (const { name } of own) names.add(name);
  }
  return names;
}
