import type { Rule } from './rule.js';
import { isObject } from './support/json.js';
import { allSteps } from './support/steps.js';

const RPC = { 'rpcs/things/metadata.json': { label: 'Things' } };

/** A dropdown holds a few hundred entries at most. */
export const rpcWithoutLimit: Rule = {
  code: 'rpc-without-limit',
  severity: 'info',
  requirement: 'An RPC that lists what a service holds has a response.limit, 500 at most.',
  consequence: 'The dialog hangs or runs into the time limit of 40 seconds on large accounts.',
  source: 'R5.6, C20',
  right: [
    { ...RPC, 'rpcs/things/api.imljson': { url: '/things', response: { limit: 500, iterate: '{{body}}' } } },
    { ...RPC, 'rpcs/things/api.imljson': { url: '/things', response: { output: '{{body.options}}' } } },
  ],
  wrong: [{ ...RPC, 'rpcs/things/api.imljson': { url: '/things', response: { iterate: '{{body}}' } } }],
  check(app, report) {
    for (const { component, step, steps } of allSteps(app)) {
      const { url, response } = step.value;
      if (component.kind !== 'rpc' || url === undefined || step !== steps.at(-1) || !isObject(response)) continue;
      if (response['iterate'] === undefined || response['limit'] !== undefined) continue;
      report(step.locate(['response', 'iterate']), 'Add "limit": 500 beside iterate.');
    }
  },
};
