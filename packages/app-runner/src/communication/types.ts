import type { Json, JsonPath, Location } from '@connect-app/app-model';
import type { ImlOptions } from '@connect-app/iml';
import type { CommunicationRuntime } from './runtime.js';

/**
 * What an api block may produce (R2.23) and which directives mean something in it.
 * `webhook` is attach, detach and update; `instant` an instant trigger's own block; `responder` a reply.
 */
export type CommunicationKind =
  | 'action'
  | 'universal'
  | 'search'
  | 'trigger'
  | 'rpc'
  | 'epoch'
  | 'connection'
  | 'webhook'
  | 'instant'
  | 'responder';

/** One step of a communication, base already merged in (R1.3), and the place of each of its parts. */
export interface CommunicationStep {
  readonly value: Json;
  locate(path: JsonPath): Location;
}

/**
 * The variables expressions see. One object a run: `temp`, `body`, `headers`, `statusCode`, `item`, `iterate`,
 * `pagination` and `output` are set on it as the run goes along, never on a copy.
 * The caller fills in `parameters`, `connection`, `common`, `data` and the like (R2.33) beforehand. A `temp` already
 * there is carried on (R8.5).
 */
export type Context = Record<string, unknown>;

/** `trigger.id` and `trigger.date` of one output (R3.9), as the expressions gave them. */
export interface TriggerKey {
  readonly id: unknown;
  readonly date?: unknown;
}

/** The outputs of one page, or of the whole communication where a wrapper or an earlier step made them. */
export interface OutputBatch {
  readonly outputs: readonly unknown[];
  /** Parallel to `outputs`; only for kinds `trigger` and `epoch`, and for RPCs with `response.trigger` (R2.32). */
  readonly keys?: readonly TriggerKey[] | undefined;
  /** `response.limit` of the last step, for a trigger, which applies it after sorting (R2.24, R3.13). */
  readonly limit?: number | undefined;
}

/** Static parts of `response.trigger` (R3.9). */
export interface TriggerDirective {
  readonly type: 'id' | 'date';
  readonly order: 'asc' | 'desc' | 'unordered';
}

/** How a communication ended. */
export interface CommunicationResult {
  /** `none`: no step gave anything (R1.40); `single`: one value that is no array; `array`: a list (maybe empty). */
  readonly shape: 'none' | 'single' | 'array';
  /** Last response, absent when nothing was sent. */
  readonly statusCode?: number | undefined;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly temp: Readonly<Record<string, unknown>>;
  /**
   * The further keys of `response` that the executed steps have, evaluated in their step's context: `data` (merged
   * over the steps), `metadata`, `uid`, `expires`, `scope`; of a responder `status`, `headers`, `body`, `type` (R2.31).
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** `response.limit` of the last step, already applied except for triggers, which sort first (R2.24, R3.13). */
  readonly limit?: number | undefined;
}

/** What one run is given. */
export interface RunCommunication {
  readonly context: Context;
  readonly runtime: CommunicationRuntime;
}

/** An api block, compiled once and run many times. */
export interface Communication {
  readonly kind: CommunicationKind;
  /** Present when the last step has `response.trigger`. */
  readonly trigger?: TriggerDirective | undefined;
  /**
   * Emits step-start, step-skip, request, response, page and warning; the run, its calls, its outputs and its error are for
   * the caller to tell. Runs the steps in order and yields outputs page by page. The next page is asked for only when the consumer
   * pulls; `return()` on the generator ends the run without another request.
   * @throws RunError as the platform would fail, NotEmulatedError, or the signal's reason.
   */
  run(run: RunCommunication): AsyncGenerator<OutputBatch, CommunicationResult, undefined>;
  /**
   * The first step's request as it would go out, without sending it: the redirect of an OAuth authorize block (R8.5),
   * or a preview. `undefined` when its condition is falsy or it has no url. The context keeps the `temp` it made.
   */
  preview(run: RunCommunication): Promise<PreparedRequest | undefined>;
}

/** A request before it is sent. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array | undefined;
}

/**
 * What `compileCommunication(source)` takes: `steps` as `effectiveSteps` of app-model gives them. It throws RunError
 * (InvalidConfigurationError, or DataError for a broken expression) with the place of the directive.
 */
export interface CommunicationSource {
  readonly steps: readonly CommunicationStep[];
  readonly kind: CommunicationKind;
  /** Functions and flavour, as the compiler of `@connect-app/iml` takes them. */
  readonly imlOptions?: ImlOptions | undefined;
}
