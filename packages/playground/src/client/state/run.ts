import { type Signal, signal } from '@preact/signals';
import type { RunMessage, RunRequest } from '../../protocol.js';
import { send } from '../api/call.js';
import { CallError, isAborted, messageOf } from '../api/call-error.js';
import { linesOf } from '../api/stream.js';
import { type BundleEntry, type ErrorEntry, NO_RUN, type RecordEntry, type RunView } from './run-view.js';

/** The latest run of a dialog. */
export class Run {
  readonly view: Signal<RunView> = signal(NO_RUN);
  /** The state of a polling trigger as the run left it. */
  readonly state = signal<unknown>(undefined);
  #abort: AbortController | undefined;
  #frame = 0;

  /** Runs a module and follows it to its end; a run that is under way is cancelled. Never throws: errors are in the view. */
  async start(request: RunRequest): Promise<RunView> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    const gathering = new Gathering(request.inputs?.length ?? 1);
    this.#show(gathering);
    try {
      const response = await send('runs', { body: request, signal: abort.signal });
      for await (const line of linesOf(response)) {
        if (line === '') continue;
        this.#take(JSON.parse(line) as RunMessage, gathering);
        this.#showSoon(gathering, abort);
      }
      gathering.status = gathering.errors.length > 0 ? 'failed' : 'done';
    } catch (error) {
      if (abort.signal.aborted || isAborted(error)) gathering.status = 'cancelled';
      else gathering.fail(error);
    }
    if (this.#abort === abort) this.#show(gathering);
    return gathering.view();
  }

  /** Calls a run off; what has arrived stays. */
  cancel(): void {
    this.#abort?.abort();
    this.#abort = undefined;
  }

  #take(message: RunMessage, gathering: Gathering): void {
    if (message.type === 'state') this.state.value = message.state;
    else gathering.take(message);
  }

  /** Thousands of bundles a second arrive; the eye needs sixty. */
  #showSoon(gathering: Gathering, abort: AbortController): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#abort === abort) this.#show(gathering);
    });
  }

  #show(gathering: Gathering): void {
    this.view.value = gathering.view();
  }
}

class Gathering {
  status: RunView['status'] = 'running';
  readonly bundles: BundleEntry[] = [];
  readonly records: RecordEntry[] = [];
  readonly errors: ErrorEntry[] = [];
  #requests = 0;
  readonly #startedAt = performance.now();

  constructor(readonly inputs: number) {}

  take(message: RunMessage): void {
    const { input } = message;
    if (message.type === 'bundle') this.bundles.push({ input, bundle: message.bundle });
    else if (message.type === 'request') this.#requests += 1;
    else if (message.type === 'error') this.errors.push({ input, error: message.error });
    else if (message.type === 'record') {
      this.records.push({ input, record: message.record, har: message.har, curl: message.curl });
    }
  }

  /** The call itself failed; there is no run to speak of. */
  fail(error: unknown): void {
    this.status = 'failed';
    const known = error instanceof CallError ? error : undefined;
    const report = {
      type: known?.type ?? 'Error',
      code: known?.code ?? 'unknown',
      message: messageOf(error),
      details: known?.details ?? [],
    };
    this.errors.push({ input: 0, error: report });
  }

  view(): RunView {
    const { status, inputs, bundles, records, errors } = this;
    const milliseconds = Math.round(performance.now() - this.#startedAt);
    return { status, inputs, bundles, records, errors, requests: this.#requests, milliseconds };
  }
}
