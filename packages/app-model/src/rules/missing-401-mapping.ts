import type { Json } from '../section.js';
import type { Rule } from './rule.js';
import { isTemplate, objectIn } from './support/json.js';
import { allSteps } from './support/steps.js';

const MAPPED = { 401: { type: 'InvalidAccessTokenError', message: '{{body.message}}' }, message: '{{body.message}}' };
const BASE = { baseUrl: 'https://x.example' };
const FIND = {
  'connections/main/metadata.json': { label: 'Main', type: 'basic' },
  'modules/find/metadata.json': { type: 'search', label: 'Find Things', connection: 'main' },
  'modules/find/api.imljson': { url: '/a' },
};

/** A refused key is the connection's fault, and the scenario should say so. */
export const missing401Mapping: Rule = {
  code: 'missing-401-mapping',
  severity: 'info',
  requirement: 'base maps status 401 to InvalidAccessTokenError.',
  consequence:
    'A revoked key is a RuntimeError like any other: people look for the fault in the module, not in the connection.',
  source: 'R2.11, R11.5',
  right: [{ ...FIND, 'base.imljson': { ...BASE, response: { error: MAPPED } } }],
  wrong: [{ ...FIND, 'base.imljson': { ...BASE, response: { error: { message: '{{body.message}}' } } } }],
  check(app, report) {
    const requests = allSteps(app).filter(
      ({ component, step }) =>
        (component.kind === 'module' || component.kind === 'rpc') &&
        component.connection !== undefined &&
        step.value['url'] !== undefined,
    );
    const bare = requests.filter(({ step }) => !mapsUnauthorised(step.value['response']));
    const [first] = bare;
    // One sentence for the app: base is the place to mend it. An app that maps it in some module knows what it does.
    if (!first || bare.length < requests.length) return;
    const at = app.base?.locate(['response', 'error']) ?? first.step.locate([]);
    report(at, 'Add "401": {"type": "InvalidAccessTokenError", "message": …} to response.error of base.');
  },
};

function mapsUnauthorised(response: Json | undefined): boolean {
  const error = objectIn(response, 'error');
  return error !== undefined && (error['401'] !== undefined || error['403'] !== undefined || isTemplate(error['type']));
}
