import { setTimeout as wait } from 'node:timers/promises';
import { type FetchOptions, Make } from '@makehq/sdk';
import { DeployError } from '../errors.js';
import { type Address, addressOf, type Origin } from '../origin.js';
import { Slots } from './limit.js';
import { asDeployError, reasonOf, redirected, UnsureError, unreachable } from './problems.js';
import { rateLimitWait } from './retry-after.js';

/** What every conversation with an instance needs. */
export interface ConnectOptions {
  readonly origin: Origin;
  /** From {@link readToken}; it is only ever sent to the zone. */
  readonly token: string;
  /** Waits; injected so that tests need not. Milliseconds. */
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
  /** Stops before the next request. What was done stays done, and a later run goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** Told of every wait. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
  /** Told of every answer, with their number up to now. */
  readonly onAnswer?: ((count: number) => void) | undefined;
}

export interface Wait {
  readonly reason: 'rate-limit' | 'retry';
  readonly milliseconds: number;
  /** What happened: "HTTP 503". */
  readonly because: string;
}

/** R10.11: the vendor's editor never has more than two requests under way. */
export const MOST_AT_ONCE = 2;
const TRIES = 4;
const RATE_LIMIT_TRIES = 20;
const FIRST_BACKOFF = 1_000;
const TIMEOUT = 60_000;
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The vendor's SDK client with the manners of a deployment: two requests at a time, patience on 429, repeats of what is safe
 * to repeat, never a redirect, never a creation sent twice unseen.
 */
export class ApiClient extends Make {
  readonly #options: ConnectOptions;
  readonly #address: Address;
  readonly #slots = new Slots(MOST_AT_ONCE);
  #answers = 0;

  constructor(options: ConnectOptions) {
    const address = addressOf(options.origin);
    super(options.token, address.host, { retry: { maxRetries: 0 } });
    this.protocol = address.protocol;
    this.#address = address;
    this.#options = options;
  }

  /** Runs a request and puts its failure into words. `what` completes "Could not …". */
  async attempt<Result>(what: string, request: () => Promise<Result>): Promise<Result> {
    try {
      return await request();
    } catch (error) {
      throw asDeployError(error, what, this.#options.token);
    }
  }

  /** Sends what the SDK has no typed method for (C5). */
  async send<Result>(what: string, path: string, options?: FetchOptions): Promise<Result> {
    return this.attempt(what, () => this.fetch<Result>(path, options));
  }

  /** Waits as long as it takes for a lost answer to show in a list. */
  async pause(attempt: number, because: string): Promise<void> {
    await this.#wait({ reason: 'retry', milliseconds: FIRST_BACKOFF * 2 ** attempt, because });
  }

  protected override async handleRequest(url: string, init: RequestInit = {}): Promise<Response> {
    const creates = (init.method ?? 'GET').toUpperCase() === 'POST';
    let limited = 0;
    for (let failed = 0; ; ) {
      this.#stopIfAsked();
      const answer = await this.#slots.run(() => this.#exchange(url, init));
      if (answer instanceof Response && answer.status === 429 && ++limited < RATE_LIMIT_TRIES) {
        const milliseconds = rateLimitWait(answer.headers.get('retry-after'), Date.now());
        await this.#wait({ reason: 'rate-limit', milliseconds, because: 'HTTP 429' });
        continue;
      }
      if (answer instanceof Response && answer.status < 500) {
        if (answer.status >= 300 && answer.status < 400) {
          throw redirected(this.#address.host, answer.status, answer.headers.get('location'));
        }
        return answer;
      }
      const because = answer instanceof Response ? `HTTP ${answer.status}` : answer.message;
      if (creates) throw new UnsureError(because);
      if (++failed >= TRIES) {
        if (answer instanceof Response) return answer;
        throw unreachable(this.#address.host, because);
      }
      await this.#wait({ reason: 'retry', milliseconds: FIRST_BACKOFF * 2 ** (failed - 1), because });
    }
  }

  /** One exchange, its answer read to the end; a broken connection comes back as an error value. */
  async #exchange(url: string, init: RequestInit): Promise<Response | Error> {
    const timeout = AbortSignal.timeout(TIMEOUT);
    const { signal } = this.#options;
    try {
      const response = await fetch(url, {
        ...init,
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const body = await readAll(response);
      this.#options.onAnswer?.(++this.#answers);
      const empty = response.status === 204 || response.status === 205 || response.status === 304;
      return new Response(empty ? null : body, {
        status: response.status,
        statusText: response.statusText,
        headers: response.headers,
      });
    } catch (error) {
      this.#stopIfAsked();
      if (error instanceof DeployError) throw error;
      return new Error(reasonOf(error));
    }
  }

  #stopIfAsked(): void {
    if (!this.#options.signal?.aborted) return;
    throw new DeployError({
      code: 'deploy/interrupted',
      message: 'Stopped before it was finished.',
      hint: 'Start the same command again; it goes on where it stopped.',
    });
  }

  async #wait(told: Wait): Promise<void> {
    const { onWait, sleep, signal } = this.#options;
    onWait?.(told);
    if (sleep) await sleep(told.milliseconds);
    else await wait(told.milliseconds, undefined, { signal }).catch(() => this.#stopIfAsked());
  }
}

async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) {
      throw new DeployError({ code: 'api/too-large', message: `An answer is larger than ${MOST_BYTES} bytes.` });
    }
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
