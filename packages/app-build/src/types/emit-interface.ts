import { compile } from 'json-schema-to-typescript';
import type { JsonSchema } from '../schema/json-schema.js';

/**
 * One exported TypeScript interface of a JSON Schema. Doc comments come from the descriptions.
 * Comment ends inside labels are defused, since labels are free text of whoever wrote the app.
 */
export async function emitInterface(name: string, schema: JsonSchema): Promise<string> {
  const source = await compile(withSafeComments(schema) as Parameters<typeof compile>[0], name, {
    bannerComment: '',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    style: { singleQuote: true, printWidth: 120 },
  });
  return source.trim();
}

function withSafeComments(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? value.replaceAll('*/', '*\\/') : value,
    ),
  ) as JsonSchema;
}
