import { type Signal, signal } from '@preact/signals';
import type { RunMessage, RunRequest } from '../../protocol.js';
import { send } from '../api/call.js';
import { isAborted } from '../api/call-error.js';
import { linesOf } from '../api/stream.js';
import { NO_RUN, type RunView } from '../view/run-view.js';
import { Gathering } from './gathering.js';

/** The latest run of a dialog. */
export class Run {
  readonly view: Signal<RunView> = signal(NO_RUN);
  /** What the trigger, or any module that stores something, keeps for its next run. */
  readonly state = signal<unknown>(undefined);
  #abort = new AbortController();
  #frame = 0;

  /** Runs a module and follows it to its end; a run that is under way is cancelled. Never throws: errors are in the view. */
  async start(request: RunRequest): Promise<RunView> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const gathering = new Gathering(request.inputs);
    const show = (): void => {
      if (this.#abort === abort) this.view.value = gathering.view();
    };
    show();
    try {
      const response = await send('runs', { body: request, signal: abort.signal });
      for await (const line of linesOf(response)) {
        if (line === '') continue;
        const message = JSON.parse(line) as RunMessage;
        if (message.type === 'state') this.state.value = message.state;
        gathering.take(message);
        this.#soon(show);
      }
      gathering.end();
    } catch (error) {
      if (abort.signal.aborted || isAborted(error)) gathering.end('cancelled');
      else gathering.fail(error);
    }
    show();
    return gathering.view();
  }

  /** Calls a run off; what has arrived stays. */
  cancel(): void {
    this.#abort.abort();
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
