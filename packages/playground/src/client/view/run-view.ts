import type { ErrorReport } from '@connect-app/app-runner';
import type { RecordParts } from '../../protocol.js';

/** Bundles by the number of the module they came from: what a template reads (`{{1.name}}`). */
export type Context = Readonly<Record<string, unknown>>;

/** A bundle and which of a run's inputs it came of. */
export interface BundleEntry {
  readonly input: number;
  readonly bundle: unknown;
}

/** The record of one input, and each of its requests as a command. */
export interface RecordEntry extends RecordParts {
  readonly input: number;
}

export interface ErrorEntry {
  readonly input: number;
  readonly error: ErrorReport;
}

/** A request that went out; what came of it is told by the record when the input is done. */
export interface SentRequest {
  readonly input: number;
  readonly method: string;
  readonly url: string;
}

/** What is known of a run: while it goes, and after. Lists grow in place; the view itself is new with every change. */
export interface RunView {
  readonly status: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  /** How many inputs the run has; 1 without a chain. */
  readonly inputs: number;
  /** What it runs with in a chain: the bundles of earlier modules, once for each input. */
  readonly given: readonly Context[] | undefined;
  /** The input that was told of last, from 0. */
  readonly input: number;
  readonly bundles: readonly BundleEntry[];
  readonly records: readonly RecordEntry[];
  readonly errors: readonly ErrorEntry[];
  readonly sent: readonly SentRequest[];
  readonly milliseconds: number;
}

export const NO_RUN: RunView = {
  status: 'idle',
  inputs: 1,
  given: undefined,
  input: 0,
  bundles: [],
  records: [],
  errors: [],
  sent: [],
  milliseconds: 0,
};

/** The HAR of a whole run: those of its inputs, one after the other; undefined while there is no record. */
export function wholeHar(records: readonly Pick<RecordParts, 'har'>[]): unknown {
  const [first, ...more] = records.map(({ har }) => har as { readonly log: { readonly entries: readonly unknown[] } });
  if (first === undefined) return undefined;
  const entries = [first, ...more].flatMap((har) => har.log.entries);
  return { ...first, log: { ...first.log, entries } };
}
