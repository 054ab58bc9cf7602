/** Rows other than relations (subscriptions, timeline entries, tokens, …), by key, in the order they were put in. */
export class Table<Row> {
  #rows = new Map<string, Row>();

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  /** Stores a row; one that is there already keeps its place. Rows are replaced, never changed in place. */
  set(key: string, row: Row): void {
    this.#rows.set(key, row);
  }

  delete(key: string): boolean {
    return this.#rows.delete(key);
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  entries(): readonly (readonly [string, Row])[] {
    return [...this.#rows];
  }

  /** Replaces everything by `entries`. */
  load(entries: readonly (readonly [string, Row])[]): void {
    this.#rows = new Map(entries);
  }
}
