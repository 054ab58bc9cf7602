import { type Signal, signal } from '@preact/signals';
import { isAborted, messageOf } from '../api/call-error.js';

/** What an RPC has answered for a place in a dialog. The last answer stays in sight while it is asked again. */
export interface RemoteState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly result?: unknown;
  readonly error?: string;
}

const IDLE: RemoteState = { status: 'idle' };

/** The answers of RPCs in one form, by the key of the place that asked. */
export class Remote {
  readonly #places = new Map<string, Signal<RemoteState>>();
  /** What the last question of a place was, so that the same is not asked twice. */
  readonly #asked = new Map<string, string>();
  readonly #aborts = new Map<string, AbortController>();
  /** Counts how often everything was forgotten: fields that stand on an answer ask again. */
  readonly rounds = signal(0);

  /** The state of a place; who reads `.value` is told of changes. */
  at(key: string): Signal<RemoteState> {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = signal(IDLE);
    this.#places.set(key, place);
    return place;
  }

  /**
   * Asks, unless the same question has been answered already. `question` identifies it; `force` asks anyway. The answer of
   * an earlier question that is still under way is dropped.
   */
  async ask(
    key: string,
    question: string,
    work: (signal: AbortSignal) => Promise<unknown>,
    { force = false }: { readonly force?: boolean } = {},
  ): Promise<void> {
    if (!force && this.#asked.get(key) === question) return;
    this.#asked.set(key, question);
    this.#aborts.get(key)?.abort();
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    const place = this.at(key);
    const { result } = place.peek();
    place.value = { status: 'loading', ...(result === undefined ? {} : { result }) };
    try {
      const answer = await work(abort.signal);
      if (!abort.signal.aborted) place.value = { status: 'ready', result: answer };
    } catch (error) {
      if (abort.signal.aborted || isAborted(error)) return;
      this.#asked.delete(key);
      place.value = { status: 'failed', error: messageOf(error) };
    }
  }

  /** Lets every question be asked again: the definitions, the connection or the data have changed. */
  forget(): void {
    this.#asked.clear();
    this.rounds.value += 1;
  }
}
