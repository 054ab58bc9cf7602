import type { MappingFile } from '../mapping/mapping-file.js';
import type { Creating, OriginRecord, Unfinished } from '../mapping/record.js';
import { fingerprint, md5 } from '../model/block.js';
import { blockKey, ownerKey } from '../model/keys.js';
import { metadataText } from '../model/metadata.js';
import type { Names } from '../model/names.js';
import type { Origin } from '../origin.js';
import type { Change, Deletion } from '../plan/plan.js';

/** Keeps the record of a running deployment on disk, so that an interruption anywhere leaves nothing unexplained. */
export class Journal {
  readonly #file: MappingFile;
  readonly #origin: Origin;
  #record: OriginRecord;

  constructor(file: MappingFile, origin: Origin) {
    this.#file = file;
    this.#origin = origin;
    this.#record = file.record(origin);
  }

  get record(): OriginRecord {
    return this.#record;
  }

  /**
   * Notes what is about to happen, before the first request, and the names that were found. What an interrupted deployment
   * noted stays noted.
   */
  async begin(changes: readonly Change[], { app, names }: { app: string | undefined; names: Names }): Promise<void> {
    const before = this.#withoutCreating();
    const created = changes.filter(({ action }) => action === 'create').map(keyOf);
    const writing = Object.fromEntries(changes.flatMap(fingerprintsOfChange));
    await this.#save({
      ...(app !== undefined && { app }),
      connections: Object.fromEntries(names.connection),
      webhooks: Object.fromEntries(names.webhook),
      unfinished: {
        created: [...new Set([...before.created, ...created])],
        writing: { ...before.writing, ...writing },
      },
    });
  }

  /** Notes a creation whose name the instance will choose, together with the names that exist before it. */
  async creating(creating: Creating): Promise<void> {
    await this.#save({ unfinished: { ...this.#withoutCreating(), creating } });
  }

  async appCreated(app: string, appVersion: number): Promise<void> {
    await this.#save({ app, appVersion, unfinished: this.#withoutCreating() });
  }

  async named(kind: 'connection' | 'webhook', name: string, remote: string): Promise<void> {
    const list = kind === 'connection' ? 'connections' : 'webhooks';
    await this.#save({ [list]: { ...this.#record[list], [name]: remote }, unfinished: this.#withoutCreating() });
  }

  async iconSent(icon: Uint8Array, seen: Uint8Array | undefined): Promise<void> {
    await this.#save({ icon: { sent: md5(icon), seen: md5(seen ?? icon) } });
  }

  /** Everything is through: the instance holds what the sources say, and what was kept. */
  async end(input: {
    readonly app: string;
    readonly appVersion: number;
    readonly names: Names;
    readonly deployed: Readonly<Record<string, string>>;
    readonly deleted: readonly Deletion[];
    readonly kept: readonly Deletion[];
  }): Promise<void> {
    const keptKeys = input.kept.map(keyOf);
    const stays = (key: string): boolean => keptKeys.some((owner) => key.startsWith(`${owner}/`));
    const old = Object.entries(this.#record.deployed).filter(([key]) => stays(key));
    const gone = new Set(input.deleted.map(({ remote }) => remote));
    const left = (names: ReadonlyMap<string, string>) =>
      Object.fromEntries([...names].filter(([, remote]) => !gone.has(remote)));
    const next: OriginRecord = {
      app: input.app,
      appVersion: input.appVersion,
      connections: left(input.names.connection),
      webhooks: left(input.names.webhook),
      deployed: { ...Object.fromEntries(old), ...input.deployed },
      ...(this.#record.icon && { icon: this.#record.icon }),
    };
    if (sameRecord(next, this.#record)) return;
    this.#record = next;
    await this.#file.save(this.#origin, next);
  }

  #withoutCreating(): Unfinished {
    const { creating: _, ...rest } = this.#record.unfinished ?? { created: [], writing: {} };
    return rest;
  }

  async #save(change: Partial<OriginRecord>): Promise<void> {
    this.#record = { ...this.#record, ...change };
    await this.#file.save(this.#origin, this.#record);
  }
}

function keyOf({ kind, name }: Change): string {
  return kind === 'app' ? 'app' : ownerKey({ kind, name });
}

function fingerprintsOfChange(change: Change): [key: string, fingerprint: string][] {
  const noted = (block: string, text: string): [string, string] => {
    const key = blockKey(keyOf(change), block);
    return [key, fingerprint(key, text)];
  };
  switch (change.action) {
    case 'create':
      return [noted('metadata', metadataText(change.metadata)), ...[...change.blocks].map((block) => noted(...block))];
    case 'describe':
      return [noted('metadata', metadataText(change.after))];
    case 'write':
      return [noted(change.block, change.after)];
    default:
      return [];
  }
}

function sameRecord(left: OriginRecord, right: OriginRecord): boolean {
  const sorted = (record: OriginRecord): string =>
    JSON.stringify(record, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  return sorted(left) === sorted(right);
}
