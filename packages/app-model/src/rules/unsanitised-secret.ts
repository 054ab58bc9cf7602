import type { App, Component } from '../app.js';
import type { Rule } from './rule.js';
import { storedKeys } from './support/connection-data.js';
import { isObject } from './support/json.js';
import { type Read, readsOf } from './support/reads.js';
import { isSanitised } from './support/sanitised.js';
import { specsOf } from './support/specs.js';
import { allSteps } from './support/steps.js';

const MAIN = {
  'connections/main/metadata.json': { label: 'Main', type: 'basic' },
  'connections/main/parameters.imljson': [{ name: 'key', type: 'password', label: 'API Key' }],
};
const ME = { url: 'https://x.example/me', headers: { authorization: 'Bearer {{parameters.key}}' } };
const LOGIN = { url: 'https://x.example/login', method: 'POST', body: { password: '{{parameters.key}}' } };

/** What a request sends of the connection's secrets must be kept out of logs. */
export const unsanitisedSecret: Rule = {
  code: 'unsanitised-secret',
  severity: 'warning',
  requirement:
    'Headers and query items that carry a secret of the connection stand under log.sanitize, and so do the secrets a connection sends in a body.',
  consequence: 'The secret is readable in the execution log of every scenario.',
  source: 'R11.6, R1.37',
  right: [
    { ...MAIN, 'connections/main/api.imljson': { ...ME, log: { sanitize: ['request.headers.authorization'] } } },
    { ...MAIN, 'connections/main/api.imljson': { ...LOGIN, log: { sanitize: ['request.body.password'] } } },
  ],
  wrong: [
    { ...MAIN, 'connections/main/api.imljson': ME },
    { ...MAIN, 'connections/main/api.imljson': LOGIN },
  ],
  check(app, report) {
    const secrets = secretNames(app);
    if (secrets.size === 0) return;
    for (const { component, step } of allSteps(app)) {
      for (const read of readsOf(step)) {
        const [part, key] = read.directive;
        if (!isSecret(read, component, secrets) || typeof key !== 'string') continue;
        const sent = part === 'headers' || part === 'qs' || (part === 'body' && component.kind === 'connection');
        // A whole object from an expression has no places to name.
        if (!sent || key.includes('{{') || !isObject(step.value[part])) continue;
        const place = `request.${part}.${key}`;
        if (isSanitised(step, place)) continue;
        report(step.locate([part, key]), `"${key}" carries a secret. Add "${place.toLowerCase()}" to log.sanitize.`);
      }
    }
  },
};

function isSecret({ path }: Read, component: Component, secrets: ReadonlySet<string>): boolean {
  const [root, name] = path;
  const roots = component.kind === 'connection' ? ['connection', 'parameters', 'data'] : ['connection'];
  return roots.includes(String(root)) && typeof name === 'string' && secrets.has(name);
}

/** Fields whose values are hidden while they are typed, and the tokens that OAuth requests store. */
function secretNames(app: App): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { sections } of app.connections.values()) {
    for (const { spec } of specsOf(sections.parameters?.value ?? []))
      if (['password', 'pkey', 'cert'].includes(String(spec['type']))) names.add(String(spec['name']));
  }
  for (const { component, step } of allSteps(app)) {
    if (component.kind !== 'connection') continue;
    for (const key of storedKeys(step.value['response']) ?? []) {
      if (/(?:access|refresh|auth|id)_?token$|^token$|secret$/i.test(key)) names.add(key);
    }
  }
  return names;
}
