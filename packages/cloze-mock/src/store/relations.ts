import type { Relation } from '../model/relation.js';
import { IdentifierIndex } from './identifier-index.js';
import { identifiersOf } from './identifiers.js';
import { EMPTY_SOURCE, type RelationSource } from './source.js';

/** What a {@link Relations} collection keeps beside its source: the changed records and the source's removed numbers. */
export interface RelationsSnapshot {
  readonly records: readonly Relation[];
  readonly hidden: readonly number[];
}

/**
 * All records of one kind in an account. Records of the source stay unmade until they are looked at; a changed one
 * moves from the source into the map. The map's order is that of the last change, oldest first.
 */
export class Relations {
  readonly #source: RelationSource;
  #records = new Map<string, Relation>();
  /** Numbers of the source that were changed or removed. */
  #hidden = new Set<number>();
  #index = new IdentifierIndex();
  #version = 0;

  constructor(source: RelationSource = EMPTY_SOURCE) {
    this.#source = source;
  }

  get size(): number {
    return this.#records.size + this.#source.size - this.#hidden.size;
  }

  /** Grows with every change: what was computed for one version holds as long as it stays. */
  get version(): number {
    return this.#version;
  }

  /** The record with that sync key. */
  get(key: string): Relation | undefined {
    return this.#records.get(key) ?? this.#fromSource(`sync:${key}`)[0];
  }

  /** Records that have an identifier in normal form (`email:…`, `sync:…`), oldest change first. */
  having(identifier: string): readonly Relation[] {
    const stored: Relation[] = [];
    for (const key of this.#index.keysOf(identifier)) {
      const record = this.#records.get(key);
      if (record) stored.push(record);
    }
    return [...this.#fromSource(identifier), ...stored];
  }

  /** Stores a new record or the next version of one; its `lastChanged` must be later than all others. */
  put(relation: Relation): void {
    this.#take(relation.key);
    this.#records.set(relation.key, relation);
    this.#index.add(relation);
    this.#version += 1;
  }

  remove(key: string): boolean {
    const known = this.get(key) !== undefined;
    if (known) {
      this.#take(key);
      this.#version += 1;
    }
    return known;
  }

  /** The latest change first. What changes while somebody reads is told as it was when they began. */
  *newestFirst(): Generator<Relation> {
    const stored = [...this.#records.values()].reverse();
    const hidden = new Set(this.#hidden);
    yield* stored;
    for (let index = 0; index < this.#source.size; index += 1) {
      if (!hidden.has(index)) yield this.#source.at(index);
    }
  }

  /** The oldest change first, beginning after the time `after`; as {@link newestFirst} in what changes meanwhile. */
  *oldestFirst(after = Number.NEGATIVE_INFINITY): Generator<Relation> {
    const stored = [...this.#records.values()];
    const hidden = new Set(this.#hidden);
    for (let index = this.#firstNotAfter(after) - 1; index >= 0; index -= 1) {
      if (!hidden.has(index)) yield this.#source.at(index);
    }
    for (const record of stored) if (record.lastChanged > after) yield record;
  }

  /** `limit` records from `offset` on, the latest change first, without making those before. */
  slice(offset: number, limit: number): Relation[] {
    const stored = [...this.#records.values()].reverse();
    const page = stored.slice(offset, offset + limit);
    let index = Math.max(0, offset - stored.length);
    for (const hidden of [...this.#hidden].sort((left, right) => left - right)) if (hidden <= index) index += 1;
    for (; page.length < limit && index < this.#source.size; index += 1) {
      if (!this.#hidden.has(index)) page.push(this.#source.at(index));
    }
    return page;
  }

  /** How many records changed after a time. */
  countAfter(after: number): number {
    let count = 0;
    const end = this.#firstNotAfter(after);
    for (const record of this.#records.values()) if (record.lastChanged > after) count += 1;
    for (const hidden of this.#hidden) if (hidden < end) count -= 1;
    return count + end;
  }

  snapshot(): RelationsSnapshot {
    return { records: [...this.#records.values()], hidden: [...this.#hidden] };
  }

  restore(snapshot: RelationsSnapshot): void {
    this.#records = new Map();
    this.#index = new IdentifierIndex();
    this.#hidden = new Set(snapshot.hidden);
    for (const record of snapshot.records) this.put(record);
    this.#version += 1;
  }

  #take(key: string): void {
    const before = this.#records.get(key);
    if (before) {
      this.#index.remove(before);
      this.#records.delete(key);
      return;
    }
    for (const index of this.#source.candidates(`sync:${key}`)) {
      if (index < this.#source.size && this.#source.at(index).key === key) this.#hidden.add(index);
    }
  }

  #fromSource(identifier: string): Relation[] {
    const found: Relation[] = [];
    for (const index of this.#source.candidates(identifier)) {
      if (index >= this.#source.size || this.#hidden.has(index)) continue;
      const record = this.#source.at(index);
      if (identifiersOf(record).includes(identifier)) found.push(record);
    }
    return found;
  }

  /** The first number of the source that did not change after a time; all lower numbers did. */
  #firstNotAfter(after: number): number {
    let low = 0;
    let high = this.#source.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#source.changedAt(middle) > after) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
