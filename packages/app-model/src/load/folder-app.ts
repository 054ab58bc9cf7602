import type { App, ComponentKind } from '../app.js';
import type { ObjectTree } from '../json/tree.js';
import type { Report } from '../reporter.js';
import { nameFromPath, readAppMetadata, readGroups } from './app-metadata.js';
import { assembleApp } from './assemble-app.js';
import { type ComponentSource, readSection, readSections } from './component-source.js';
import { type Documents, emptyObject } from './documents.js';
import { textOf } from './provenance.js';
import { ReferenceResolver } from './resolve-refs.js';
import { COMPONENT_FOLDERS, COMPONENT_KINDS } from './section-kinds.js';

export interface LayoutInput {
  readonly documents: Documents;
  readonly root: string;
  /** Folder of the app inside the files, empty or ending in `/`. */
  readonly prefix: string;
  readonly report: Report;
}

const EXTENSIONS = ['.imljson', '.iml.json', '.json', '.jsonc'];

/** Loads the folder layout: our sources (`app.json`, `$ref`) or an expanded archive (`metadata.json`, R10.1). */
export function loadFolderApp(input: LayoutInput, layout: 'sources' | 'archive'): App {
  const { documents, prefix, report } = input;
  const references = layout === 'sources' ? new ReferenceResolver(documents) : undefined;
  const reader = { documents, references, report };
  const identityFile = `${prefix}${layout === 'sources' ? 'app.json' : 'metadata.json'}`;
  const identity = objectIn(documents, identityFile, report);
  const find = (name: string): string | undefined =>
    EXTENSIONS.map((extension) => `${prefix}${name}${extension}`).find((path) => documents.has(path));
  const section = (name: string) => {
    const path = find(name);
    return path === undefined ? undefined : readSection(reader, path, 'object');
  };
  const groupsFile = find('groups');
  const groupsTree = groupsFile === undefined ? undefined : documents.tree(groupsFile);
  return assembleApp(
    {
      layout,
      root: input.root,
      metadata: readAppMetadata(identity, { name: nameFromPath(prefix || input.root), complain: true }, report),
      metadataSource: { file: identityFile, tree: identity },
      base: section('base'),
      common: section('common'),
      groups: readGroups(groupsTree),
      groupsSource: groupsFile !== undefined && groupsTree ? { file: groupsFile, tree: groupsTree } : undefined,
      readme: readmeOf(documents, prefix, textOf(identity, 'readme')),
      icon: documents.files.get(`${prefix}assets/icon.png`) ?? documents.files.get(`${prefix}icon.png`),
      components: COMPONENT_KINDS.flatMap((kind) => componentsIn(input, kind, reader)),
    },
    report,
  );
}

function componentsIn(
  input: LayoutInput,
  kind: ComponentKind,
  reader: Parameters<typeof readSections>[0],
): ComponentSource[] {
  const { documents, report } = input;
  return [...componentFolders(input, kind)].map(([name, folder]) => {
    const file = `${folder}metadata.json`;
    const code = kind === 'function' ? (documents.text(`${folder}code.js`) ?? '') : undefined;
    // Functions have no metadata in an archive (R10.4).
    const metadata =
      kind === 'function' && !documents.has(file) ? emptyObject(`${folder}code.js`) : objectIn(documents, file, report);
    return {
      kind,
      name,
      file: documents.has(file) || kind !== 'function' ? file : `${folder}code.js`,
      metadata,
      code,
      test: kind === 'function' ? documents.text(`${folder}test.js`) : undefined,
      sections: readSections(reader, kind, ({ section }) =>
        EXTENSIONS.map((extension) => `${folder}${section}${extension}`).find((path) => documents.has(path)),
      ),
    };
  });
}

/** The folders of one kind's components by name; plural, or singular as in archives of version 1 (R10.2). */
function componentFolders(input: LayoutInput, kind: ComponentKind): Map<string, string> {
  const folders = new Map<string, string>();
  const plural = COMPONENT_FOLDERS[kind];
  for (const parent of [`${input.prefix}${plural}/`, `${input.prefix}${plural.slice(0, -1)}/`]) {
    for (const path of input.documents.files.keys()) {
      if (!path.startsWith(parent)) continue;
      const [name, file, deeper] = path.slice(parent.length).split('/');
      if (!name || !file || deeper !== undefined || !isComponentFile(kind, file)) continue;
      if (!folders.has(name)) folders.set(name, `${parent}${name}/`);
    }
  }
  return new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isComponentFile(kind: ComponentKind, file: string): boolean {
  if (file === 'metadata.json') return true;
  return kind === 'function'
    ? file === 'code.js'
    : /^(api|attach|expect|parameters|interface)\.(imljson|iml\.json)$/.test(file);
}

function objectIn(documents: Documents, file: string, report: Report): ObjectTree {
  const tree = documents.tree(file);
  if (tree?.kind === 'object') return tree;
  if (!documents.has(file) || tree) {
    report({
      rule: 'metadata/missing',
      severity: 'error',
      message: tree
        ? `${file} must hold an object.`
        : `${file} is missing. Add it: it says the name, the label and the type.`,
      at: { file, line: 1, column: 1 },
    });
  }
  return emptyObject(file);
}

function readmeOf(documents: Documents, prefix: string, declared: string | undefined): string | undefined {
  // The README.md beside our sources introduces the repository, not the app; an archive's `readme.md` is the app's own.
  const names = declared === undefined ? ['readme.md', 'README.md'] : [declared.replace(/^\/+/, '')];
  return names.map((name) => documents.text(`${prefix}${name}`)).find((text) => text !== undefined);
}
