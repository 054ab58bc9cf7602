import { type App, type EmptyKind, type Json, type Module, type Section, sectionText } from '@connect-app/app-model';

/** Files by path (forward slashes), in the order in which they are written. */
export type FileMap = Map<string, Uint8Array>;

/** What goes into a build beside the definitions. */
export interface BuildContent {
  /** Markdown for `readme.md`, which the importer requires (R10.4). */
  readonly readme: string;
  /** Whether common data goes in. It may hold client secrets, so it does not unless asked for. */
  readonly common?: boolean | undefined;
}

const encoder = new TextEncoder();

export function textFile(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Any JSON as every file of ours writes it: two blanks, a line end. */
export function jsonFile(value: unknown): Uint8Array {
  return textFile(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** A block's content; an absent one is written out as what it means. */
export function sectionFile(section: Section | undefined, empty: EmptyKind): Uint8Array {
  return textFile(sectionText(section, empty));
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

/** Groups as `groups.json` holds them (R7.5). */
export function groupsJson(app: App): Json {
  return app.groups.map(({ label, modules }) => ({ label, modules: [...modules] }));
}
