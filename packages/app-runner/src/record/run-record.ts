import type { ErrorReport } from '../errors/index.js';
import type { ComponentReference, RecordedRequest, RecordedResponse } from '../events.js';

/** One request and what came of it (R2.1). A redirect is a page of its own. */
export interface PageRecord {
  readonly at: number;
  request?: RecordedRequest;
  response?: RecordedResponse;
  itemsIn?: number;
  itemsOut?: number;
  /** `temp` after the page (R1.38). */
  temp?: unknown;
}

/** One go at a step; there are several where `repeat` asks for them (R1.44). */
export interface AttemptRecord {
  readonly temp: unknown;
  readonly pages: PageRecord[];
}

/** One step of the communication. */
export interface StepRecord {
  readonly step: number;
  /** `condition` was falsy, nothing was sent (R1.40). */
  skipped?: true;
  readonly attempts: AttemptRecord[];
}

/** A connection, RPC or endpoint called on the way. */
export interface CallRecord {
  readonly component: ComponentReference;
  readonly parameters?: unknown;
  readonly steps: StepRecord[];
  readonly calls: CallRecord[];
}

/** Something the platform may do otherwise, or that is likely a mistake. */
export interface WarningRecord {
  readonly code: string;
  readonly message: string;
}

/** What happened in one run, as plain JSON free of secrets. The command line, the playground and HAR export read it. */
export interface RunRecord extends CallRecord {
  /** As given; as resolved from the moment they are (R6). */
  parameters?: unknown;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  endedAt?: number;
  /** Of a webhook: the call that came in, and what it was answered. */
  incoming?: PageRecord;
  stateBefore?: unknown;
  stateAfter?: unknown;
  readonly bundles: unknown[];
  /** All bundles of the run; `bundles` holds the first ones. */
  bundleCount: number;
  /** Pages beyond those that are kept. */
  pagesLeftOut: number;
  readonly warnings: WarningRecord[];
  error?: ErrorReport;
}

/** Every page of a record in order of sending, auxiliary calls first where they came first. */
export function pagesOf(record: CallRecord): PageRecord[] {
  const own = record.steps.flatMap(({ attempts }) => attempts.flatMap(({ pages }) => pages));
  return [...record.calls.flatMap(pagesOf), ...own].sort((left, right) => left.at - right.at);
}
