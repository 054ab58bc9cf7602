import type { App, Component } from '../app.js';
import { type EffectiveStep, effectiveSteps } from '../effective/effective-steps.js';
import type { Json, JsonPath, Section } from '../section.js';
import { componentsOf, sectionsOf } from '../validate/validate-app.js';

/** A text somewhere in a block. */
export interface TextAt {
  readonly text: string;
  readonly path: JsonPath;
}

/** Every text of a JSON value, keys that hold expressions included. */
export function* textsOf(value: Json, path: JsonPath = []): Generator<TextAt> {
  if (typeof value === 'string') yield { text: value, path };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsOf(item, [...path, index]);
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
  }
}

/** Every parameter spec of a block, at any depth: items, nested fields, those of options. */
export function* specsOf(
  value: Json,
  path: JsonPath = [],
): Generator<{ spec: Readonly<Record<string, Json>>; path: JsonPath }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* specsOf(item, [...path, index]);
  } else if (value !== null && typeof value === 'object') {
    if (typeof value['type'] === 'string' && (typeof value['name'] === 'string' || value['spec'] !== undefined))
      yield { spec: value, path };
    for (const key of ['spec', 'nested', 'options', 'store', 'placeholder', 'parameters', 'rpc']) {
      const inner = value[key];
      if (inner !== undefined && typeof inner === 'object') yield* specsOf(inner, [...path, key]);
    }
  }
}

/** Blocks whose texts are expressions, with what they belong to. */
export function* communications(app: App): Generator<{ component: Component; name: string; section: Section }> {
  for (const component of componentsOf(app)) {
    for (const [name, section] of sectionsOf(component)) {
      if (['api', 'attach', 'detach', 'update', 'epoch'].includes(name)) yield { component, name, section };
    }
  }
}

/** The steps of a block with base merged in; stages of an OAuth connection each on its own. */
export function stepsOf(app: App, component: Component, section: string): EffectiveStep[] {
  if (component.kind === 'connection' && component.type === 'oauth') {
    return ['preauthorize', 'authorize', 'token', 'info', 'refresh', 'invalidate'].flatMap((stage) =>
      effectiveSteps({ app, component, section, stage }),
    );
  }
  return effectiveSteps({ app, component, section });
}
