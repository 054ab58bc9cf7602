import type { Json, JsonPath, Location, Section } from '../section.js';
import { FixedPlace } from './place.js';
import { descend, keyPlace, type Tree, type TreeEntry, toJson } from './tree.js';

/** A section read from files. Its value is built once, on first use. */
export class SourceSection implements Section {
  #value: Json | undefined;

  constructor(
    readonly file: string,
    readonly tree: Tree,
  ) {}

  get value(): Json {
    this.#value ??= toJson(this.tree);
    return this.#value;
  }

  locate(path: JsonPath): Location {
    return descend(this.tree, path).tree.place.location();
  }
}

/** The located tree of any section; sections that were not read from files answer through their own `locate`. */
export function treeOf(section: Section): Tree {
  return section instanceof SourceSection ? section.tree : located(section.value, section, []);
}

/** The place of the key that leads to `path`: where a misspelt directive stands. */
export function locateKey(section: Section, path: JsonPath): Location {
  return section instanceof SourceSection ? keyPlace(section.tree, path).location() : section.locate(path);
}

/** The place of one character inside the string at `path`, counting in the file's own spelling (escapes included). */
export function locateCharacter(section: Section, path: JsonPath, index: number): Location {
  if (!(section instanceof SourceSection)) return section.locate(path);
  const found = descend(section.tree, path);
  return found.exact ? found.tree.place.characterLocation(index) : found.tree.place.location();
}

function located(value: Json, section: Section, path: JsonPath): Tree {
  const place = new FixedPlace(section.locate(path));
  if (Array.isArray(value)) {
    return { kind: 'array', place, items: value.map((item, index) => located(item, section, [...path, index])) };
  }
  if (value === null || typeof value !== 'object') return { kind: 'scalar', place, value };
  const entries = new Map<string, TreeEntry>();
  for (const [key, item] of Object.entries(value)) {
    entries.set(key, { key: place, tree: located(item, section, [...path, key]) });
  }
  return { kind: 'object', place, entries };
}
