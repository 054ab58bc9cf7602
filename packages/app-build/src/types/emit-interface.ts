import { compile } from 'json-schema-to-typescript';
import type { JsonSchema } from '../schema/json-schema.js';

/**
 * One exported TypeScript interface of a JSON Schema. Doc comments come from the descriptions and defaults, which the library
 * leaves out of them.
 */
export async function emitInterface(name: string, schema: JsonSchema): Promise<string> {
  const source = await compile(withComments(schema) as Parameters<typeof compile>[0], name, {
    bannerComment: '',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    style: { singleQuote: true, printWidth: 120 },
  });
  return source.trim();
}

function withComments(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      isSchema(value) && key !== 'properties' ? commented(value) : value,
    ),
  ) as JsonSchema;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function commented(schema: JsonSchema): JsonSchema {
  const { description, default: fallback } = schema;
  const parts = [
    ...(typeof description === 'string' ? [description] : []),
    ...(fallback === undefined ? [] : [`@default ${JSON.stringify(fallback)}`]),
  ];
  // Labels are free text of whoever wrote the app: one must not end the comment.
  return parts.length === 0 ? schema : { ...schema, description: parts.join('\n\n').replaceAll('*/', '*\\/') };
}
