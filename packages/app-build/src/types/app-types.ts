import type { App, Json, Section } from '@connect-app/app-model';
import type { JsonSchema } from '../schema/json-schema.js';
import { parametersSchema } from '../schema/parameters-schema.js';

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
  return {
    label: app.metadata.label,
    modules: [...app.modules.values()].map((module) => ({
      ...identity(module),
      parameters: {
        description: sentence(module.description, module.label),
        ...parametersSchema([...list(module.sections.parameters), ...list(module.sections.expect)], 'input'),
      },
      bundle: {
        description: `One bundle of *${module.label}*.`,
        ...parametersSchema(module.sections.interface?.value, 'output'),
      },
    })),
    rpcs: [...app.rpcs.values()].map((rpc) => withParameters(rpc, rpc.sections.parameters)),
    connections: [...app.connections.values()].map((connection) =>
      withParameters(connection, connection.sections.parameters),
    ),
    webhooks: [...app.webhooks.values()].map((webhook) => withParameters(webhook, webhook.sections.parameters)),
  };
}

function withParameters(component: { name: string; label: string }, parameters: Section | undefined): TypedComponent {
  return {
    ...identity(component),
    parameters: { description: `${component.label}.`, ...parametersSchema(parameters?.value, 'input') },
  };
}

function identity({ name, label }: { name: string; label: string }): Pick<TypedComponent, 'name' | 'label' | 'stem'> {
  return { name, label, stem: pascalCase(name) };
}

function list(section: Section | undefined): Json[] {
  return Array.isArray(section?.value) ? section.value : [];
}

function sentence(description: string, label: string): string {
  return description === '' ? `${label}.` : description;
}

/** `find-people` and `findPeople` → `FindPeople`. */
function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `App${joined}`;
}
