import type { App, Component } from '../../app.js';
import { formsOf, mayGrow, specsOf } from './specs.js';

/**
 * Names of everything a component's expressions can find under `parameters` (R2.33): the fields of its own forms at any depth
 * and, for an instant trigger, those of its webhook. Undefined where an RPC may add fields that nobody can know beforehand.
 */
export function parameterNames(app: App, component: Component): ReadonlySet<string> | undefined {
  const webhook = component.kind === 'module' && component.webhook ? app.webhooks.get(component.webhook) : undefined;
  const blocks = [component, ...(webhook ? [webhook] : [])].flatMap((each) => formsOf(each).map(({ value }) => value));
  if (blocks.some(mayGrow)) return undefined;
  return new Set(blocks.flatMap((block) => [...specsOf(block)].map(({ spec }) => String(spec['name']))));
}
