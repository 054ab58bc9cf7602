import type { App } from '@connect-app/app-model';
import type { Environment } from '@connect-app/iml';
import type { CommunicationRuntime, Limits, RequestBudget } from '../communication/index.js';
import { reportError } from '../errors/index.js';
import type { ComponentReference, Emit, RunListener } from '../events.js';
import { createEmitter } from '../record/emitter.js';
import { createRedactor, type Redactor } from '../record/index.js';
import type { Blocks } from './blocks.js';
import type { RunnerOptions } from './options.js';

/** Parts of a runner that all its operations use. */
export interface RunnerCore {
  readonly app: App;
  readonly options: RunnerOptions;
  readonly environment: Environment;
  readonly blocks: Blocks;
  readonly common: Readonly<Record<string, unknown>>;
  readonly limits: Limits;
}

/** One execution: what its operations share, from the request budget to the secrets that must not show. */
export interface Session {
  readonly core: RunnerCore;
  readonly redactor: Redactor;
  readonly emit: Emit | undefined;
  readonly budget: RequestBudget;
  readonly signal: AbortSignal | undefined;
}

export function openSession(
  core: RunnerCore,
  { signal, listener }: { signal?: AbortSignal | undefined; listener?: RunListener | undefined },
): Session {
  const redactor = createRedactor();
  const listeners = [core.options.listener, listener].filter((each) => each !== undefined);
  return {
    core,
    redactor,
    emit: createEmitter({ listeners, redactor, now: core.environment.now }),
    budget: { spent: 0 },
    signal,
  };
}

/** What a communication takes from its session. */
export function runtimeOf({ core, redactor, emit, budget, signal }: Session): CommunicationRuntime {
  return {
    environment: core.environment,
    transport: core.options.transport,
    emit,
    redactor,
    signal,
    limits: core.limits,
    budget,
    sleep: core.options.sleep,
  };
}

export interface Execution {
  readonly session: Session;
  readonly component: ComponentReference;
  readonly parameters?: unknown;
  readonly state?: unknown;
}

/** Runs an operation between its `run-start` and `run-end` events; an error is told to the listeners and goes on. */
export async function execute<Value>(
  { session, component, parameters, state }: Execution,
  work: () => Promise<Value>,
): Promise<Value> {
  session.emit?.({ type: 'run-start', component, parameters, state });
  try {
    const value = await work();
    session.emit?.({ type: 'run-end' });
    return value;
  } catch (error) {
    session.emit?.({ type: 'error', error: reportError(error) });
    session.emit?.({ type: 'run-end' });
    throw error;
  }
}
