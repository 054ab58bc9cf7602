import type { App } from '@connect-app/app-model';
import type { Environment } from '@connect-app/iml';
import type { CommunicationRuntime, Limits, RequestBudget } from '../communication/index.js';
import { reportError } from '../errors/index.js';
import type { ComponentReference, Emit } from '../events.js';
import { createEmitter, type Emitter } from '../record/emitter.js';
import { createRedactor, type Redactor } from '../record/index.js';
import { safeError } from '../record/safe-error.js';
import type { Blocks } from './blocks.js';
import type { CallOptions, ConnectionData, RunnerOptions } from './options.js';
import { learnNamedSecrets } from './secrets.js';

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
  /** Keeps events back while secrets they may hold are not known yet: see {@link Emitter}. */
  readonly events: Pick<Emitter, 'hold' | 'release'>;
  readonly budget: RequestBudget;
  readonly signal: AbortSignal | undefined;
  readonly onConnection: ((data: ConnectionData) => void) | undefined;
  /** Refreshes the data of the execution's connection if they are due (R8.7); there once the connection is prepared. */
  renew?: ((data: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>) | undefined;
}

export function openSession(
  core: RunnerCore,
  { signal, listener, onConnection }: Pick<CallOptions, 'signal' | 'listener' | 'onConnection'>,
): Session {
  const redactor = createRedactor();
  learnNamedSecrets(redactor, core.common);
  const listeners = [core.options.listener, listener].filter((each) => each !== undefined);
  const events = createEmitter({ listeners, redactor, now: core.environment.now });
  return {
    core,
    redactor,
    emit: events.emit,
    events,
    budget: { spent: 0, endpointCalls: 0 },
    signal,
    onConnection,
  };
}

/** What a communication takes from its session. Its first request reads a connection that was prepared a moment ago. */
export function runtimeOf({ core, redactor, emit, budget, signal, renew }: Session): CommunicationRuntime {
  let isPrepared = true;
  return {
    ...(renew && {
      renew: async (connection) => {
        const data = connection as Record<string, unknown>;
        const prepared = isPrepared;
        isPrepared = false;
        return prepared ? data : await renew(data);
      },
    }),
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

/**
 * Runs an operation between its `run-start` and `run-end` events. Events wait until `work` says that the secrets of its form
 * are known (`ready`), at the latest until it ends.
 * @throws RunError, NotEmulatedError or the signal's reason, free of secrets.
 */
export async function execute<Value>(
  { session, component, parameters, state }: Execution,
  work: (ready: () => void) => Promise<Value>,
): Promise<Value> {
  const ready = startRun(session, { component, parameters, state });
  try {
    return await work(ready);
  } catch (error) {
    throw failRun(session, error);
  } finally {
    session.emit?.({ type: 'run-end' });
    ready();
  }
}

/** Emits `run-start` and holds the events back; the function that comes back lets them go, once. */
export function startRun(session: Session, start: Omit<Execution, 'session'>): () => void {
  session.events.hold();
  session.emit?.({ type: 'run-start', ...start });
  let released = false;
  return () => {
    if (!released) session.events.release();
    released = true;
  };
}

/** Tells the listeners of an error and gives the error as it may be thrown. */
export function failRun(session: Session, error: unknown): unknown {
  const safe = safeError(error, session);
  session.emit?.({ type: 'error', error: reportError(safe) });
  return safe;
}
