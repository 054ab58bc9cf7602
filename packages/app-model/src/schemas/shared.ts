import type { SchemaObject } from 'ajv';

/** Any value: what a directive evaluates to is known when it runs. */
export const ANYTHING: SchemaObject = {};

/** A text, or a template that gives the value. */
export const TEXT: SchemaObject = { type: 'string' };

/** A switch: `true`, `false`, or a template that decides. */
export const SWITCH: SchemaObject = { type: ['boolean', 'string'] };

export const COLLECTION: SchemaObject = { type: 'object' };

/** Names and plain values: no nested collections in headers and query strings (R1.19, R1.20). A text is a template (C2). */
export const FLAT: SchemaObject = {
  type: ['object', 'string'],
  additionalProperties: { type: ['boolean', 'number', 'string', 'null', 'array'] },
};

/** A URL or its template; the platform stores 512 characters (R1.17). */
export const URL_TEXT: SchemaObject = { type: 'string', minLength: 1, maxLength: 512 };

/** One of these words, or a template. Words in between braces are not looked at. */
export function words(...list: readonly string[]): SchemaObject {
  return { type: 'string', anyOf: [{ enum: [...list] }, { pattern: '\\{\\{[\\s\\S]*\\}\\}' }] };
}

/** `condition`: a switch, or `{condition, default}` (R1.40). */
export const CONDITION: SchemaObject = {
  anyOf: [
    SWITCH,
    { type: 'object', properties: { condition: SWITCH, default: ANYTHING }, additionalProperties: false },
  ],
};
