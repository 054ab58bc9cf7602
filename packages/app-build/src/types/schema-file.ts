import type { JsonSchema } from '../schema/json-schema.js';
import type { TypedComponent } from './app-types.js';

/** The JSON Schemas of a component's values, whole: a validator needs no other file. */
export function schemaFile({ label, parameters, bundle }: TypedComponent): string {
  const title = (schema: JsonSchema, what: string): JsonSchema => ({
    title: `${label}: ${what}`,
    ...withoutTypeScript(schema),
  });
  return `${JSON.stringify(
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: {
        parameters: title(parameters, 'parameters'),
        ...(bundle ? { bundle: title(bundle, 'bundle') } : {}),
      },
    },
    undefined,
    2,
  )}\n`;
}

/** `tsType` is the emitter's own word; a published schema holds nothing but JSON Schema. */
function withoutTypeScript(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'tsType' && typeof value === 'string' ? undefined : value,
    ),
  ) as JsonSchema;
}
