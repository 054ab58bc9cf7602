import { listConstants } from '@connect-app/iml';
import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { onceAPlace } from './support/once-a-place.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';

/** Variables that expressions find somewhere in an app (R2.33); which of them a block has is for other rules. */
const VARIABLES: ReadonlySet<string> = new Set([
  ...[
    'body',
    'common',
    'connection',
    'data',
    'environment',
    'headers',
    'input',
    'item',
    'iterate',
    'metadata',
    'method',
  ],
  ...['oauth', 'output', 'pagination', 'parameters', 'payload', 'query', 'scenario', 'statusCode', 'temp', 'trigger'],
  'webhook',
  ...listConstants('app').map(({ name }) => name),
]);

/** An expression that starts with a name nobody knows is a slip, or a text without quotes. */
export const unknownVariable: Rule = {
  code: 'unknown-variable',
  severity: 'warning',
  requirement: 'Expressions start with a variable of the platform: parameters, body, temp and the like.',
  consequence: 'An unknown name is undefined, so the value is silently empty.',
  source: 'R2.33',
  right: [
    {
      'modules/find/api.imljson': {
        url: '/a',
        response: { output: { a: '{{body.a}}', b: "{{formatDate(now, 'X')}}" } },
      },
    },
    {
      'modules/find/api.imljson': {
        url: '/a',
        qs: { '{{...}}': "{{omit(parameters, 'limit')}}", q: '{{emptystring}}' },
      },
    },
  ],
  wrong: [
    { 'modules/find/api.imljson': { url: '/a', response: { iterate: '{{body}}', output: { id: '{{itme.id}}' } } } },
    { 'modules/find/api.imljson': { url: '/a', qs: { day: '{{formatDate(parameters.day, YYYY)}}' } } },
    { 'modules/find/api.imljson': { url: '/a', response: { output: { status: '{{code}}' } } } },
    { 'modules/find/api.imljson': { url: '/a', response: { output: { wait: '{{headers.retry-after}}' } } } },
  ],
  check(app, report) {
    const reportOnce = onceAPlace(report);
    for (const { step } of allSteps(app)) {
      for (const { path, at, hyphenated } of readsOf(step)) {
        const name = String(path[0]);
        if (!VARIABLES.has(name)) reportOnce(at(), `There is no variable "${name}". ${advice(name, hyphenated)}`);
      }
    }
  },
};

function advice(name: string, hyphenated: string | undefined): string {
  // Without backticks a hyphen subtracts (IML §2).
  if (hyphenated !== undefined) return `A name with a hyphen stands in backticks: \`${hyphenated}\`.`;
  const meant = nearestName(name, VARIABLES);
  return meant
    ? `Did you mean "${meant}"?`
    : 'Put a text in quotes; values stand under parameters, body, temp and the like.';
}
