import type { App, Json, Section } from '@connect-app/app-model';
import type { JsonSchema } from '../schema/json-schema.js';
import { type Direction, parametersSchema } from '../schema/parameters-schema.js';
import { opensFields } from './opens-fields.js';
import { pascalCase } from './pascal-case.js';

/** A component with the TypeScript names and JSON Schemas of its values. */
export interface TypedComponent {
  readonly name: string;
  readonly label: string;
  /** PascalCase stem of the interfaces, e.g. `FindPeople`. */
  readonly stem: string;
  readonly parameters: JsonSchema;
  /** What a module gives; absent for the other kinds. */
  readonly bundle?: JsonSchema;
}

export interface TypedApp {
  readonly label: string;
  readonly modules: readonly TypedComponent[];
  readonly rpcs: readonly TypedComponent[];
  readonly connections: readonly TypedComponent[];
  readonly webhooks: readonly TypedComponent[];
}

/** Describes the values of every component of an app: what goes in, and for modules what comes out. */
export function typedApp(app: App): TypedApp {
  const schema = (value: Json | undefined, direction: Direction): JsonSchema =>
    parametersSchema(value, { direction, opensFields: (rpc) => opensFields(app, rpc) });
  const stems = new Set<string>();
  const withParameters = (component: Named, parameters: Json | undefined, about: string, kind: string) => ({
    name: component.name,
    label: component.label,
    stem: uniqueStem(component.name, { kind, taken: stems }),
    parameters: { description: about, ...schema(parameters, 'input') },
  });
  return {
    label: app.metadata.label,
    modules: [...app.modules.values()].map((module) => ({
      ...withParameters(
        module,
        [...list(module.sections.parameters), ...list(module.sections.expect)],
        module.description || `${module.label}.`,
        'Module',
      ),
      bundle: {
        description: `One bundle of *${module.label}*.`,
        ...schema(module.sections.interface?.value, 'output'),
      },
    })),
    rpcs: [...app.rpcs.values()].map((rpc) =>
      withParameters(rpc, rpc.sections.parameters?.value, `${rpc.label}.`, 'Rpc'),
    ),
    connections: [...app.connections.values()].map((connection) =>
      withParameters(connection, connection.sections.parameters?.value, `${connection.label}.`, 'Connection'),
    ),
    webhooks: [...app.webhooks.values()].map((webhook) =>
      withParameters(webhook, webhook.sections.parameters?.value, `${webhook.label}.`, 'Webhook'),
    ),
  };
}

interface Named {
  readonly name: string;
  readonly label: string;
}

/** A block as a list of fields; a reference as a whole is a list that holds it. */
function list(section: Section | undefined): Json[] {
  const value = section?.value;
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}

/** All interfaces are exported side by side: a name that two components share gets its kind, then a number. */
function uniqueStem(name: string, { kind, taken }: { kind: string; taken: Set<string> }): string {
  const plain = pascalCase(name);
  let stem = plain;
  for (let count = 1; taken.has(stem); count += 1) stem = count === 1 ? `${plain}${kind}` : `${plain}${kind}${count}`;
  taken.add(stem);
  return stem;
}
