import type { ErrorReport, RunRecord } from '@connect-app/app-runner';
import type { FormValues } from './fields.js';

/** A record with what the page makes of it. */
export interface RecordParts {
  readonly record: RunRecord;
  readonly har: unknown;
  /** The requests as commands, in the order of the HAR's entries. */
  readonly curl: readonly string[];
  /** The call that came in, as a command: sent again, it is taken again. */
  readonly incomingCurl?: string;
}

/** `POST /api/runs`: answers a stream of {@link RunMessage}, one JSON a line. */
export interface RunRequest {
  /** What the page calls the run, to cancel it. */
  readonly id?: string;
  readonly module: string;
  readonly values: FormValues;
  readonly connection?: string;
  readonly limit?: number;
  /** Bundles of earlier modules by their number in the chain; templates read them. */
  readonly bundles?: Readonly<Record<string, unknown>>;
  /** Chain: the module runs once for each of these instead (R9.1), e.g. once per bundle of the module before it. */
  readonly inputs?: readonly Readonly<Record<string, unknown>>[];
  /** Polling triggers: where to start, when there is no state yet. */
  readonly start?: TriggerStart;
}

export type TriggerStart =
  | { readonly from: 'all' }
  | { readonly from: 'now' }
  | { readonly from: 'date'; readonly date: string }
  | { readonly from: 'item'; readonly id: unknown; readonly date?: string };

/** `input` is the position in {@link RunRequest.inputs}, from 0; 0 without them. The record ends an input, the last one the run. */
export type RunMessage = { readonly input: number } & (
  | { readonly type: 'bundle'; readonly bundle: unknown }
  /** A request has gone out; `requests` counts those of this input. */
  | { readonly type: 'request'; readonly requests: number; readonly method: string; readonly url: string }
  /** `record.bundles` is empty: they came one by one. */
  | ({ readonly type: 'record' } & RecordParts)
  | { readonly type: 'state'; readonly state: unknown }
  /** After an error whose effect {@link GOES_ON} the next input runs; else the run ends. */
  | { readonly type: 'error'; readonly error: ErrorReport }
);

/** Effects that leave the other bundles alone (R9.3, with incomplete executions allowed): the chain goes on with the next. */
export const GOES_ON: ReadonlySet<string | undefined> = new Set(['incomplete-execution', 'retry', 'warning']);
