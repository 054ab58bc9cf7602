/**
 * A map for results worth keeping (compiled formats, patterns, zones) whose keys come from untrusted expressions: it
 * forgets its oldest entry when it is full, so that its memory stays bounded.
 */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The kept value of `key`, made by `make` the first time. An error of `make` is not kept. */
  get(key: string, make: (key: string) => Value): Value {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (this.#entries.size >= this.#capacity) {
      const oldest = this.#entries.keys().next();
      if (oldest.done !== true) this.#entries.delete(oldest.value);
    }
    this.#entries.set(key, made);
    return made;
  }
}
