import type { Environment } from '@connect-app/iml';
import type { Emit } from '../events.js';
import type { Redactor } from '../record/redactor.js';
import type { Transport } from '../transport/types.js';

/** The platform's caps, some overridable through common data (R1.29, R2.29). */
export interface Limits {
  /** Milliseconds a request may take. */
  readonly timeout: number;
  readonly maxRequestCount: number;
  readonly maxPaginationRequestCount: number;
  readonly maxPastRecords: number;
}

/** Requests spent by one execution; share one object between communications that belong to the same execution. */
export interface RequestBudget {
  spent: number;
  /** Endpoints called (R1.46); their own requests count as spent. */
  endpointCalls: number;
}

/** What an `endpoint` directive asks for (R1.46). */
export interface EndpointCall {
  readonly name: string;
  readonly connection?: string | undefined;
  readonly input: unknown;
}

/** Everything a communication takes from the outside. */
export interface CommunicationRuntime {
  readonly environment: Environment;
  readonly transport: Transport;
  /** Absent: nobody listens and nothing is recorded. */
  readonly emit?: Emit | undefined;
  /** Learns the values under `log.sanitize` (R1.37), so that they vanish from later events too. */
  readonly redactor?: Redactor | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly limits: Limits;
  readonly budget: RequestBudget;
  /** Waits between repeats (R1.44); rejects when the signal aborts. Default: a real timer. */
  readonly sleep?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
  /**
   * Gives the data of the connection as it is to be read by the request that comes next, refreshed where it has become due (R1.13,
   * R8.7). Absent: it stays what it is.
   */
  readonly renew?: ((connection: unknown) => Promise<unknown>) | undefined;
  /** Answers an `endpoint` directive with its output (R1.46). Absent: such a step raises NotEmulatedError. */
  readonly callEndpoint?: ((call: EndpointCall) => Promise<unknown>) | undefined;
}
