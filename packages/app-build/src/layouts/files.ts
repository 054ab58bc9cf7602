import type { App, Component, Json, Module, Section } from '@connect-app/app-model';

/** Files by path (forward slashes), in the order in which they are written. */
export type FileMap = Map<string, Uint8Array>;

const encoder = new TextEncoder();

export function textFile(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Any JSON as every file of ours writes it: two blanks, a line end. */
export function jsonFile(value: unknown): Uint8Array {
  return textFile(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** A block's content; an absent one is written out as what it means. */
export function sectionFile(section: Section | undefined, empty: '{}' | '[]'): Uint8Array {
  return section === undefined ? textFile(`${empty}\n`) : jsonFile(section.value);
}

/** The section of a component by name, whatever the component's kind. */
export function sectionOf(component: Component, name: string): Section | undefined {
  if (component.kind === 'function') return undefined;
  return (component.sections as Readonly<Record<string, Section | undefined>>)[name];
}

/** Modules as the scenario editor lists them: in the order of their groups, then by name. */
export function modulesInOrder(app: App): Module[] {
  const rank = new Map(app.groups.flatMap(({ modules }) => modules).map((name, index) => [name, index]));
  const last = rank.size;
  return [...app.modules.values()].sort(
    (left, right) => (rank.get(left.name) ?? last) - (rank.get(right.name) ?? last) || byName(left, right),
  );
}

export function byName(left: { name: string }, right: { name: string }): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}

/** Common data holds client secrets; it is part of the model but of no output that is passed on. */
export function groupsJson(app: App): Json {
  return app.groups.map(({ label, modules }) => ({ label, modules: [...modules] }));
}
