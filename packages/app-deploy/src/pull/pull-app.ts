import { type ComponentKind, MODULE_TYPE_IDS, SECTION_FILES } from '@connect-app/app-model';
import { type ApiClient, MOST_AT_ONCE } from '../client/api-client.js';
import { inParallel } from '../client/limit.js';
import { DeployError } from '../errors.js';
import type { MappingFile } from '../mapping/mapping-file.js';
import type { OriginRecord } from '../mapping/record.js';
import { fingerprint, isEmptyBlock, md5 } from '../model/block.js';
import { KIND_ORDER, type Metadata, REFERENCES } from '../model/desired.js';
import { blockKey, ownerKey } from '../model/keys.js';
import { comparable, metadataText } from '../model/metadata.js';
import { inverse, type Names, renameReferences } from '../model/names.js';
import type { Origin } from '../origin.js';
import { AppApi, type Listed } from '../remote/app-api.js';
import { findApp, listApps } from '../remote/find-app.js';
import { readLists } from '../remote/remote-state.js';

export interface PullOptions {
  readonly client: ApiClient;
  readonly origin: Origin;
  readonly mapping: MappingFile;
  /** Whether common data, which may hold client secrets, is taken along. Default: it is not. */
  readonly common?: boolean | undefined;
}

/** An app as it was found on an instance: the files of its sources, and what the mapping file is to remember. */
export interface PulledApp {
  readonly app: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly record: OriginRecord;
}

/**
 * Reads an app from an instance into the files of its sources (docs/architecture.md): blocks as they were written there,
 * comments included, empty ones left out. Connections and webhooks keep our names where the mapping file has them.
 *
 * @throws DeployError `app/not-found` when the instance has no such app.
 */
export async function pullApp({ client, origin, mapping, common = false }: PullOptions): Promise<PulledApp> {
  const known = mapping.record(origin);
  const app = findApp(await listApps(client), origin, known);
  if (app === undefined) {
    throw new DeployError({
      code: 'app/not-found',
      message: `${origin.zone} has no app "${origin.name}", or the token's owner cannot see it.`,
    });
  }
  const api = new AppApi(client, app, origin.version ?? 1);
  const lists = await readLists(api);
  const names: Names = {
    connection: localNames(lists.connection, known.connections),
    webhook: localNames(lists.webhook, known.webhooks),
  };
  const pulled = new Pulled();
  const facts = await api.read();
  pulled.describe('app', facts, ['label', 'description', 'theme', 'language', 'countries']);
  // Our name stays ours; an app that is new here is called what the instance calls it.
  pulled.json('app.json', identity(mapping.nameOf(origin), origin, facts));
  for (const block of ['base', 'groups', 'readme', ...(common ? ['common'] : [])]) {
    const file = { base: 'base.imljson', groups: 'groups.json', readme: 'readme.md' }[block] ?? 'common.json';
    pulled.block('app', { block, file, text: await api.readBlock(block) });
  }
  const icon = await api.readIcon();
  if (icon) pulled.files.set('assets/icon.png', icon);
  const toOurs = inverse(names);
  const components = KIND_ORDER.flatMap((kind) => lists[kind].map((listed) => ({ kind, listed })));
  await inParallel(components, MOST_AT_ONCE, async ({ kind, listed }) => {
    await pullComponent(pulled, { api, kind, listed, toOurs, common });
  });
  const record: OriginRecord = {
    app,
    appVersion: origin.version ?? 1,
    connections: Object.fromEntries(names.connection),
    webhooks: Object.fromEntries(names.webhook),
    deployed: Object.fromEntries(pulled.fingerprints),
    ...(icon && { icon: { sent: md5(icon), seen: md5(icon) } }),
  };
  return { app, files: new Map([...pulled.files].sort(([left], [right]) => (left < right ? -1 : 1))), record };
}

/** Collects files and fingerprints. */
class Pulled {
  readonly files = new Map<string, Uint8Array>();
  readonly fingerprints = new Map<string, string>();

