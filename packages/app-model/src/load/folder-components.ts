import type { ComponentKind } from '../app.js';
import { SourceSection } from '../json/source-section.js';
import { type ObjectTree, type Tree, type TreeEntry, treeAt } from '../json/tree.js';
import type { Section } from '../section.js';
import { SECTION_FILES } from '../section-files.js';
import { classifyPath, isEssential } from './classify-path.js';
import { type ComponentSource, readSections, type SectionReader, sectionOfTree } from './component-source.js';
import { emptyObject } from './documents.js';
import { sectionNamed } from './section-names.js';

/** The files of one component by what they are to it. */
interface Found {
  readonly kind: ComponentKind;
  readonly name: string;
  readonly parts: Map<string, string>;
  essential: boolean;
}

/** Every component below the folder `prefix`, kind by kind in the order of their names (R10.1). */
export function folderComponents(reader: SectionReader, prefix: string): ComponentSource[] {
  const found = new Map<string, Found>();
  for (const path of [...reader.documents.files.keys()].sort(byExtension)) {
    const file = path.startsWith(prefix) ? classifyPath(path.slice(prefix.length)) : undefined;
    if (!file) continue;
    const name = file.name ?? file.kind;
    const key = `${file.kind} ${name}`;
    const component = found.get(key) ?? { kind: file.kind, name, parts: new Map<string, string>(), essential: false };
    found.set(key, component);
    component.essential ||= isEssential(file);
    if (!component.parts.has(file.part)) component.parts.set(file.part, path);
  }
  return [...found.values()]
    .filter(({ essential }) => essential)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((component) => sourceOf(reader, component) ?? []);
}

/** Of two files for the same block the exporter's spelling counts: `api.imljson` before `api.iml.json` before `api.json`. */
function byExtension(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(path: string): number {
  return path.endsWith('.imljson') ? 0 : /\.iml\.jsonc?$/.test(path) ? 1 : 2;
}

function sourceOf(reader: SectionReader, { kind, name, parts }: Found): ComponentSource | undefined {
  const document = parts.get('document');
  if (document !== undefined && !parts.has('metadata')) return componentInOneFile(reader, kind, name, document);
  const [first = ''] = parts.values();
  const described = parts.get('metadata');
  const file = described ?? (kind === 'function' ? (parts.get('code') ?? first) : whereMetadataBelongs(first, name));
  const text = (part: string) => {
    const path = parts.get(part);
    return path === undefined ? undefined : reader.documents.text(path);
  };
  return {
    kind,
    name,
    file,
    metadata: described === undefined ? emptyObject(file) : metadataIn(reader, file),
    // Functions have no metadata in an archive (R10.4).
    undescribed: kind !== 'function' && described === undefined,
    code: kind === 'function' ? (text('code') ?? '') : undefined,
    codeFile: kind === 'function' ? parts.get('code') : undefined,
    test: kind === 'function' ? text('test') : undefined,
    context: kind === 'endpoint' ? text('context') : undefined,
    sections: readSections(reader, kind, ({ section }) => parts.get(section)),
  };
}

/** Beside the other files of a component that has a folder of its own; else its first file stands for it. */
function whereMetadataBelongs(first: string, name: string): string {
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  return folder.endsWith(`/${name}/`) ? `${folder}metadata.json` : first;
}

function metadataIn({ documents, report }: SectionReader, file: string): ObjectTree {
  const tree = documents.tree(file);
  if (tree?.kind === 'object') return tree;
  const message = `${file} must hold an object.`;
  report({ rule: 'metadata/missing', severity: 'error', message, at: { file, line: 1, column: 1 } });
  return emptyObject(file);
}

/**
 * A component written as one object: metadata and sections side by side (`{"label": …, "communication": {…}}`), or an RPC that
 * is nothing but its request. Any other file among the components is passed over.
 */
function componentInOneFile(
  reader: SectionReader,
  kind: ComponentKind,
  name: string,
  file: string,
): ComponentSource | undefined {
  const read = reader.documents.tree(file);
  const tree = read && reader.references ? reader.references.resolve(read, file) : read;
  if (!tree || tree.kind === 'scalar') return undefined;
  if (kind === 'rpc' && (tree.kind === 'array' || isRequest(tree))) {
    const sections = { api: new SourceSection(file, tree) };
    return { kind, name, file, metadata: emptyObject(file), undescribed: true, sections };
  }
  if (tree.kind !== 'object') return undefined;
  const sections: Record<string, Section> = {};
  const metadata = new Map<string, TreeEntry>();
  for (const [key, entry] of tree.entries) {
    const section = entry.tree.kind === 'scalar' && !isReference(entry.tree) ? undefined : sectionNamed(kind, key);
    const empty = SECTION_FILES[kind].find((block) => block.section === section)?.empty;
    if (section === undefined || empty === undefined) metadata.set(key, entry);
    else sections[section] = sectionOfTree(file, entry.tree, empty);
  }
  if (Object.keys(sections).length === 0) return undefined;
  return { kind, name, file, metadata: { ...tree, entries: metadata }, sections };
}

function isRequest(tree: ObjectTree): boolean {
  return treeAt(tree, ['url']) !== undefined || treeAt(tree, ['response']) !== undefined;
}

function isReference(tree: Tree): boolean {
  return tree.kind === 'scalar' && typeof tree.value === 'string' && tree.value.startsWith('rpc://');
}
