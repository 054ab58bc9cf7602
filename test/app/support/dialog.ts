import type { App, Json, Module } from '@connect-app/app-model';

type Spec = { readonly [attribute: string]: Json | undefined };

/** One field of a dialog or of an interface, with where it stands: `emails[].value`. */
export interface Field {
  readonly path: string;
  readonly spec: Spec;
}

/** Every field of a module's dialog: inner fields of lists and collections, and fields that an option opens. */
export function dialogFields(module: Module): Field[] {
  return [...fieldsOf(module.sections.parameters?.value), ...fieldsOf(module.sections.expect?.value)];
}

/** Every field that a list of specs describes, in order. The same field opens under several options but is told once. */
export function fieldsOf(list: Json | undefined, prefix = ''): Field[] {
  const fields = specsOf(list).flatMap((spec) => {
    const path = prefix + String(spec['name']);
    const inner =
      spec['type'] === 'array'
        ? Array.isArray(spec['spec'])
          ? fieldsOf(spec['spec'], `${path}[].`)
          : []
        : spec['type'] === 'collection'
          ? fieldsOf(spec['spec'], `${path}.`)
          : [];
    return [{ path, spec }, ...inner, ...openedFields(spec, prefix)];
  });
  return fields.filter(({ path }, index) => fields.findIndex((other) => other.path === path) === index);
}

/** The fields of a module's dialog that none of the parameter sets fills in. */
export function unfilled(app: App, module: string, ...sets: readonly object[]): string[] {
  const filled = new Set(sets.flatMap((set) => filledPaths(set)));
  const definition = app.modules.get(module);
  if (!definition) throw new Error(`There is no module ${module}.`);
  return dialogFields(definition)
    .map(({ path }) => path)
    .filter((path) => !filled.has(path));
}

function openedFields(spec: Spec, prefix: string): Field[] {
  const options = spec['options'];
  const choices = Array.isArray(options) ? options.filter(isObject) : [];
  const shared = isObject(options) ? fieldsOf(options['nested'], prefix) : [];
  return [...choices.flatMap((choice) => fieldsOf(choice['nested'], prefix)), ...shared];
}

function filledPaths(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const path = prefix + key;
    if (Array.isArray(member)) {
      const objects = member.filter((item) => typeof item === 'object' && item !== null);
      return [path, ...objects.flatMap((item) => filledPaths(item, `${path}[].`))];
    }
    const isPlain = typeof member === 'object' && member !== null && !(member instanceof Date);
    return [path, ...(isPlain ? filledPaths(member, `${path}.`) : [])];
  });
}

function specsOf(list: Json | undefined): Spec[] {
  return (Array.isArray(list) ? list : [list]).filter(isObject).filter((spec) => typeof spec['name'] === 'string');
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