  json(file: string, value: unknown): void {
    this.files.set(file, Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`));
  }

  block(owner: string, { block, file, text }: { block: string; file: string; text: string }): void {
    const key = blockKey(owner, block);
    this.fingerprints.set(key, fingerprint(key, text));
    if (isEmptyBlock(block, text)) return;
    this.files.set(file, Buffer.from(text.endsWith('\n') ? text : `${text}\n`));
  }

  describe(owner: string, metadata: Metadata, keys: readonly string[]): void {
    const wanted = Object.fromEntries(keys.map((key) => [key, null]));
    const key = blockKey(owner, 'metadata');
    this.fingerprints.set(key, fingerprint(key, metadataText(comparable(metadata, wanted))));
  }
}

interface PullComponent {
  readonly api: AppApi;
  readonly kind: ComponentKind;
  readonly listed: Listed;
  readonly toOurs: Names;
  readonly common: boolean;
}

async function pullComponent(pulled: Pulled, { api, kind, listed, toOurs, common }: PullComponent): Promise<void> {
  const remote = { kind, name: listed.name };
  const name = (kind === 'connection' || kind === 'webhook' ? toOurs[kind].get(listed.name) : undefined) ?? listed.name;
  const home = `${kind}s/${name}`;
  const owner = ownerKey({ kind, name });
  if (kind === 'function') {
    for (const block of ['code', 'test']) {
      pulled.block(owner, { block, file: `${home}/${block}.js`, text: await api.readBlock(block, remote) });
    }
    return;
  }
  const whole = { ...listed, ...(await api.get(kind, listed.name)) };
  const metadata = renameReferences(whole, toOurs);
  const type = Object.entries(MODULE_TYPE_IDS).find(([, id]) => id === metadata['typeId'])?.[0];
  pulled.describe(owner, metadata, metadataKeys(kind, type));
  pulled.json(`${home}/metadata.json`, componentMetadata(metadata, { kind, name, type }));
  for (const { section, notInArchive } of SECTION_FILES[kind]) {
    if (section === 'common' && !common) continue;
    if (kind === 'module' && section === 'epoch' && type !== 'trigger') continue;
    const text = await api.readBlock(section, remote);
    if (notInArchive && isEmptyBlock(section, text)) continue;
    pulled.block(owner, { block: section, file: `${home}/${section}.imljson`, text });
  }
}

/** The keys that a plan compares; the same as the sources give. */
function metadataKeys(kind: ComponentKind, type: string | undefined): string[] {
  if (kind === 'connection') return ['label'];
  if (kind === 'endpoint') return ['label', 'description', 'context', 'annotations', 'attachedAccounts'];
  const accounts = ['connection', 'altConnection'];
  if (kind !== 'module') return ['label', ...accounts];
  const crud = type === 'action' ? ['crud'] : [];
  return ['label', 'description', 'typeId', ...crud, ...accounts, ...(type === 'instant_trigger' ? ['webhook'] : [])];
}

function componentMetadata(
  metadata: Metadata,
  { kind, name, type }: { kind: ComponentKind; name: string; type: string | undefined },
): Record<string, unknown> {
  const keys = [
    'label',
    'description',
    'crud',
    'context',
    'annotations',
    'attachedAccounts',
    ...Object.keys(REFERENCES),
  ];
  const kept = keys.flatMap((key) => {
    const value = metadata[key];
    const empty = value === null || value === undefined || value === '' || JSON.stringify(value) === '{}';
    return empty ? [] : [[key, value] as const];
  });
  const written = kind === 'module' ? type : metadata['type'];
  return { ...Object.fromEntries(kept), ...(written === undefined ? {} : { type: written }), name };
}

function identity(name: string, { version = 1 }: Origin, facts: Listed): Record<string, unknown> {
  const { label, description, theme, language, countries } = facts;
  return {
    name,
    label,
    ...(description ? { description } : {}),
    version,
    theme,
    language,
    ...(Array.isArray(countries) && countries.length > 0 ? { countries } : {}),
  };
}

function localNames(listed: readonly Listed[], known: Readonly<Record<string, string>>): Map<string, string> {
  const ours = new Map(Object.entries(known).map(([local, remote]) => [remote, local]));
  return new Map(listed.map(({ name }) => [ours.get(name) ?? name, name]));
}
