import type { SchemaObject } from 'ajv';
import { PARAMETER_TYPES } from './parameter-types.js';
import { ANYTHING, COLLECTION, TEXT } from './shared.js';

const SELF = { $ref: '#/definitions/parameters' };
const NESTED: SchemaObject = {
  anyOf: [TEXT, SELF, { type: 'object' }],
};
const OPTION: SchemaObject = {
  type: ['object', 'string', 'number', 'boolean'],
  properties: {
    value: ANYTHING,
    label: { type: ['string', 'number'] },
    description: TEXT,
    nested: NESTED,
    default: ANYTHING,
    short: TEXT,
    options: { type: 'array' },
  },
};

const PARAMETER: SchemaObject = {
  type: ['object', 'string'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 128 },
    label: { type: 'string', minLength: 1, maxLength: 256 },
    help: { type: 'string' },
    type: { type: 'string', anyOf: [{ enum: [...PARAMETER_TYPES] }, { pattern: '\\{\\{[\\s\\S]*\\}\\}' }] },
    semantic: TEXT,
    default: ANYTHING,
    advanced: { type: 'boolean' },
    required: { type: 'boolean' },
    grouped: { type: 'boolean' },
    dynamic: { type: 'boolean' },
    multiline: { type: 'boolean' },
    sort: TEXT,
    sequence: { type: 'boolean' },
    schema: ANYTHING,
    tags: TEXT,
    coder: { type: 'boolean' },
    multiple: { type: 'boolean' },
    visible: ANYTHING,
    convert: COLLECTION,
    editable: {
      anyOf: [
        { type: 'boolean' },
        { type: 'object', properties: { enabled: { type: 'boolean' }, help: TEXT }, additionalProperties: false },
      ],
    },
    mappable: {
      anyOf: [{ type: 'boolean' }, { type: 'object', properties: { help: TEXT }, additionalProperties: false }],
    },
    time: { type: 'boolean' },
    rpc: {
      type: 'object',
      properties: { url: TEXT, label: TEXT, parameters: { anyOf: [TEXT, SELF] } },
      required: ['url', 'label'],
      additionalProperties: false,
    },
    mode: { type: 'string' },
    labels: COLLECTION,
    metadata: COLLECTION,
    spec: { anyOf: [SELF, { $ref: '#/definitions/parameter' }] },
    codepage: TEXT,
    pattern: TEXT,
    nested: NESTED,
    options: {
      anyOf: [
        TEXT,
        { type: 'array', items: OPTION },
        { type: 'object', properties: { store: { anyOf: [TEXT, { type: 'array', items: OPTION }] }, nested: NESTED } },
      ],
    },
    extension: { anyOf: [TEXT, { type: 'array', items: TEXT }] },
    validate: { type: ['object', 'boolean'] },
    title: TEXT,
    text: TEXT,
    closable: { type: 'boolean' },
    theme: TEXT,
    badge: TEXT,
    // Known on the platform, refused by the vendor's editor (R6.3, C6).
    placeholder: ANYTHING,
    prefix: ANYTHING,
    postfix: ANYTHING,
    rows: ANYTHING,
    omit: ANYTHING,
    disabled: ANYTHING,
    readonly: ANYTHING,
    reversedNested: ANYTHING,
    id: ANYTHING,
  },
  additionalProperties: false,
  if: { type: 'object' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['type'] },
};

/** `parameters`, `expect`, `interface` and the like: a list of specs, or one RPC for the whole block (R5.2). */
export const PARAMETERS: SchemaObject = {
  type: ['array', 'string'],
  items: { $ref: '#/definitions/parameter' },
  definitions: {
    parameter: PARAMETER,
    parameters: { type: ['array', 'string'], items: { $ref: '#/definitions/parameter' } },
  },
};
