import type { Json } from '@connect-app/app-model';
import type { JsonSchema } from './json-schema.js';
import { nestedFields, type ParameterSpec, specsOf, staticChoices } from './spec.js';

/** Whether the values go into a module (defaults fill gaps, dates may be texts) or come out of one. */
export type Direction = 'input' | 'output';

/** Types that only show something and carry no value. */
const SHOWN_ONLY = new Set(['banner', 'html', 'markdown', 'separator']);

/**
 * The JSON Schema of the collection that a list of parameter specs describes (R6.1, R6.2). Fields that open only for
 * certain choices are optional properties beside their parent, as they arrive in `parameters`.
 */
export function parametersSchema(list: Json | undefined, direction: Direction): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  collect(specsOf(list), { direction, nested: false, properties, required });
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    // A response may hold more than the interface says, and it flows on (R7.1).
    additionalProperties: direction === 'output',
  };
}

interface Collection {
  readonly direction: Direction;
  readonly nested: boolean;
  readonly properties: Record<string, JsonSchema>;
  readonly required: string[];
}

function collect(specs: readonly ParameterSpec[], into: Collection): void {
  for (const spec of specs) {
    const name = spec['name'];
    if (typeof name === 'string' && !SHOWN_ONLY.has(spec.type)) {
      const schema = described(spec, valueSchema(spec, into.direction));
      const before = Object.hasOwn(into.properties, name) ? into.properties[name] : undefined;
      into.properties[name] = before ? either(before, schema) : schema;
      const mustBeGiven = spec['required'] === true && spec['default'] === undefined && !into.nested;
      if (into.direction === 'input' && mustBeGiven) into.required.push(name);
    }
    collect(nestedFields(spec), { ...into, nested: true });
  }
}

/** The same name in two branches of a dialog takes either form. */
function either(left: JsonSchema, right: JsonSchema): JsonSchema {
  const { description, ...leftForm } = left;
  const { description: _, ...rightForm } = right;
  if (JSON.stringify(leftForm) === JSON.stringify(rightForm)) return left;
  const forms = [...(left.anyOf ?? [leftForm])];
  if (!forms.some((form) => JSON.stringify(form) === JSON.stringify(rightForm))) forms.push(rightForm);
  return { ...(description === undefined ? {} : { description }), anyOf: forms };
}

/** Label and help become the description, which becomes the doc comment. */
function described(spec: ParameterSpec, schema: JsonSchema): JsonSchema {
  const parts = [spec['label'], spec['help']].filter((part): part is string => typeof part === 'string' && part !== '');
  const fallback = spec['default'];
  return {
    ...(parts.length > 0 ? { description: parts.join('\n\n') } : {}),
    ...schema,
    ...(fallback === undefined || fallback === null ? {} : { default: fallback }),
  };
}

function valueSchema(spec: ParameterSpec, direction: Direction): JsonSchema {
  switch (spec.type) {
    case 'boolean':
    case 'checkbox':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number' };
    case 'integer':
      return { type: 'integer' };
    case 'uinteger':
    case 'port':
      return { type: 'integer', minimum: 0 };
    case 'date':
    case 'timestamp':
      return { type: 'string', format: 'date-time', tsType: direction === 'input' ? 'Date | string' : 'string' };
    case 'buffer':
      return { type: 'string', tsType: 'Uint8Array | string' };
    case 'email':
      return { type: 'string', format: 'email' };
    case 'select':
      return selectSchema(spec);
    case 'array':
      return arraySchema(spec, direction);
    case 'collection':
      return spec['spec'] === undefined
        ? { type: 'object', additionalProperties: true }
        : parametersSchema(spec['spec'], direction);
    case 'filter':
      return { type: 'array', items: { type: 'array', items: { type: 'object', additionalProperties: true } } };
    case 'any':
    case 'json':
    case 'hidden':
    case 'udt':
      return {};
    default:
      return { type: 'string' };
  }
}

function selectSchema(spec: ParameterSpec): JsonSchema {
  const values = staticChoices(spec)?.map(({ value }) => value);
  const scalar = values?.filter((value) => typeof value !== 'object' || value === null) as JsonSchema['enum'];
  const one: JsonSchema =
    values && scalar && scalar.length === values.length && scalar.length > 0
      ? { enum: [...new Set(scalar)] }
      : { anyOf: [{ type: 'string' }, { type: 'number' }] };
  return spec['multiple'] === true ? { type: 'array', items: one } : one;
}

/** An array's spec is one field for simple items, or a list of fields for collections (R6.2). */
function arraySchema(spec: ParameterSpec, direction: Direction): JsonSchema {
  const items = spec['spec'];
  if (Array.isArray(items)) return { type: 'array', items: parametersSchema(items, direction) };
  const [single] = specsOf(items);
  if (!single) return { type: 'array', items: {} };
  return {
    type: 'array',
    items:
      typeof single['name'] === 'string' && single.type !== 'collection'
        ? described(single, valueSchema(single, direction))
        : valueSchema(single, direction),
  };
}
