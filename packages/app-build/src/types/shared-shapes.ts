import type { JsonSchema } from '../schema/json-schema.js';
import { pascalCase } from './pascal-case.js';

/** Collections with fewer fields are as short where they stand as their name would be. */
const FEWEST_FIELDS = 2;

/** A collection that stands in more than one place, with the name of its interface. */
export interface SharedShape {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** Where collections are looked for. */
export interface Place {
  readonly schema: JsonSchema;
  /** Ends the names of the collections that are met here first. */
  readonly suffix: string;
}

export interface SharedShapes {
  readonly shapes: readonly SharedShape[];
  /** The schema with every shared collection, or the whole of it if it is one, replaced by its name (`tsType`). */
  withNames(schema: JsonSchema): JsonSchema;
  /** The names of shared collections that such a schema mentions, sorted. */
  namesIn(schema: JsonSchema): string[];
}

/**
 * Finds the collections that stand in several of the schemas, or several times in one: an app that reads its fields from shared
 * files has many, and its types shall share them too. A collection is called like its field, an item of a list `…Item`, with a
 * number where another one or one of the `reserved` names is called so.
 */
export function findSharedShapes(schemas: Iterable<Place>, reserved: Iterable<string> = []): SharedShapes {
  const found = new Map<string, { readonly called: string; readonly schema: JsonSchema; count: number }>();
  for (const { schema, suffix } of schemas) {
    for (const { called, schema: shape } of collectionsIn(schema)) {
      const known = found.get(keyOf(shape));
      if (known) known.count += 1;
      else found.set(keyOf(shape), { called: called + suffix, schema: shape, count: 1 });
    }
  }
  const names = new Map<string, string>();
  const taken = new Set(reserved);
  for (const [key, { called, count }] of found) {
    if (count > 1) names.set(key, freeName(called, taken));
  }
  const all = new Set(names.values());
  const shapes = [...names].map(([key, name]) => ({ name, schema: replaced(found.get(key)?.schema ?? {}, names) }));
  return {
    shapes: shapes.sort((a, b) => (a.name < b.name ? -1 : 1)),
    withNames: (schema) => replacedAt(schema, names),
    namesIn: (schema) => [...new Set(typesIn(schema))].filter((type) => all.has(type)).sort(),
  };
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

interface Called {
  readonly called: string;
  readonly schema: JsonSchema;
}

/** Every collection below a schema, outermost first; the schema itself is none of them. */
function* collectionsIn(schema: JsonSchema): Generator<Called> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const stem = pascalCase(name);
    yield* collectionsAt(field, stem);
  }
}

function* collectionsAt(schema: JsonSchema, called: string): Generator<Called> {
  if (Object.keys(schema.properties ?? {}).length >= FEWEST_FIELDS) yield { called, schema: bare(schema) };
  yield* collectionsIn(schema);
  if (schema.items) yield* collectionsAt(schema.items, `${called}Item`);
  for (const choice of schema.anyOf ?? []) yield* collectionsAt(choice, called);
}

function replaced(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, replacedAt(field, names)]),
      ),
    }),
    ...(items && { items: replacedAt(items, names) }),
    ...(anyOf && { anyOf: anyOf.map((choice) => replacedAt(choice, names)) }),
  };
}

function replacedAt(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const name = schema.properties && names.get(keyOf(bare(schema)));
  if (name === undefined) return replaced(schema, names);
  const { description, default: fallback } = schema;
  return {
    tsType: name,
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

function* typesIn({ tsType, properties = {}, items, anyOf = [] }: JsonSchema): Generator<string> {
  if (tsType !== undefined) yield tsType;
  for (const child of [...Object.values(properties), ...(items ? [items] : []), ...anyOf]) yield* typesIn(child);
}

/** What a collection is, without what its place says of it. */
function bare({ description: _, default: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function keyOf(schema: JsonSchema): string {
  return JSON.stringify(schema);
}
