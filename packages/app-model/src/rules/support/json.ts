import type { Json } from '../../section.js';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is an object with keys. */
export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key of an object, if there is one. */
export function objectIn(value: Json | undefined, key: string): JsonObject | undefined {
  const inner = isObject(value) ? value[key] : undefined;
  return isObject(inner) ? inner : undefined;
}

/** The text under a key of an object, if there is one. */
export function textIn(value: Json | undefined, key: string): string | undefined {
  const inner = isObject(value) ? value[key] : undefined;
  return typeof inner === 'string' ? inner : undefined;
}

/** Whether a text is more than literal: what it gives is known only when it runs. */
export function isTemplate(value: Json | undefined): value is string {
  return typeof value === 'string' && value.includes('{{');
}
