import type { Component } from '../../app.js';
import type { Json, JsonPath, Section } from '../../section.js';
import { isObject, type JsonObject } from './json.js';
import { textsOf } from './texts.js';

/** A parameter and where it stands in its block. */
export interface SpecAt {
  readonly spec: JsonObject;
  readonly path: JsonPath;
}

/** Every parameter spec of a block, at any depth: items, nested fields, those of options. */
export function* specsOf(value: Json, path: JsonPath = []): Generator<SpecAt> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* specsOf(item, [...path, index]);
  } else if (isObject(value)) {
    if (typeof value['type'] === 'string' && (typeof value['name'] === 'string' || value['spec'] !== undefined))
      yield { spec: value, path };
    for (const key of ['spec', 'nested', 'options', 'store', 'placeholder', 'parameters', 'rpc']) {
      const inner = value[key];
      if (inner !== undefined && typeof inner === 'object') yield* specsOf(inner, [...path, key]);
    }
  }
}

/**
 * The fields a form shows side by side: those of the block, and those nested below options, switches and dates, which open
 * beside their parent (R5.8). What lies inside collections, lists and search forms is left out: it is read through its parent.
 */
export function* fieldsOf(value: Json, path: JsonPath = []): Generator<SpecAt> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* fieldsOf(item, [...path, index]);
  } else if (isObject(value)) {
    if (typeof value['type'] === 'string' && typeof value['name'] === 'string') yield { spec: value, path };
    for (const key of ['nested', 'options', 'store', 'placeholder', 'true', 'false']) {
      const inner = value[key];
      if (inner !== undefined && typeof inner === 'object') yield* fieldsOf(inner, [...path, key]);
    }
  }
}

/** The blocks of a component that describe a form people fill in. */
export function formsOf(component: Component): Section[] {
  if (component.kind === 'function') return [];
  const sections: Readonly<Record<string, Section | undefined>> = component.sections;
  return [sections['parameters'], sections['expect']].filter((section) => section !== undefined);
}

/** Whether an RPC adds fields to a block: as a whole, as an element, or nested. Options alone add none. */
export function mayGrow(block: Json): boolean {
  for (const { text, path } of textsOf(block)) {
    if (!/^\s*rpc:\/\//.test(text)) continue;
    const key = String(path.at(-1));
    if (key !== 'options' && key !== 'store' && key !== 'url') return true;
    // An RPC's options may bring fields of their own (R5.8).
    if (key === 'store') return true;
  }
  return false;
}

/** What to call a field when talking to people. */
export function titleOf(spec: JsonObject): string {
  return String(spec['label'] ?? spec['name'] ?? spec['type']);
}

const FOR_SHOW: ReadonlySet<string> = new Set(['banner', 'separator', 'html', 'markdown']);

/** Whether a spec only says something: nobody fills it in. */
export function isForShow(spec: JsonObject): boolean {
  return FOR_SHOW.has(String(spec['type']));
}
