import type { RunMessage } from '../../protocol.js';
import { CallError, messageOf } from '../api/call-error.js';
import type { BundleEntry, ErrorEntry, RecordEntry, RunView, SentRequest } from '../view/run-view.js';

/** Gathers the messages of a run into what the page shows of it. */
export class Gathering {
  #status: RunView['status'] = 'running';
  readonly #given: RunView['given'];
  readonly #bundles: BundleEntry[] = [];
  readonly #records: RecordEntry[] = [];
  readonly #errors: ErrorEntry[] = [];
  readonly #sent: SentRequest[] = [];
  #input = 0;
  readonly #startedAt = performance.now();
  #endedAt: number | undefined;

  constructor(given?: RunView['given']) {
    this.#given = given;
  }

  take(message: RunMessage): void {
    const { input } = message;
    this.#input = input;
    switch (message.type) {
      case 'bundle':
        this.#bundles.push({ input, bundle: message.bundle });
        break;
      case 'request':
        this.#sent.push({ input, method: message.method, url: message.url });
        break;
      case 'error':
        this.#errors.push({ input, error: message.error });
        break;
      case 'record': {
        const { type: _, ...entry } = message;
        this.#records.push(entry);
      }
    }
  }

  /** The run has ended by itself, or was called off. */
  end(status: 'done' | 'cancelled' = 'done'): void {
    this.#status = status === 'done' && this.#errors.length > 0 ? 'failed' : status;
    this.#endedAt = performance.now();
  }

  /** The call itself failed; there is no run to speak of, or its stream broke. */
  fail(error: unknown): void {
    const known = error instanceof CallError ? error : undefined;
    const report = {
      type: known?.type ?? 'Error',
      code: known?.code ?? 'unknown',
      message: messageOf(error),
      details: known?.details ?? [],
    };
    this.#errors.push({ input: this.#input, error: report });
    this.end();
  }

  view(): RunView {
    return {
      status: this.#status,
      inputs: this.#given?.length ?? 1,
      given: this.#given,
      input: this.#input,
      bundles: this.#bundles,
      records: this.#records,
      errors: this.#errors,
      sent: this.#sent,
      milliseconds: Math.round((this.#endedAt ?? performance.now()) - this.#startedAt),
    };
  }
}
