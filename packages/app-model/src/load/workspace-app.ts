import type { App, ComponentKind } from '../app.js';
import { TextPlace } from '../json/place.js';
import { SourceText } from '../json/source-text.js';
import { childOf, keyPlace, type ObjectTree, type Tree } from '../json/tree.js';
import type { Section } from '../section.js';
import { APP_NAME, nameFromPath, readAppMetadata, readGroups } from './app-metadata.js';
import { assembleApp } from './assemble-app.js';
import { codeFilesOf, codePath } from './code-files.js';
import { type ComponentSource, readSection, readSections } from './component-source.js';
import { emptyObject } from './documents.js';
import { iconOf, type LayoutInput } from './folder-app.js';
import { folderComponents } from './folder-components.js';
import { findGeneralFile } from './general-files.js';
import { textOf } from './provenance.js';
import { COMPONENT_KINDS } from './section-kinds.js';

/** Metadata keys a workspace names after the kind (R10.8) and what the model calls them. */
const RENAMED: Readonly<Record<string, string>> = {
  connectionType: 'type',
  moduleType: 'type',
  webhookType: 'type',
  actionCrud: 'crud',
};

/** Loads a local-development workspace: `makecomapp.json` and the files it names (R10.8). */
export function loadWorkspaceApp(input: LayoutInput): App {
  const { documents, prefix, report, root } = input;
  const file = `${prefix}makecomapp.json`;
  const found = documents.tree(file);
  const manifest = found?.kind === 'object' ? found : emptyObject(file);
  const reader = { documents, report };
  const origin = childOf(childOf(manifest, 'origins') ?? manifest, 0);
  const general = childOf(manifest, 'generalCodeFiles');
  const generalPath = (code: string): string | undefined =>
    general?.kind === 'object' && general.entries.has(code)
      ? codePath(input, general, code)
      : unnamedGeneral(input, manifest, code);
  const section = (code: string): Section | undefined => {
    const path = generalPath(code);
    return path === undefined ? undefined : readSection(reader, path, 'object');
  };
  const groupsFile = generalPath('groups');
  const groupsTree = groupsFile === undefined ? undefined : documents.tree(groupsFile);
  const readme = generalPath('readme');
  const identityFile = `${prefix}app.json`;
  const beside = documents.tree(identityFile);
  // makecomapp.json has no room for label, theme and version (R10.8); an app.json beside it has, if it is one of ours.
  const own = beside?.kind === 'object' && APP_NAME.test(textOf(beside, 'name') ?? '') ? beside : undefined;
  const identity = own ?? identityOf(origin, file);
  const version = origin && childOf(origin, 'appVersion');
  return assembleApp(
    {
      layout: 'workspace',
      root,
      metadata: readAppMetadata(
        identity,
        {
          name: nameFromPath(prefix || root),
          version: version?.kind === 'scalar' ? Number(version.value) || 1 : undefined,
          complain: false,
        },
        report,
      ),
      metadataSource: { file: own ? identityFile : file, tree: identity },
      base: section('base'),
      common: section('common'),
      groups: readGroups(groupsTree),
      groupsSource: groupsFile !== undefined && groupsTree ? { file: groupsFile, tree: groupsTree } : undefined,
      readme: readme === undefined ? undefined : documents.text(readme),
      ...iconOf(documents, prefix),
      components: listsComponents(manifest)
        ? COMPONENT_KINDS.flatMap((kind) => componentsIn(input, manifest, kind))
        : unlistedComponents(input, manifest),
    },
    report,
  );
}

/** Base, common data and groups that the manifest passes over in silence; `null` would say that there are none (R10.8). */
function unnamedGeneral(input: LayoutInput, manifest: ObjectTree, code: string): string | undefined {
  if (code === 'readme') return undefined;
  const folders = [input.prefix, `${input.prefix}general/`, ...(code === 'groups' ? [`${input.prefix}modules/`] : [])];
  const path = findGeneralFile(input.documents, folders, code);
  if (path !== undefined) {
    input.report({
      rule: 'section/unnamed',
      severity: 'warning',
      message: `makecomapp.json does not name "${path}"; it is read as ${code} all the same. Name it under generalCodeFiles: the workspace's own tool deploys nothing else.`,
      at: (childOf(manifest, 'generalCodeFiles') ?? manifest).place.location(),
    });
  }
  return path;
}

