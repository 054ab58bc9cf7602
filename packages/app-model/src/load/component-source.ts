import type { ComponentKind } from '../app.js';
import { SourceSection } from '../json/source-section.js';
import { type ObjectTree, stringAt, type Tree } from '../json/tree.js';
import type { Report } from '../reporter.js';
import type { Section } from '../section.js';
import { type EmptyKind, SECTION_FILES, type SectionFile } from '../section-files.js';
import { type Documents, emptyTree } from './documents.js';
import type { ReferenceResolver } from './resolve-refs.js';

/** One component as a layout found it, before it becomes part of the model. */
export interface ComponentSource {
  readonly kind: ComponentKind;
  /** The name the layout gives it: its folder, or its id in `makecomapp.json`. */
  readonly name: string;
  /** The file of its metadata. */
  readonly file: string;
  readonly metadata: ObjectTree;
  /** Code of a custom function. */
  readonly code?: string | undefined;
  readonly codeFile?: string | undefined;
  readonly test?: string | undefined;
  /** Text that explains an endpoint. */
  readonly context?: string | undefined;
  /** Whether no metadata was found anywhere, so that what it would say has to be guessed. */
  readonly undescribed?: boolean | undefined;
  readonly sections: Readonly<Record<string, Section>>;
}

/** What reading a block takes. */
export interface SectionReader {
  readonly documents: Documents;
  /** Present where `$ref` belongs to the layout, i.e. in sources. */
  readonly references?: ReferenceResolver | undefined;
  readonly report: Report;
}

/** Reads one block. A missing file is no section; an empty one, `null`, or the wrong kind of emptiness is an empty section. */
export function readSection(
  reader: SectionReader,
  path: string,
  empty: EmptyKind,
  isOurs: (uri: string) => boolean = () => true,
): Section | undefined {
  if (!reader.documents.has(path)) return undefined;
  const raw = reader.documents.tree(path);
  if (!raw) return new SourceSection(path, emptyTree(path, empty));
  const tree = reader.references && mayHoldReference(raw, isOurs) ? reader.references.resolve(raw, path) : raw;
  return new SourceSection(path, sameEmptiness(tree, empty));
}

/** Reads every section a kind of component has, asking `pathOf` for the file of each. */
export function readSections(
  reader: SectionReader,
  kind: ComponentKind,
  pathOf: (file: SectionFile) => string | undefined,
): Record<string, Section> {
  const sections: Record<string, Section> = {};
  for (const file of SECTION_FILES[kind]) {
    const path = pathOf(file);
    // A sample is data, which may hold a JSON Schema with references of its own.
    const isOurs = file.section === 'samples' ? (uri: string) => !uri.startsWith('#') : undefined;
    const section = path === undefined ? undefined : readSection(reader, path, file.empty, isOurs);
    if (section) sections[file.section] = section;
  }
  return sections;
}

/** A block that is part of a larger file. */
export function sectionOfTree(file: string, tree: Tree, empty: EmptyKind): Section {
  return new SourceSection(file, sameEmptiness(tree, empty));
}

/** The importer uploads a missing array block as `{}` (R10.4), so exports hold `{}` where an empty list is meant. */
function sameEmptiness(tree: Tree, empty: EmptyKind): Tree {
  if (empty === 'array' && tree.kind === 'object' && tree.entries.size === 0) {
    return { kind: 'array', place: tree.place, items: [] };
  }
  if (empty === 'object' && tree.kind === 'array' && tree.items.length === 0) {
    return { kind: 'object', place: tree.place, entries: new Map() };
  }
  return tree;
}

function mayHoldReference(tree: Tree, isOurs: (uri: string) => boolean): boolean {
  if (tree.kind === 'scalar') return false;
  if (tree.kind === 'array') return tree.items.some((item) => mayHoldReference(item, isOurs));
  const uri = stringAt(tree, '$ref');
  if (uri !== undefined && isOurs(uri)) return true;
  for (const entry of tree.entries.values()) if (mayHoldReference(entry.tree, isOurs)) return true;
  return false;
}
