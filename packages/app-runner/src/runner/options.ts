import type { Environment, ImlOptions } from '@connect-app/iml';
import type { RunListener } from '../events.js';
import type { Transport } from '../transport/types.js';

/** What a runner takes from the outside. Everything can be fixed, so that a run can be repeated exactly. */
export interface RunnerOptions {
  readonly transport: Transport;
  /** Clock, zone, randomness, uuid, execution id; what is left out is the system's own, in UTC. */
  readonly environment?: Partial<Environment> | undefined;
  /** Hears the events of every run, free of secrets. */
  readonly listener?: RunListener | undefined;
  /** Waits between repeats (R1.44). Default: a real timer. */
  readonly sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /** Switches of the expression language, for what its documentation leaves open. */
  readonly iml?: ImlOptions | undefined;
  /** App common data, where the app's own is not at hand (client ids of OAuth, for instance). */
  readonly common?: Readonly<Record<string, unknown>> | undefined;
}

/** Data of a connection: what the user typed in and what the connection's own requests stored (R8.2). */
export type ConnectionData = Readonly<Record<string, unknown>>;

/** What attaching a webhook stored (R4.8), and the webhook's own id and address. */
export interface WebhookData {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Options every operation takes. */
export interface CallOptions {
  readonly connection?: ConnectionData | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Hears this operation's events, beside the runner's own listener. */
  readonly listener?: RunListener | undefined;
  /** Told the connection's data after a refresh (R8.7), to be kept for the next call. It holds secrets. */
  readonly onConnection?: ((data: ConnectionData) => void) | undefined;
}

/** One object a module gives. */
export type Bundle = Record<string, unknown>;
