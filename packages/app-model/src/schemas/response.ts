import type { SchemaObject } from 'ajv';
import { ANYTHING, COLLECTION, SWITCH, TEXT, words } from './shared.js';

const PARSE = words('automatic', 'json', 'urlencoded', 'text', 'raw', 'string', 'binary', 'xml');
const ERROR_ENTRY: SchemaObject = {
  type: 'object',
  properties: { message: { type: 'string', maxLength: 1024 }, type: TEXT },
  additionalProperties: false,
};

/** Directives of `response` and what each may hold (R2.3–R2.24, R2.31). */
export const RESPONSE_DIRECTIVES = {
  // One type, or a type by status: `200`, `200-299`, `*` (R2.5).
  type: {
    anyOf: [
      PARSE,
      { type: 'object', patternProperties: { '^(\\*|\\d{3}|\\d{3}-\\d{3})$': PARSE }, additionalProperties: false },
    ],
  },
  valid: {
    anyOf: [
      SWITCH,
      {
        type: 'object',
        properties: { condition: SWITCH, message: TEXT, type: TEXT },
        required: ['condition'],
        additionalProperties: false,
      },
    ],
  },
  limit: { type: ['number', 'string'] },
  error: {
    anyOf: [
      { type: 'string', maxLength: 1024 },
      {
        type: 'object',
        properties: ERROR_ENTRY['properties'],
        patternProperties: { '^\\d{3}$': ERROR_ENTRY },
        additionalProperties: false,
      },
    ],
  },
  iterate: {
    anyOf: [
      { type: 'string', maxLength: 512 },
      {
        type: 'object',
        properties: { container: { type: 'string', maxLength: 512 }, condition: SWITCH },
        required: ['container'],
        additionalProperties: false,
      },
    ],
  },
  temp: COLLECTION,
  output: ANYTHING,
  trigger: {
    type: 'object',
    properties: { type: words('id', 'date'), order: words('asc', 'desc', 'unordered'), id: TEXT, date: TEXT },
    required: ['type', 'order', 'id'],
    additionalProperties: false,
  },
  data: COLLECTION,
  metadata: { type: 'object', properties: { type: words('text', 'email'), value: TEXT } },
  uid: { type: ['string', 'number'] },
  wrapper: ANYTHING,
  expires: TEXT,
  scope: ANYTHING,
  oauth: COLLECTION,
  unwrap: ANYTHING,
  // A responder's answer to the webhook's caller (R3.5).
  status: { type: ['integer', 'string'] },
  headers: COLLECTION,
  body: ANYTHING,
} as const satisfies Record<string, SchemaObject>;

export const RESPONSE: SchemaObject = { type: 'object', properties: RESPONSE_DIRECTIVES, additionalProperties: false };
