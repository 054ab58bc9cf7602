import type { App, Component, ModuleGroup } from '../app.js';
import { SourceSection } from '../json/source-section.js';
import { childOf, type Tree } from '../json/tree.js';
import type { Section } from '../section.js';

/** Where the metadata of an app, a component or the groups was read: kept beside the model, so that the model stays plain. */
const sources = new WeakMap<object, Section>();

export function rememberMetadata(owner: object, file: string, tree: Tree): void {
  sources.set(owner, new SourceSection(file, tree));
}

/** The metadata block of an app or a component as it was written, with locations. Undefined for models built by hand. */
export function metadataOf(owner: App | Component | readonly ModuleGroup[]): Section | undefined {
  return sources.get(owner);
}

/** A text of a metadata block: undefined for what is absent, `null` or empty. */
export function textOf(tree: Tree | undefined, key: string): string | undefined {
  const child = tree && childOf(tree, key);
  return child?.kind === 'scalar' && typeof child.value === 'string' && child.value.trim() !== ''
    ? child.value
    : undefined;
}
