import type { App, Component } from '../app.js';
import { resolveRpcReference } from '../effective/rpc-reference.js';
import { componentsOf, sectionsOf } from '../validate/validate-app.js';
import type { Rule } from './rule.js';
import { connectionsOf } from './support/connection-data.js';
import type { JsonObject } from './support/json.js';
import { readsOf, templateOf } from './support/reads.js';
import { fieldsOf, formsOf, isForShow, titleOf } from './support/specs.js';
import { allSteps } from './support/steps.js';
import { textsOf } from './support/texts.js';

/** A field whose value goes nowhere misleads whoever fills it in. */
export const unusedParameter: Rule = {
  code: 'unused-parameter',
  severity: 'info',
  requirement: 'Every field of a dialog is read by some expression.',
  consequence: 'People fill in a field that changes nothing.',
  source: 'R2.33, R5.3',
  right: [
    {
      'modules/find/expect.imljson': [{ name: 'query', type: 'text', label: 'Query' }],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.query}}' } },
    },
    {
      'modules/find/expect.imljson': [{ name: 'query', type: 'text', label: 'Query' }],
      'modules/find/api.imljson': { url: '/a', qs: '{{omit(parameters, "limit")}}' },
    },
    {
      'modules/find/expect.imljson': [
        { name: 'kind', type: 'select', label: 'Kind', options: [{ label: 'A', value: 'a' }] },
        { name: 'thing', type: 'select', label: 'Thing', options: 'rpc://things' },
      ],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.thing}}' } },
      'rpcs/things/metadata.json': { label: 'Things' },
      'rpcs/things/api.imljson': { url: '/{{parameters.kind}}' },
    },
  ],
  wrong: [
    {
      'modules/find/expect.imljson': [
        { name: 'query', type: 'text', label: 'Query' },
        { name: 'sort', type: 'text', label: 'Sort' },
      ],
      'modules/find/api.imljson': { url: '/a', qs: { q: '{{parameters.query}}' } },
    },
  ],
  check(app, report) {
    const passed = namesPassedOn(app);
    for (const component of componentsOf(app)) {
      const read = namesRead(app, component);
      if (!read) continue;
      for (const section of formsOf(component)) {
        for (const { spec, path } of fieldsOf(section.value)) {
          const name = String(spec['name']);
          if (read.has(name) || passed.has(name) || servesTheForm(spec)) continue;
          report(
            section.locate(path),
            `Nothing reads "${titleOf(spec)}" (parameters.${name}). Use it, or take the field out.`,
          );
        }
      }
    }
  },
};

/** Fields that decide which others are shown, or only say something. */
function servesTheForm(spec: JsonObject): boolean {
  const options = spec['options'];
  return (
    isForShow(spec) ||
    spec['type'] === 'account' ||
    spec['type'] === 'hook' ||
    spec['nested'] !== undefined ||
    (options !== undefined && JSON.stringify(options).includes('"nested"'))
  );
}

/** The names a component's expressions read under `parameters`; undefined if all or nothing of it is read. */
function namesRead(app: App, component: Component): ReadonlySet<string> | undefined {
  // An RPC's own form only tries it out (R5.5); an endpoint's is its contract.
  if (component.kind === 'rpc' || component.kind === 'function' || component.kind === 'endpoint') return undefined;
  const readers = allSteps(app).filter((at) => at.component === component || readsFormOf(app, component, at.component));
  if (readers.length === 0) return undefined;
  const roots: readonly string[] = ROOTS[component.kind];
  const names = new Set<string>();
  for (const { step } of readers) {
    for (const { path } of readsOf(step)) {
      if (!roots.includes(String(path[0]))) continue;
      if (typeof path[1] !== 'string') return undefined;
      names.add(path[1]);
    }
  }
  return names;
}

/** A connection's data is read by what uses it, a webhook's by its instant triggers. */
function readsFormOf(app: App, owner: Component, reader: Component): boolean {
  if (owner.kind === 'connection') return connectionsOf(app, reader).includes(owner);
  return owner.kind === 'webhook' && reader.kind === 'module' && reader.webhook === owner.name;
}

const ROOTS = {
  module: ['parameters'],
  webhook: ['parameters', 'webhook', 'data'],
  connection: ['parameters', 'connection', 'data'],
} as const satisfies Record<string, readonly string[]>;

/** Names that RPCs read of the form they are called from, and names that references hand on as `{{name}}` (R5.3). */
function namesPassedOn(app: App): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { component, name: block, step } of allSteps(app)) {
    if (component.kind !== 'rpc' && block !== 'epoch') continue;
    for (const { path } of readsOf(step)) if (path[0] === 'parameters') names.add(String(path[1]));
  }
  for (const component of componentsOf(app)) {
    for (const [, section] of sectionsOf(component)) {
      for (const { text } of textsOf(section.value)) {
        if (!resolveRpcReference(text)) continue;
        for (const { path } of templateOf(text).paths) for (const part of path) names.add(String(part));
      }
    }
  }
  return names;
}
