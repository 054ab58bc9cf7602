import { WorkUnderWay } from './work-under-way.js';

/** A timer set with {@link Clock.schedule}. */
export interface Timer {
  /** When it runs, in milliseconds since 1970 (UTC). */
  readonly at: number;
  /** Takes the timer off the clock; a timer that has run or was cancelled is left alone. */
  cancel(): void;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
}

/** Options of a {@link Clock}. */
export interface ClockOptions {
  /** Where the clock starts, in milliseconds since 1970 (UTC). */
  readonly start: number;
  /** Whether time goes by on its own. A clock that is not live stands still until {@link Clock.advance}. */
  readonly live?: boolean;
}

/** Node keeps delays in 32 bits; a longer one would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/**
 * The mock's time: movable, so that a retry 270 seconds away needs no waiting, and still by default, so that runs repeat.
 * Work that is due begins in order of its time.
 */
export class Clock {
  readonly #live: boolean;
  #base: number;
  #setAt = Date.now();
  #queue: Entry[] = [];
  #order = 0;
  #wake: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  readonly #work = new WorkUnderWay();
  #closed = false;

  constructor(options: ClockOptions) {
    this.#base = options.start;
    this.#live = options.live ?? false;
  }

  /** The mock's time in milliseconds since 1970 (UTC). */
  now(): number {
    return this.#live ? this.#base + (Date.now() - this.#setAt) : this.#base;
  }

  /** The later of the mock's time and the machine's: what a client with a clock of its own may rightly call "now". */
  latest(): number {
    return Math.max(this.now(), Date.now());
  }

  /** Runs `run` once the clock reaches `at`; soon, but never inside the call, when that time has passed already. */
  schedule(at: number, run: () => void | Promise<void>): Timer {
    const entry: Entry = { at, order: this.#order++, run };
    this.#queue.push(entry);
    this.#queue.sort((left, right) => left.at - right.at || left.order - right.order);
    this.#arm();
    return {
      at,
      cancel: () => {
        this.#queue = this.#queue.filter((other) => other !== entry);
      },
    };
  }

  /**
   * Lets {@link idle} and {@link advance} wait for work that a timer has begun, while other timers go on. If it fails, the
   * next of them rejects with its error, or else {@link rethrow}.
   */
  track(work: Promise<void>): void {
    this.#work.add(work);
  }

  /** Throws the error of work that failed since the last call, if any did. */
  rethrow(): void {
    this.#work.rethrow();
  }

  /** Moves the clock forward by `ms`, stopping at every timer on the way; resolves when their work is done. */
  async advance(ms: number): Promise<void> {
    const target = this.now() + Math.max(0, ms);
    await this.idle();
    for (let next = this.#queue[0]; next && next.at <= target; next = this.#queue[0]) {
      if (next.at > this.now()) this.#move(next.at);
      await this.idle();
    }
    if (target > this.now()) this.#move(target);
    this.#arm();
  }

  /** Resolves when everything that is due by now has run, and the work that it began is done. */
  async idle(): Promise<void> {
    do {
      await this.#drain();
      await this.#work.settled();
    } while (this.#work.size > 0 || this.#isDue());
    this.rethrow();
  }

  /** Takes all timers off and moves the clock to `at`. */
  reset(at: number): void {
    this.#queue = [];
    this.#move(at);
    this.#arm();
  }

  /** Takes all timers off for good. */
  close(): void {
    this.#closed = true;
    this.#queue = [];
    if (this.#wake) clearTimeout(this.#wake);
  }

  #isDue(): boolean {
    const next = this.#queue[0];
    return next !== undefined && next.at <= this.now();
  }

  #move(at: number): void {
    this.#base = at;
    this.#setAt = Date.now();
  }

  #arm(): void {
    if (this.#wake) clearTimeout(this.#wake);
    this.#wake = undefined;
    const next = this.#queue[0];
    if (!next || this.#closed) return;
    const delay = next.at - this.now();
    if (delay > 0 && !this.#live) return;
    this.#wake = setTimeout(() => void this.#drain(), Math.min(Math.max(delay, 0), LONGEST_DELAY));
    this.#wake.unref();
  }

  async #drain(): Promise<void> {
    this.#draining ??= this.#runDue().finally(() => {
      this.#draining = undefined;
      this.#arm();
    });
    await this.#draining;
  }

  async #runDue(): Promise<void> {
    for (let next = this.#queue[0]; next && next.at <= this.now(); next = this.#queue[0]) {
      this.#queue.shift();
      await next.run();
    }
  }
}
