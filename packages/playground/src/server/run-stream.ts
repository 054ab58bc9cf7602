import type { Module } from '@connect-app/app-model';
import {
  createRecorder,
  type ErrorReport,
  type RunEvent,
  type RunListener,
  type Runner,
  reportError,
  type TriggerState,
} from '@connect-app/app-runner';
import { toTypedJson } from '@connect-app/iml';
import type { RunMessage } from '../protocol.js';
import type { UsedConnection } from './connections.js';
import { recordParts } from './record-parts.js';

/** One run of a module as its messages. */
export interface ModuleRun {
  readonly runner: Runner;
  readonly module: Module;
  readonly values: Readonly<Record<string, unknown>>;
  readonly used: UsedConnection;
  readonly limit: number | undefined;
  readonly state: TriggerState | undefined;
  readonly input: number;
  readonly signal: AbortSignal;
}

/** How a run ended. */
export interface RunEnd {
  readonly state?: TriggerState | undefined;
  readonly error?: ErrorReport | undefined;
}

/**
 * Runs a module and tells of it: each request as it goes out, each bundle as its page arrives, at last the record. Nothing is
 * asked for that the reader does not want yet.
 */
export async function* runMessages(run: ModuleRun): AsyncGenerator<RunMessage, RunEnd, undefined> {
  const { runner, module, values, used, limit, state, input, signal } = run;
  const recorder = createRecorder({ maxBundles: 0 });
  const watch = new RunWatch(input);
  const listener: RunListener = (event) => {
    recorder.listener(event);
    watch.take(event);
  };
  const bundles = runner.runModule(module.name, values, { ...used, limit, state, signal, listener });
  let end: RunEnd = {};
  try {
    let next = bundles.next();
    for (;;) {
      const result = await Promise.race([next, watch.news()]);
      yield* watch.drain();
      if (signal.aborted) break;
      if (result === undefined) continue;
      if (result.done === true) {
        end = { state: result.value };
        break;
      }
      yield { type: 'bundle', input, bundle: toTypedJson(watch.nextBundle(result.value)) };
      next = bundles.next();
    }
  } catch (error) {
    if (!signal.aborted) end = { error: recorder.record?.error ?? reportError(error) };
  } finally {
    // The reader may have left: no further request goes out then.
    await bundles.return(undefined);
  }
  yield* watch.drain();
  if (end.error) yield { type: 'error', input, error: end.error };
  if (end.state !== undefined) yield { type: 'state', input, state: end.state };
  if (recorder.record) yield { type: 'record', input, ...recordParts(recorder.record) };
  return end;
}

/** Listens to a run for what the page is told on the way. */
class RunWatch {
  readonly #input: number;
  /** Bundles as listeners see them: without secrets. They come before the run gives them. */
  #bundles: unknown[] = [];
  #messages: RunMessage[] = [];
  #requests = 0;
  /** How many calls on the way are open: what they give are no bundles of the run. */
  #calls = 0;
  #wake: (() => void) | undefined;

  constructor(input: number) {
    this.#input = input;
  }

  take(event: RunEvent): void {
    if (event.type === 'call-start') this.#calls += 1;
    if (event.type === 'call-end') this.#calls -= 1;
    if (event.type === 'output' && this.#calls === 0) this.#bundles.push(...event.outputs);
    if (event.type !== 'request') return;
    this.#requests += 1;
    const { method, url } = event.request;
    this.#messages.push({ type: 'request', input: this.#input, requests: this.#requests, method, url });
    this.#wake?.();
  }

  /** Resolves when there is something to tell beside the bundles. */
  news(): Promise<undefined> {
    if (this.#messages.length > 0) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
    });
  }

  *drain(): Generator<RunMessage> {
    while (this.#messages.length > 0) {
      const messages = this.#messages;
      this.#messages = [];
      yield* messages;
    }
  }

  /** The bundle as listeners saw it. */
  nextBundle(bundle: unknown): unknown {
    return this.#bundles.length > 0 ? this.#bundles.shift() : bundle;
  }
}
