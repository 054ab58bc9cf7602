import type { Relation } from '../model/relation.js';
import { identifiersOf } from './identifiers.js';

/** Which stored records have an identifier, by their sync keys. */
export class IdentifierIndex {
  readonly #keys = new Map<string, Set<string>>();

  keysOf(identifier: string): Iterable<string> {
    return this.#keys.get(identifier) ?? [];
  }

  add(relation: Relation): void {
    for (const identifier of identifiersOf(relation)) {
      const keys = this.#keys.get(identifier);
      if (keys) keys.add(relation.key);
      else this.#keys.set(identifier, new Set([relation.key]));
    }
  }

  /** Takes out a record, as it was when it was added. */
  remove(relation: Relation): void {
    for (const identifier of identifiersOf(relation)) {
      const keys = this.#keys.get(identifier);
      keys?.delete(relation.key);
      if (keys?.size === 0) this.#keys.delete(identifier);
    }
  }
}
