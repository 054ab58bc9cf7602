import type { Clock } from '../clock.js';
import type { AccountIdentity } from '../context.js';
import type { Changes, Relation, RelationKind } from '../model/relation.js';
import type { Settings } from '../model/settings.js';
import { base64url, bytes } from '../random.js';
import type { AuditEntry, ChangeListener, RelationChange } from './change.js';
import { Relations, type RelationsSnapshot } from './relations.js';
import type { RelationSource } from './source.js';
import { Table } from './table.js';

/** All data of one account as plain JSON; records are shared with the store, so taking one costs little. */
export interface StoreSnapshot {
  readonly relations: Readonly<Record<RelationKind, RelationsSnapshot>>;
  readonly tables: Readonly<Record<string, readonly (readonly [string, unknown])[]>>;
  readonly settings: Settings;
  readonly stamp: number;
  readonly counter: number;
}

/** What a store starts from. */
export interface StoreOptions {
  readonly account: AccountIdentity;
  readonly clock: Clock;
  readonly seed: number;
  readonly settings: Settings;
  readonly sources?: Partial<Record<RelationKind, RelationSource>>;
}

/** The data of one account. */
export class Store {
  readonly account: AccountIdentity;
  readonly #clock: Clock;
  readonly #seed: number;
  readonly #relations: Record<RelationKind, Relations>;
  readonly #tables = new Map<string, Table<unknown>>();
  readonly #listeners = new Set<ChangeListener>();
  #stamp = 0;
  #counter = 0;
  settings: Settings;

  constructor(options: StoreOptions) {
    this.account = options.account;
    this.#clock = options.clock;
    this.#seed = options.seed;
    this.settings = options.settings;
    this.#relations = {
      person: new Relations(options.sources?.person),
      company: new Relations(options.sources?.company),
      project: new Relations(options.sources?.project),
    };
  }

  /** All records of one kind. Write through {@link save} and {@link remove}, so that listeners hear of it. */
  relations(kind: RelationKind): Relations {
    return this.#relations[kind];
  }

  /** A named table of other rows; part of every snapshot. `Row` is the caller's to keep the same for one name. */
  table<Row>(name: string): Table<Row> {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Table<unknown>();
      this.#tables.set(name, table);
    }
    return table as Table<Row>;
  }

  /** The mock's time, UTC milliseconds. */
  now(): number {
    return this.#clock.now();
  }

  /** A time for a change: now, or just after the change before, so that every change has a time of its own. */
  stamp(): number {
    this.#stamp = Math.max(this.#clock.now(), this.#stamp + 1);
    return this.#stamp;
  }

  /** A new key of `length` bytes as base64url, drawn from the seed: 32 for a sync key, 16 for `direct`. */
  newKey(purpose: string, length: number): string {
    this.#counter += 1;
    return base64url(bytes(length, this.#seed, this.account.email, purpose, this.#counter));
  }

  /** Hears of every change of a record until the returned function is called. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores a new version of a record under a new time and tells the listeners. */
  save(record: Relation, changes: Changes): Relation {
    const before = this.#relations[record.kind].get(record.key);
    const at = this.stamp();
    const stored: Relation = { ...record, lastChanged: at };
    this.#relations[record.kind].put(stored);
    if (Object.keys(changes).length > 0) {
      this.table<AuditEntry>('audit').set(`${at}`, { key: stored.key, kind: stored.kind, at, changes });
    }
    const operation = before ? 'update' : 'create';
    this.#tell({
      account: this.account,
      operation,
      kind: stored.kind,
      record: stored,
      ...(before && { before }),
      changes,
      at,
    });
    return stored;
  }

  /** Removes a record and tells the listeners. */
  remove(record: Relation): void {
    if (!this.#relations[record.kind].remove(record.key)) return;
    const change = { account: this.account, operation: 'delete', kind: record.kind, record, before: record } as const;
    this.#tell({ ...change, changes: {}, at: this.stamp() });
  }

  snapshot(): StoreSnapshot {
    const tables = [...this.#tables].map(([name, table]) => [name, table.entries()] as const);
    return {
      relations: {
        person: this.#relations.person.snapshot(),
        company: this.#relations.company.snapshot(),
        project: this.#relations.project.snapshot(),
      },
      tables: Object.fromEntries(tables),
      settings: this.settings,
      stamp: this.#stamp,
      counter: this.#counter,
    };
  }

  /** Goes back to a snapshot of the same store. Listeners stay and hear nothing of it. */
  restore(snapshot: StoreSnapshot): void {
    for (const kind of ['person', 'company', 'project'] as const) {
      this.#relations[kind].restore(snapshot.relations[kind]);
    }
    for (const [name, table] of this.#tables) table.load(snapshot.tables[name] ?? []);
    for (const [name, rows] of Object.entries(snapshot.tables)) this.table(name).load(rows);
    this.settings = snapshot.settings;
    this.#stamp = snapshot.stamp;
    this.#counter = snapshot.counter;
  }

  #tell(change: RelationChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
