import type { ComponentKind } from '@connect-app/app-model';
import { MOST_AT_ONCE } from '../client/api-client.js';
import { inParallel } from '../client/limit.js';
import type { OriginRecord } from '../mapping/record.js';
import { md5 } from '../model/block.js';
import { type DesiredApp, type DesiredComponent, KIND_ORDER, type Metadata } from '../model/desired.js';
import { blockKey, ownerKey } from '../model/keys.js';
import { comparable } from '../model/metadata.js';
import { inverse, type Names, renameReferences } from '../model/names.js';
import type { AppApi, Listed } from './app-api.js';
import { type Checksums, readChecksums } from './checksums.js';
import { pairNames } from './pair-names.js';

/** What an instance holds of an app, as far as a plan has to know it. References are in our names. */
export interface RemoteState {
  readonly names: Names;
  /** Whether the app is approved: what is written then waits on the instance until it is committed (R10.16). */
  readonly approved: boolean;
  /** By owner (`app`, `module/findPeople`): everything that is both here and there. */
  readonly metadata: ReadonlyMap<string, Metadata>;
  /** Texts of blocks that may differ, by key. A block whose checksum is ours is left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** The icon as the instance gives it back; read only when the sources have one. */
  readonly icon?: Uint8Array | undefined;
  /** Components that the sources do not have. */
  readonly extra: readonly ExtraComponent[];
}

export interface ExtraComponent {
  readonly kind: ComponentKind;
  /** Our name, if there ever was one, else the instance's. */
  readonly name: string;
  readonly remote: string;
}

/** A component that is both here and there. */
interface Pair {
  readonly wanted: DesiredComponent;
  readonly remote: string;
  readonly listed: Listed;
}

/** Reads what differs: the lists and checksums first, then only those blocks whose checksum is not ours. */
export async function readRemoteState(api: AppApi, desired: DesiredApp, record: OriginRecord): Promise<RemoteState> {
  const lists = await readLists(api);
  const names = pairNames(desired, lists, record);
  const checksums = readChecksums(await api.checksums());
  const pairs = desired.components.flatMap((wanted): Pair[] => {
    const remote = remoteName(wanted, names);
    const listed = lists[wanted.kind].find(({ name }) => name === remote);
    return remote === undefined || !listed ? [] : [{ wanted, remote, listed }];
  });
  const facts = await api.read();
  const metadata = new Map<string, Metadata>([['app', comparable(facts, desired.metadata)]]);
  const toOurs = inverse(names);
  await inParallel(pairs, MOST_AT_ONCE, async ({ wanted, remote, listed }) => {
    // Lists may be shorter than single answers (the SDK's own recordings show it for webhooks).
    const whole = Object.keys(wanted.metadata).every((key) => listed[key] !== undefined);
    const known = whole ? listed : { ...listed, ...(await api.get(wanted.kind, remote)) };
    metadata.set(ownerKey(wanted), renameReferences(comparable(known, wanted.metadata), toOurs));
  });
  const texts = await readTexts(api, { desired, pairs, checksums });
  const icon = desired.icon && (await api.readIcon());
  const approved = facts['approved'] === true;
  return { names, approved, metadata, texts, icon, extra: extraComponents(lists, pairs, toOurs) };
}

type Lists = Readonly<Record<ComponentKind, readonly Listed[]>>;

export async function readLists(api: AppApi): Promise<Lists> {
  const lists: Record<ComponentKind, readonly Listed[]> = {
    connection: [],
    endpoint: [],
    rpc: [],
    webhook: [],
    module: [],
    function: [],
  };
  await inParallel(KIND_ORDER, MOST_AT_ONCE, async (kind) => {
    lists[kind] = await api.list(kind);
  });
  return lists;
}

interface Compared {
  readonly desired: DesiredApp;
  readonly pairs: readonly Pair[];
  readonly checksums: Checksums;
}

async function readTexts(api: AppApi, { desired, pairs, checksums }: Compared): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const owners = [
    { key: 'app', owner: undefined, blocks: desired.blocks },
    ...pairs.map(({ wanted, remote }) => ({
      key: ownerKey(wanted),
      owner: { kind: wanted.kind, name: remote },
      blocks: wanted.blocks,
    })),
  ];
  const unsure = owners.flatMap(({ key, owner, blocks }) =>
    [...blocks].flatMap(([block, text]) => (checksums.has(owner, block, md5(text)) ? [] : [{ key, owner, block }])),
  );
  await inParallel(unsure, MOST_AT_ONCE, async ({ key, owner, block }) => {
    texts.set(blockKey(key, block), await api.readBlock(block, owner));
  });
  return texts;
}

function extraComponents(lists: Lists, pairs: readonly Pair[], toOurs: Names): ExtraComponent[] {
  return KIND_ORDER.flatMap((kind) => {
    const paired = new Set(pairs.filter(({ wanted }) => wanted.kind === kind).map(({ remote }) => remote));
    return lists[kind].flatMap(({ name: remote }) => {
      if (paired.has(remote)) return [];
      const ours = kind === 'connection' || kind === 'webhook' ? toOurs[kind].get(remote) : undefined;
      return [{ kind, remote, name: ours ?? remote }];
    });
  });
}

/** A component's name on the instance; undefined for a connection or webhook that is still to be created. */
export function remoteName({ kind, name }: { kind: ComponentKind; name: string }, names: Names): string | undefined {
  return kind === 'connection' || kind === 'webhook' ? names[kind].get(name) : name;
}
