import { type App, type Component, MODULE_TYPE_IDS } from '@connect-app/app-model';
import {
  byName,
  type FileMap,
  groupsJson,
  jsonFile,
  modulesInOrder,
  sectionFile,
  sectionOf,
  textFile,
} from './files.js';
import { sectionFiles } from './section-files.js';

export interface ArchiveContent {
  /** Markdown for `readme.md`, which the importer requires (R10.4). */
  readonly readme: string;
}

/**
 * The files of the vendor editor's import archive, without its root folder (R10.1–R10.7). Every block is there even
 * when it is empty, because a missing list would be imported as `{}`.
 */
export function archiveFiles(app: App, { readme }: ArchiveContent): FileMap {
  const { name, label, version, theme, language, countries } = app.metadata;
  const files: FileMap = new Map();
  // The importer recognises an archive by its first entry (R10.4); it posts this file whole, so nothing else goes in (C19).
  files.set('metadata.json', jsonFile({ name, label, version, theme, language, countries: countries ?? [] }));
  files.set('.sdk', jsonFile({ version: 2 }));
  files.set('base.imljson', sectionFile(app.base, '{}'));
  files.set('readme.md', textFile(readme));
  if (app.icon) files.set('assets/icon.png', app.icon);
  for (const connection of [...app.connections.values()].sort(byName)) addComponent(files, 'connections', connection);
  for (const rpc of [...app.rpcs.values()].sort(byName)) addComponent(files, 'rpcs', rpc);
  for (const webhook of [...app.webhooks.values()].sort(byName)) addComponent(files, 'webhooks', webhook);
  for (const module of modulesInOrder(app)) addComponent(files, 'modules', module);
  for (const code of [...app.functions.values()].sort(byName)) {
    files.set(`functions/${code.name}/code.js`, textFile(code.code));
    files.set(`functions/${code.name}/test.js`, textFile(code.test ?? ''));
  }
  for (const endpoint of [...app.endpoints.values()].sort(byName)) addComponent(files, 'endpoints', endpoint);
  return files;
}

/** The archive's files plus what an archive cannot hold but an app has: its groups (R10.3). This is `dist/app/`. */
export function expandedFiles(app: App, content: ArchiveContent): FileMap {
  const files = archiveFiles(app, content);
  if (app.groups.length > 0) files.set('groups.json', jsonFile(groupsJson(app)));
  return files;
}

function addComponent(files: FileMap, folder: string, component: Exclude<Component, { kind: 'function' }>): void {
  const home = `${folder}/${component.name}`;
  files.set(`${home}/metadata.json`, jsonFile(metadataOf(component)));
  for (const { section, empty, notInArchive } of sectionFiles(component)) {
    if (!notInArchive) files.set(`${home}/${section}.imljson`, sectionFile(sectionOf(component, section), empty));
  }
}

/** Exactly the keys the importer reads (R10.1); it posts the RPC's file whole (C19). */
function metadataOf(component: Exclude<Component, { kind: 'function' }>): Record<string, unknown> {
  const { name, label } = component;
  switch (component.kind) {
    case 'connection':
      return { name, label, type: component.type };
    case 'rpc':
      return { name, label, connection: component.connection ?? null };
    case 'webhook':
      return { name, label, connection: component.connection ?? null, type: component.type };
    case 'module':
      return {
        name,
        label,
        description: component.description,
        connection: component.connection ?? null,
        webhook: component.webhook ?? null,
        // The vendor's importer reads the word, exports of Ibexa's own tool hold the number (R10.2, R10.18).
        type: component.type,
        typeId: MODULE_TYPE_IDS[component.type],
      };
    case 'endpoint':
      return {
        name,
        label,
        description: component.description,
        context: component.context ?? null,
        annotations: component.annotations ?? {},
        attachedAccounts: component.attachedAccounts ?? [],
      };
  }
}
