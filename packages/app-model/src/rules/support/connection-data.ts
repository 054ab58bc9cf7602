import type { App, Component, Connection } from '../../app.js';
import type { Json } from '../../section.js';
import { isObject, objectIn } from './json.js';
import { mayGrow, specsOf } from './specs.js';
import { allSteps } from './steps.js';
import { SPREAD } from './texts.js';

/** Names the platform keeps in a connection's data itself, whatever the app stores (R6.6, R8.4, R8.7, R8.8). */
const PLATFORM_NAMES = [
  'accountName',
  'teamID',
  'uid',
  'metadata',
  'expires',
  'scope',
  'scopes',
  'id',
  'name',
  'label',
];

/**
 * Names an expression can find in a connection's data (R8.2): fields of its form and what its requests store with
 * `response.data`. Undefined where that cannot be known beforehand.
 */
export function connectionDataNames(app: App, connection: Connection): ReadonlySet<string> | undefined {
  const form = connection.sections.parameters?.value ?? [];
  if (mayGrow(form)) return undefined;
  const names = new Set(PLATFORM_NAMES);
  for (const { spec } of specsOf(form)) names.add(String(spec['name']));
  for (const block of [connection.sections.installSpec?.value]) {
    for (const { spec } of specsOf(block ?? [])) names.add(String(spec['name']));
  }
  for (const { component, step } of allSteps(app)) {
    if (component !== connection) continue;
    const data = storedKeys(step.value['response']);
    if (!data) return undefined;
    for (const key of data) names.add(key);
  }
  return names;
}

/** The keys `response.data` stores; undefined if they are known only when it runs. */
export function storedKeys(response: Json | undefined): readonly string[] | undefined {
  const data = isObject(response) ? response['data'] : undefined;
  if (data === undefined || data === null) return [];
  const keys = objectIn(response, 'data');
  return keys === undefined || SPREAD in keys ? undefined : Object.keys(keys);
}

/** The connections whose data a component reads; those of its webhook for an instant trigger (R3.6). */
export function connectionsOf(app: App, component: Component): Connection[] {
  if (component.kind === 'connection') return [component];
  if (component.kind === 'function' || component.kind === 'endpoint') return [...app.connections.values()];
  const webhook = component.kind === 'module' && component.webhook ? app.webhooks.get(component.webhook) : undefined;
  const names = [component, ...(webhook ? [webhook] : [])].flatMap((each) => [each.connection, each.altConnection]);
  return names.flatMap((name) => (name === undefined ? [] : (app.connections.get(name) ?? [])));
}
