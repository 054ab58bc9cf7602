import type { App } from '../app.js';
import type { ObjectTree } from '../json/tree.js';
import type { Report } from '../reporter.js';
import { nameFromPath, readAppMetadata, readGroups } from './app-metadata.js';
import { assembleApp } from './assemble-app.js';
import { readSection } from './component-source.js';
import { type Documents, emptyObject } from './documents.js';
import { folderComponents } from './folder-components.js';
import { findGeneralFile } from './general-files.js';
import { textOf } from './provenance.js';
import { ReferenceResolver } from './resolve-refs.js';

/** An app found among files, about to be read. */
export interface LayoutInput {
  readonly documents: Documents;
  readonly root: string;
  /** Folder of the app inside the files, empty or ending in `/`. */
  readonly prefix: string;
  /** Another folder that holds base and the app's metadata, where they do not lie with the components. */
  readonly general?: string | undefined;
  readonly report: Report;
}

/** Loads the folder layout: our sources (`app.json`, `$ref`) or an expanded archive (`metadata.json`, R10.1). */
export function loadFolderApp(input: LayoutInput, layout: 'sources' | 'archive'): App {
  const { documents, prefix, report } = input;
  const references = layout === 'sources' ? new ReferenceResolver(documents) : undefined;
  const reader = { documents, references, report };
  const identity = identityOf(input, layout);
  const folders = [prefix, ...(input.general === undefined ? [] : [input.general]), `${prefix}general/`];
  const find = (name: string): string | undefined => findGeneralFile(documents, folders, name);
  const section = (name: string) => {
    const path = find(name);
    return path === undefined ? undefined : readSection(reader, path, 'object');
  };
  const groupsFile = find('groups') ?? find('modules/groups');
  const groupsTree = groupsFile === undefined ? undefined : documents.tree(groupsFile);
  return assembleApp(
    {
      layout,
      root: input.root,
      metadata: readAppMetadata(
        identity.tree,
        { name: nameFromPath(prefix || input.root), complain: identity.found },
        report,
      ),
      metadataSource: identity,
      base: section('base'),
      common: section('common'),
      groups: readGroups(groupsTree),
      groupsSource: groupsFile !== undefined && groupsTree ? { file: groupsFile, tree: groupsTree } : undefined,
      readme: readmeOf(documents, folders, textOf(identity.tree, 'readme')),
      ...iconOf(documents, prefix),
      components: folderComponents(reader, prefix),
    },
    report,
  );
}

/** The app's identity: `app.json` of sources, `metadata.json` of an archive, or either beside the folder that holds the rest. */
function identityOf(
  { documents, prefix, general, report }: LayoutInput,
  layout: 'sources' | 'archive',
): { file: string; tree: ObjectTree; found: boolean } {
  const expected = `${prefix}${layout === 'sources' ? 'app.json' : 'metadata.json'}`;
  const above = prefix
    .split('/')
    .slice(0, -2)
    .map((name) => `${name}/`)
    .join('');
  const places = [
    expected,
    ...[prefix, general ?? prefix, above].flatMap((folder) => [
      `${folder}metadata.json`,
      `${folder}metadata.imljson`,
      `${folder}app.json`,
    ]),
  ];
  for (const file of places) {
    const tree = documents.has(file) ? documents.tree(file) : undefined;
    if (tree?.kind === 'object' && (file === expected || textOf(tree, 'label') !== undefined)) {
      return { file, tree, found: true };
    }
  }
  report({
    rule: 'metadata/missing',
    severity: 'error',
    message: documents.has(expected)
      ? `${expected} must hold an object.`
      : `${expected} is missing. Add it: it says the app's name, label, version, theme and language.`,
    at: { file: expected, line: 1, column: 1 },
  });
  return { file: expected, tree: emptyObject(expected), found: false };
}

function readmeOf(documents: Documents, folders: readonly string[], declared: string | undefined): string | undefined {
  // The README.md beside our sources introduces the repository, not the app; an archive's `readme.md` is the app's own.
  const names = declared === undefined ? ['readme.md', 'README.md'] : [declared.replace(/^\/+/, '')];
  return folders
    .flatMap((folder) => names.map((name) => documents.text(`${folder}${name}`)))
    .find((text) => text !== undefined);
}

/** The icon of an app's folder and its file, wherever it is usually kept. */
export function iconOf({ files }: Documents, prefix: string): { icon?: Uint8Array; iconFile?: string } {
  const places = ['assets/icon.png', 'icon.png', 'assets/icon-512.png', 'icon/base.png'];
  const iconFile = places.map((place) => prefix + place).find((file) => files.has(file));
  const icon = iconFile === undefined ? undefined : files.get(iconFile);
  return iconFile === undefined || icon === undefined ? {} : { icon, iconFile };
}
