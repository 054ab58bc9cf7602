import type { EffectiveStep } from '../effective/effective-steps.js';
import type { Rule } from './rule.js';
import { Doubts } from './support/doubts.js';
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
    const doubts = new Doubts();
    for (const { step, steps } of allSteps(app)) {
      const known = namesOf(steps);
      for (const { path, at } of readsOf(step)) {
        const [root, name] = path;
        if (root === 'temp' && typeof name === 'string') doubts.add({ at: at(), name, known });
      }
    }
    doubts.forEachUnknown((at, name, meant) =>
      report(
        at,
        `Nothing sets temp.${name} here.${meant ? ` Did you mean "${meant}"?` : ' Set it in temp or response.temp.'}`,
      ),
    );
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
