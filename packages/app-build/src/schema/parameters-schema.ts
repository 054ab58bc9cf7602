import type { Json } from '@connect-app/app-model';
import type { JsonSchema } from './json-schema.js';
import { choicesRpc, nestedLists, type ParameterSpec, specsOf, staticChoices } from './spec.js';

/** Whether the values go into a module (defaults fill gaps, dates may be texts) or come out of one. */
export type Direction = 'input' | 'output';

export interface ParametersSchemaOptions {
  readonly direction: Direction;
  /** Whether the choices that an RPC gives may open fields of their own. Without it none do. */
  readonly opensFields?: ((rpc: string) => boolean) | undefined;
}

/** Types that only show something and carry no value. */
const SHOWN_ONLY = new Set(['banner', 'html', 'markdown', 'separator']);

/**
 * The JSON Schema of the collection that a list of parameter specs describes (R6.1, R6.2). Fields that open only for
 * certain choices are optional properties beside their parent, as they arrive in `parameters`. Where an RPC brings fields,
 * nobody knows them before it is called: the collection takes any property.
 */
export function parametersSchema(list: Json | undefined, options: ParametersSchemaOptions): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  const into: Collection = { ...options, nested: false, properties, required, dynamic: false };
  collect(list, into);
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    // A response may hold more than the interface says, and it flows on (R7.1).
    additionalProperties: options.direction === 'output' || into.dynamic,
  };
}

interface Collection extends ParametersSchemaOptions {
  readonly nested: boolean;
  readonly properties: Record<string, JsonSchema>;
  readonly required: string[];
  /** Whether an RPC brings fields. */
  dynamic: boolean;
}

function collect(list: Json | undefined, into: Collection): void {
  if (holdsReference(list)) into.dynamic = true;
  for (const spec of specsOf(list)) {
    const name = spec['name'];
    if (typeof name === 'string' && !SHOWN_ONLY.has(spec.type)) {
      const schema = described(spec, valueSchema(spec, into));
      const before = Object.hasOwn(into.properties, name) ? into.properties[name] : undefined;
      into.properties[name] = before ? either(before, schema) : schema;
      const mustBeGiven = spec['required'] === true && spec['default'] === undefined && !into.nested;
      if (into.direction === 'input' && mustBeGiven) into.required.push(name);
    }
    const rpc = choicesRpc(spec);
    if (rpc !== undefined && into.opensFields?.(rpc)) into.dynamic = true;
    const below: Collection = { ...into, nested: true, dynamic: false };
    for (const nested of nestedLists(spec)) collect(nested, below);
    into.dynamic ||= below.dynamic;
  }
}

/** Whether a list of fields is, or contains, a reference to an RPC that gives more of them (R5.2). */
function holdsReference(list: Json | undefined): boolean {
  return Array.isArray(list) ? list.some((field) => typeof field === 'string') : typeof list === 'string';
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

function valueSchema(spec: ParameterSpec, options: ParametersSchemaOptions): JsonSchema {
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
      return {
        type: 'string',
        format: 'date-time',
        tsType: options.direction === 'input' ? 'Date | string' : 'string',
      };
    case 'buffer':
      return { type: 'string', tsType: 'Uint8Array | string' };
    case 'email':
      return { type: 'string', format: 'email' };
    case 'select':
      return selectSchema(spec);
    case 'array':
      return arraySchema(spec, options);
    case 'collection':
      return spec['spec'] === undefined
        ? { type: 'object', additionalProperties: true }
        : parametersSchema(spec['spec'], levelOf(options));
    case 'filter':
      return { type: 'array', items: { type: 'array', items: { type: 'object', additionalProperties: true } } };
    case 'any':
    case 'json':
    case 'hidden':
    case 'udt':
      // The emitter would make an object of a schema that holds nothing but a description.
      return { tsType: 'unknown' };
    default:
      return { type: 'string' };
  }
}

function selectSchema(spec: ParameterSpec): JsonSchema {
  const values = staticChoices(spec)?.map(({ value }) => value) ?? [];
  const scalars = values.filter((value) => typeof value !== 'object' || value === null) as (
    | string
    | number
    | boolean
  )[];
  const choices = scalars.length === values.length ? [...new Set(scalars)] : [];
  // A list that may be typed into takes more than its choices (R6.9, R6.11).
  const open = choices.length === 0 || spec['dynamic'] === true || spec['editable'] === true;
  const one = open ? openSchema(choices) : { enum: choices };
  return spec['multiple'] === true ? { type: 'array', items: one } : one;
}

/** Any text or number; an editor still offers the choices that are known. */
function openSchema(choices: readonly unknown[]): JsonSchema {
  const any: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'number' }] };
  if (choices.length === 0) return any;
  const literals = choices.map((choice) => JSON.stringify(choice));
  return { ...any, examples: [...choices], tsType: [...literals, '(string & {})', 'number'].join(' | ') };
}

/** Only what every level shares goes down to the next. */
function levelOf({ direction, opensFields }: ParametersSchemaOptions): ParametersSchemaOptions {
  return { direction, opensFields };
}

/** An array's spec is one field for simple items, or a list of fields for collections (R6.2). */
function arraySchema(spec: ParameterSpec, options: ParametersSchemaOptions): JsonSchema {
  const items = spec['spec'];
  if (Array.isArray(items)) return { type: 'array', items: parametersSchema(items, levelOf(options)) };
  const [single] = specsOf(items);
  if (!single) return { type: 'array', items: {} };
  return {
    type: 'array',
    items:
      typeof single['name'] === 'string' && single.type !== 'collection'
        ? described(single, valueSchema(single, options))
        : valueSchema(single, options),
  };
}