function listsComponents(manifest: ObjectTree): boolean {
  return childOf(manifest, 'components') !== undefined || COMPONENT_KINDS.some((kind) => manifest.entries.has(kind));
}

/** A manifest that knows only where the app is deployed to leaves the components to their folders. */
function unlistedComponents(input: LayoutInput, manifest: ObjectTree): ComponentSource[] {
  const components = folderComponents(input, input.prefix);
  if (components.length > 0) {
    input.report({
      rule: 'section/unnamed',
      severity: 'error',
      message:
        'makecomapp.json lists no components; those in the folders beside it are read. List them under components: the workspace’s own tool deploys nothing else.',
      at: manifest.place.location(),
    });
  }
  return components.map((component) => ({ ...component, name: idOf(component) }));
}

/** The workspace's own tool names folders `list-things` for the component `listThings` (R10.9, R10.14). */
function idOf({ kind, name }: ComponentSource): string {
  return ['module', 'rpc', 'function'].includes(kind)
    ? name.replace(/-+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
    : name;
}

function componentsIn(input: LayoutInput, manifest: ObjectTree, kind: ComponentKind): ComponentSource[] {
  const file = `${input.prefix}makecomapp.json`;
  return listed(childOf(childOf(manifest, 'components') ?? manifest, kind)).map(([name, tree]) => {
    const codeFiles = childOf(tree, 'codeFiles');
    const files = codeFilesOf(input, kind, codeFiles);
    const text = (part: string): string | undefined => {
      const at = files.get(part);
      return at === undefined ? undefined : input.documents.text(at);
    };
    const sections = readSections(input, kind, ({ section }) => files.get(section));
    const code =
      kind === 'function' ? { code: text('code') ?? '', codeFile: files.get('code'), test: text('test') } : {};
    return { kind, name, file, metadata: renamed(tree), sections, context: text('context'), ...code };
  });
}

/** Components by id, as the vendor writes them, or as a list of objects with a name. */
function listed(tree: Tree | undefined): (readonly [name: string, tree: ObjectTree])[] {
  if (tree?.kind === 'array') {
    return tree.items.flatMap((item) => {
      const name = textOf(item, 'name') ?? textOf(item, 'id');
      return item.kind === 'object' && name !== undefined ? [[name, item] as const] : [];
    });
  }
  if (tree?.kind !== 'object') return [];
  // `null` reserves a name for a component that is not written yet (R10.8).
  return [...tree.entries].flatMap(([name, entry]) =>
    entry.tree.kind === 'object' ? [[name, entry.tree] as const] : [],
  );
}

function renamed(tree: ObjectTree): ObjectTree {
  const entries = new Map([...tree.entries].map(([key, entry]) => [RENAMED[key] ?? key, entry]));
  entries.delete('codeFiles');
  return { ...tree, entries };
}

/** A workspace does not hold the app's identity; its first origin knows at least the name on the instance. */
function identityOf(origin: Tree | undefined, file: string): ObjectTree {
  const place = origin?.kind === 'object' ? origin.place : new TextPlace(new SourceText(file, ''), 0);
  const entries = new Map();
  const appId = textOf(origin, 'appId');
  if (origin && appId !== undefined && APP_NAME.test(appId)) {
    const tree: Tree = { kind: 'scalar', place, value: appId };
    entries.set('name', { key: keyPlace(origin, ['appId']), tree });
  }
  const label = textOf(origin, 'label');
  // New workspaces carry "-FILL-ME-" until somebody edits them.
  if (origin && label !== undefined && !/-FILL-ME-/.test(label)) {
    entries.set('label', { key: keyPlace(origin, ['label']), tree: { kind: 'scalar', place, value: label } });
  }
  return { kind: 'object', place, entries };
}
