import { APP_ERROR_TYPES } from '../error-types.js';
import type { Json } from '../section.js';
import { nearestName } from '../validate/nearest-name.js';
import type { Rule } from './rule.js';
import { allSteps } from './support/steps.js';

/** Error types are a fixed list. */
export const unknownErrorType: Rule = {
  code: 'unknown-error-type',
  severity: 'error',
  requirement: 'error.type and valid.type name an error type of the platform.',
  consequence: 'The platform does not know what to do with the scenario.',
  source: 'R2.17',
  right: [{ 'modules/find/api.imljson': { url: '/a', response: { error: { message: 'x', type: 'DataError' } } } }],
  wrong: [{ 'modules/find/api.imljson': { url: '/a', response: { error: { message: 'x', type: 'DataErorr' } } } }],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      for (const { type, path } of namedTypes(step.value['response'])) {
        if (type.includes('{{') || (APP_ERROR_TYPES as readonly string[]).includes(type)) continue;
        const meant = nearestName(type, APP_ERROR_TYPES);
        report(
          step.locate(path),
          `"${type}" is no error type.${meant ? ` Did you mean "${meant}"?` : ` There are: ${APP_ERROR_TYPES.join(', ')}.`}`,
        );
      }
    }
  },
};

function* namedTypes(response: Json | undefined): Generator<{ type: string; path: (string | number)[] }> {
  if (!isObject(response)) return;
  const { valid, error } = response;
  if (isObject(valid) && typeof valid['type'] === 'string')
    yield { type: valid['type'], path: ['response', 'valid', 'type'] };
  if (!isObject(error)) return;
  if (typeof error['type'] === 'string') yield { type: error['type'], path: ['response', 'error', 'type'] };
  for (const [status, entry] of Object.entries(error)) {
    if (isObject(entry) && typeof entry['type'] === 'string')
      yield { type: entry['type'], path: ['response', 'error', status, 'type'] };
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
