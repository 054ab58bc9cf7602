import type { SchemaObject } from 'ajv';
import { PARAMETERS } from './parameters.js';
import { BASE, COMMUNICATION, OAUTH, WEBHOOK } from './request.js';

const SAMPLES: SchemaObject = { type: ['object', 'array', 'string', 'null'] };
const SCOPE: SchemaObject = { type: ['array', 'object'] };
const SCOPES: SchemaObject = { type: ['object', 'array'] };

/** The schema of each kind of block; blocks that may hold anything have none. */
export const SCHEMAS = {
  base: BASE,
  communication: COMMUNICATION,
  oauth: OAUTH,
  webhook: WEBHOOK,
  parameters: PARAMETERS,
  samples: SAMPLES,
  scope: SCOPE,
  scopes: SCOPES,
  groups: {
    type: 'array',
    items: {
      type: 'object',
      properties: { label: { type: 'string', minLength: 1 }, modules: { type: 'array', items: { type: 'string' } } },
      required: ['label', 'modules'],
      additionalProperties: false,
    },
  },
} as const satisfies Record<string, SchemaObject>;

export type SchemaName = keyof typeof SCHEMAS;
