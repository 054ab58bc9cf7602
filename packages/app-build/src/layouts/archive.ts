import {
  type App,
  type Component,
  MODULE_TYPE_IDS,
  type Section,
  sectionFilesOf,
  sectionOf,
} from '@connect-app/app-model';
import { type BuildContent, byName, type FileMap, jsonFile, modulesInOrder, sectionFile, textFile } from './files.js';

/** A component that has a folder with `metadata.json`; functions have none (R10.4). */
export type DescribedComponent = Exclude<Component, { kind: 'function' }>;

/** The folder of each kind, in the order in which the importer goes through them (R10.6). */
export const COMPONENT_FOLDERS = {
  connection: 'connections',
  rpc: 'rpcs',
  webhook: 'webhooks',
  module: 'modules',
  function: 'functions',
  endpoint: 'endpoints',
} as const;

/**
 * The files of the vendor editor's import archive, without its root folder (R10.1–R10.7). Every block is there even
 * when it is empty, because a missing list would be imported as `{}`.
 */
export function archiveFiles(app: App, { readme }: BuildContent): FileMap {
  const { name, label, version, theme, language, countries } = app.metadata;
  const files: FileMap = new Map();
  // The importer recognises an archive by its first entry (R10.4); it posts this file whole, so nothing else goes in (C19).
  files.set('metadata.json', jsonFile({ name, label, version, theme, language, countries: countries ?? [] }));
  files.set('.sdk', jsonFile({ version: 2 }));
  files.set('base.imljson', sectionFile(app.base, 'object'));
  files.set('readme.md', textFile(readme));
  if (app.icon) files.set('assets/icon.png', app.icon);
  for (const component of componentsInOrder(app)) {
    const home = `${COMPONENT_FOLDERS[component.kind]}/${component.name}`;
    if (component.kind === 'function') {
      files.set(`${home}/code.js`, textFile(component.code));
      files.set(`${home}/test.js`, textFile(component.test ?? ''));
      continue;
    }
    files.set(`${home}/metadata.json`, jsonFile(archiveMetadata(component)));
    for (const { section, empty, notInArchive } of sectionFilesOf(component)) {
      if (notInArchive) continue;
      files.set(`${home}/${section}.imljson`, archiveSection(sectionOf(component, section), empty));
    }
  }
  return files;
}

/** All components in the order of an archive (R10.6). */
export function componentsInOrder(app: App): Component[] {
  const sorted = <Kind extends Component>(kind: ReadonlyMap<string, Kind>): Kind[] => [...kind.values()].sort(byName);
  return [
    ...sorted(app.connections),
    ...sorted(app.rpcs),
    ...sorted(app.webhooks),
    ...modulesInOrder(app),
    ...sorted(app.functions),
    ...sorted(app.endpoints),
  ];
}

/** A block that is one reference as a whole stands in archives without quotes, which the importer adds (R10.4, R5.2). */
function archiveSection(section: Section | undefined, empty: 'object' | 'array'): Uint8Array {
  const value = section?.value;
  return typeof value === 'string' && /^rpc:\/\/\S+$/.test(value) ? textFile(value) : sectionFile(section, empty);
}

/** Exactly the keys the importer reads (R10.1); it posts the RPC's file whole (C19). */
export function archiveMetadata(component: DescribedComponent): Record<string, unknown> {
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
