import { type Signal, signal } from '@preact/signals';
import type { RunMessage, RunRequest } from '../../protocol.js';
import { call, send } from '../api/call.js';
import { isAborted } from '../api/call-error.js';
import { linesOf } from '../api/stream.js';
import { NO_RUN, type RunView } from '../view/run-view.js';
import { Gathering } from './gathering.js';

/** A cancelled run tells what it has done before it ends; one that cannot is left alone after this. */
const LAST_WORDS_MS = 1000;

/** The latest run of a dialog. */
export class Run {
  readonly view: Signal<RunView> = signal(NO_RUN);
  /** What the trigger, or any module that stores something, keeps for its next run. */
  readonly state = signal<unknown>(undefined);
  #abort = new AbortController();
  /** What the server calls the run that goes. */
  #id: string | undefined;
  #frame = 0;

  /** Runs a module and follows it to its end; a run that is under way is cancelled. Never throws: errors are in the view. */
  async start(request: RunRequest): Promise<RunView> {
    this.#abort.abort();
    const abort = new AbortController();
    const id = crypto.randomUUID();
    this.#abort = abort;
    this.#id = id;
    const gathering = new Gathering(request.inputs);
    const show = (): void => {
      if (this.#abort === abort) this.view.value = gathering.view();
    };
    show();
    try {
      const response = await send('runs', { body: { ...request, id }, signal: abort.signal });
      for await (const line of linesOf(response)) {
        if (line === '') continue;
        const message = JSON.parse(line) as RunMessage;
        if (message.type === 'state') this.state.value = message.state;
        gathering.take(message);
        this.#soon(show);
      }
      gathering.end(this.#id === id ? 'done' : 'cancelled');
    } catch (error) {
      if (abort.signal.aborted || isAborted(error)) gathering.end('cancelled');
      else gathering.fail(error);
    }
    if (this.#id === id) this.#id = undefined;
    show();
    return gathering.view();
  }

  /** Calls a run off; what has arrived stays, and the record of what was done comes yet. */
  cancel(): void {
    const id = this.#id;
    if (id === undefined) return;
    this.#id = undefined;
    const abort = this.#abort;
    setTimeout(() => abort.abort(), LAST_WORDS_MS);
    call(`runs/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch(() => abort.abort());
  }

  /** Thousands of bundles a second arrive; the eye needs sixty. */
  #soon(show: () => void): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      show();
    });
  }
}
