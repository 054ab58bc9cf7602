import type { EffectiveStep } from '../effective/effective-steps.js';
import type { Rule } from './rule.js';
import { isObject, isTemplate, objectIn } from './support/json.js';
import { allSteps } from './support/steps.js';

const RETRIED = ['RateLimitError', 'ConnectionError'];

/** A general error type must not swallow the two kinds of failure that mend themselves. */
export const missingRetryMapping: Rule = {
  code: 'missing-retry-mapping',
  severity: 'warning',
  requirement: 'Where response.error has a general type, 429 is mapped to RateLimitError and 5xx to ConnectionError.',
  consequence:
    'The general type applies to these answers too, so a scenario that would have been retried later stops with an error.',
  source: 'R2.11, R2.12, R9.4, R11.5',
  right: [
    { 'modules/find/api.imljson': { url: '/a', response: { error: { message: '{{body.message}}' } } } },
    {
      'modules/find/api.imljson': {
        url: '/a',
        response: {
          error: {
            type: 'DataError',
            message: '{{body.message}}',
            429: { type: 'RateLimitError', message: '{{body.message}}' },
            500: { type: 'ConnectionError', message: '{{body.message}}' },
          },
        },
      },
    },
  ],
  wrong: [
    {
      'modules/find/api.imljson': {
        url: '/a',
        response: { error: { type: 'DataError', message: '[{{statusCode}}] {{body.message}}' } },
      },
    },
  ],
  check(app, report) {
    for (const { component, step } of allSteps(app)) {
      // Nobody retries a connection that is being made (R8.3).
      if (component.kind === 'connection' || step.value['url'] === undefined) continue;
      const error = objectIn(step.value['response'], 'error');
      const type = error?.['type'];
      if (!error || typeof type !== 'string' || isTemplate(type) || RETRIED.includes(type)) continue;
      const missing = [
        ...(hasEntry(error, /^429$/) ? [] : ['429 (RateLimitError)']),
        ...(hasEntry(error, /^5\d\d$/) ? [] : ['500, 502, 503 (ConnectionError)']),
      ];
      if (missing.length > 0)
        report(placeOf(step), `Every failure is a ${type} here, also ${missing.join(' and ')}. Add entries for them.`);
    }
  },
};

function hasEntry(error: Readonly<Record<string, unknown>>, status: RegExp): boolean {
  return Object.keys(error).some((key) => status.test(key));
}

function placeOf(step: EffectiveStep) {
  const error = isObject(step.value['response']) ? ['response', 'error', 'type'] : ['response'];
  return step.locate(error);
}
