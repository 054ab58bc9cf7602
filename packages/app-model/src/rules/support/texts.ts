import type { Json, JsonPath } from '../../section.js';

/** A text somewhere in a block. */
export interface TextAt {
  readonly text: string;
  readonly path: JsonPath;
}

/** Every text of a JSON value; also the keys that hold expressions. */
export function* textsOf(value: Json, path: JsonPath = []): Generator<TextAt> {
  if (typeof value === 'string') yield { text: value, path };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsOf(item, [...path, index]);
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key.includes('{{') && key !== SPREAD) yield { text: key, path: [...path, key] };
      yield* textsOf(item, [...path, key]);
    }
  }
}

/** The key that copies a whole collection into the object it stands in (R1.10). */
export const SPREAD = '{{...}}';
