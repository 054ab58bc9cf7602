import { type App, type Component, type SectionFile, sectionFilesOf, sectionOf } from '@connect-app/app-model';
import {
  type BuildContent,
  byName,
  type FileMap,
  groupsJson,
  jsonFile,
  modulesInOrder,
  sectionFile,
  textFile,
} from './files.js';

type ComponentEntries = Record<string, Record<string, unknown>>;

/**
 * The files of a local-development workspace: `makecomapp.json` and the default file names (R10.8, R10.9).
 * What `makecomapp.json` has no place for (label, theme, icon) stands beside it in `app.json` and `assets/`.
 */
export function workspaceFiles(app: App, content: BuildContent): FileMap {
  const files: FileMap = new Map();
  const entries = (folder: string, found: readonly Component[]): ComponentEntries =>
    Object.fromEntries(
      found.map((component) => [
        component.name,
        { ...metadataOf(component), codeFiles: codeFiles(files, { folder, component, content }) },
      ]),
    );
  const components: Record<string, ComponentEntries> = {
    connection: entries('connections', [...app.connections.values()].sort(byName)),
    endpoint: entries('endpoints', [...app.endpoints.values()].sort(byName)),
    function: entries('functions', [...app.functions.values()].sort(byName)),
    module: entries('modules', modulesInOrder(app)),
    rpc: entries('rpcs', [...app.rpcs.values()].sort(byName)),
    webhook: entries('webhooks', [...app.webhooks.values()].sort(byName)),
  };
  files.set('general/base.iml.json', sectionFile(app.base, 'object'));
  files.set('modules/groups.json', jsonFile(groupsJson(app)));
  const common = app.common && content.common ? 'general/common.json' : null;
  if (common) files.set(common, sectionFile(app.common, 'object'));
  files.set('README.md', textFile(content.readme));
  files.set('app.json', jsonFile(app.metadata));
  if (app.icon) files.set('assets/icon.png', app.icon);
  const manifest = {
    fileVersion: 1,
    generalCodeFiles: {
      base: 'general/base.iml.json',
      // Common data may hold client secrets: `null` keeps it where it is (R10.8).
      common,
      readme: 'README.md',
      groups: 'modules/groups.json',
    },
    components,
    origins: [],
  };
  return new Map([['makecomapp.json', jsonFile(manifest)], ...files]);
}

interface CodeOwner {
  readonly folder: string;
  readonly component: Component;
  readonly content: BuildContent;
}

/** Writes the code of a component and says where each part of it is; `null` keeps a part out of local development. */
function codeFiles(files: FileMap, { folder, component, content }: CodeOwner): Record<string, string | null> {
  const home = `${folder}/${component.name}/${component.name}`;
  const paths: Record<string, string | null> = {};
  if (component.kind === 'function') {
    paths['code'] = `${home}.code.js`;
    paths['test'] = `${home}.test.js`;
    files.set(paths['code'], textFile(component.code));
    files.set(paths['test'], textFile(component.test ?? ''));
    return paths;
  }
  for (const block of sectionFilesOf(component)) {
    const section = sectionOf(component, block.section);
    // Common data of a connection may hold client secrets; installation that the app does not have is left alone.
    const secret = block.section === 'common' && !content.common;
    if (block.notInArchive && (secret || section === undefined)) {
      paths[block.code] = null;
      continue;
    }
    const path = `${home}.${suffix(component, block)}.iml.json`;
    paths[block.code] = path;
    files.set(path, sectionFile(section, block.empty));
  }
  if (component.kind === 'endpoint' && component.context !== undefined) {
    paths['context'] = `${home}.context.md`;
    files.set(paths['context'], textFile(component.context));
  }
  return paths;
}

function suffix(component: Component, block: SectionFile): string {
  const oauth = component.kind === 'connection' && component.type === 'oauth' && block.section === 'api';
  return oauth ? 'oauth-communication' : block.suffix;
}

function metadataOf(component: Component): Record<string, unknown> {
  switch (component.kind) {
    case 'connection':
      return { label: component.label, connectionType: component.type };
    case 'rpc':
      return { label: component.label, ...accounts(component) };
    case 'webhook':
      return { label: component.label, webhookType: component.type, ...accounts(component) };
    case 'module':
      return {
        label: component.label,
        description: component.description,
        moduleType: component.type,
        ...(component.crud === undefined ? {} : { actionCrud: component.crud }),
        ...accounts(component),
        ...(component.webhook === undefined ? {} : { webhook: component.webhook }),
      };
    case 'endpoint':
      return {
        label: component.label,
        description: component.description,
        ...(component.annotations === undefined ? {} : { annotations: component.annotations }),
        ...(component.attachedAccounts === undefined ? {} : { attachedAccounts: component.attachedAccounts }),
      };
    case 'function':
      return {};
  }
}

function accounts(component: {
  readonly connection?: string | undefined;
  readonly altConnection?: string | undefined;
}): {
  connection: string | null;
  altConnection: string | null;
} {
  return { connection: component.connection ?? null, altConnection: component.altConnection ?? null };
}
