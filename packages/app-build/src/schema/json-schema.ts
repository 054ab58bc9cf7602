/** The part of JSON Schema (draft-07) that parameter specs need, with the emitter's `tsType` for what JSON cannot say. */
export interface JsonSchema {
  title?: string;
  description?: string;
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null';
  format?: 'date-time' | 'email' | 'uri' | 'uuid';
  enum?: (string | number | boolean | null)[];
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  anyOf?: JsonSchema[];
  /** TypeScript for a value that is no JSON in memory: a date, binary data. */
  tsType?: string;
}
