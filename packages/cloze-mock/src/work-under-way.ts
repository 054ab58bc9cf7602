/** Work that has begun and is not waited for where it began. */
export class WorkUnderWay {
  readonly #work = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];

  get size(): number {
    return this.#work.size;
  }

  add(work: Promise<void>): void {
    const own = work
      .catch((error: unknown) => {
        this.#failures.push(error);
      })
      .finally(() => this.#work.delete(own));
    this.#work.add(own);
  }

  /** Resolves when all that is under way now has ended, well or not. */
  async settled(): Promise<void> {
    await Promise.all(this.#work);
  }

  /** Throws the error of work that failed since the last call, if any did. */
  rethrow(): void {
    const [first] = this.#failures.splice(0);
    if (first !== undefined) throw first;
  }
}
