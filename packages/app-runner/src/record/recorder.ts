import type { ErrorReport } from '../errors/index.js';
import type { ComponentReference, RecordedRequest, RecordedResponse, RunEvent, RunListener } from '../events.js';

/** Bundles a record keeps; a run may give millions. */
const MAX_BUNDLES = 1000;
/** Pages a record keeps with their bodies; later ones are only counted. */
const MAX_PAGES = 500;

/** One request and what came of it (R2.1). */
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

export interface WarningRecord {
  readonly code: string;
  readonly message: string;
}

/** What happened in one run, as plain JSON free of secrets. The command line, the playground and HAR export read it. */
export interface RunRecord extends CallRecord {
  readonly startedAt: number;
  endedAt?: number;
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

/** Folds the events of one run into its record. */
export interface Recorder {
  readonly listener: RunListener;
  /** The record so far; undefined before the run starts. It is a live object. */
  readonly record: RunRecord | undefined;
}

/**
 * @example
 * const recorder = createRecorder();
 * for await (const bundle of runner.runModule('find', {}, { listener: recorder.listener })) console.log(bundle);
 * console.log(recorder.record?.steps.length);
 */
export function createRecorder(): Recorder {
  let record: RunRecord | undefined;
  let open: CallRecord[] = [];
  let pages = 0;

  const attemptAt = (step: number): AttemptRecord | undefined => stepAt(step)?.attempts.at(-1);
  const stepAt = (step: number): StepRecord | undefined => open.at(-1)?.steps.findLast((known) => known.step === step);
  const pageOf = (event: { step: number; at: number }, fresh: boolean): PageRecord | undefined => {
    const attempt = attemptAt(event.step);
    if (!attempt || !record) return undefined;
    if (!fresh) return attempt.pages.at(-1);
    pages += 1;
    if (pages > MAX_PAGES) {
      record.pagesLeftOut += 1;
      return undefined;
    }
    const page: PageRecord = { at: event.at };
    attempt.pages.push(page);
    return page;
  };

  const listener = (event: RunEvent): void => {
    switch (event.type) {
      case 'run-start':
        record = {
          component: event.component,
          ...(event.parameters === undefined ? {} : { parameters: event.parameters }),
          ...(event.state === undefined ? {} : { stateBefore: event.state }),
          startedAt: event.at,
          steps: [],
          calls: [],
          bundles: [],
          bundleCount: 0,
          pagesLeftOut: 0,
          warnings: [],
        };
        open = [record];
        break;
      case 'call-start': {
        const call: CallRecord = { component: event.component, parameters: event.parameters, steps: [], calls: [] };
        open.at(-1)?.calls.push(call);
        open.push(call);
        break;
      }
      case 'call-end':
        open.pop();
        break;
      case 'step-start': {
        const attempt: AttemptRecord = { temp: event.temp, pages: [] };
        const known = stepAt(event.step);
        if (known && event.attempt > 0) known.attempts.push(attempt);
        else open.at(-1)?.steps.push({ step: event.step, attempts: [attempt] });
        break;
      }
      case 'step-skip': {
        const known = stepAt(event.step);
        if (known) known.skipped = true;
        else open.at(-1)?.steps.push({ step: event.step, skipped: true, attempts: [] });
        break;
      }
      case 'request': {
        const page = pageOf(event, true);
        if (page) page.request = event.request;
        break;
      }
      case 'response': {
        const page = pageOf(event, false);
        if (page) page.response = event.response;
        break;
      }
      case 'page': {
        const page = pageOf(event, false);
        if (page) Object.assign(page, { itemsIn: event.itemsIn, itemsOut: event.itemsOut, temp: event.temp });
        break;
      }
      case 'output':
        if (record) {
          record.bundles.push(...event.outputs.slice(0, Math.max(0, MAX_BUNDLES - record.bundles.length)));
          record.bundleCount += event.outputs.length;
        }
        break;
      case 'warning':
        record?.warnings.push({ code: event.code, message: event.message });
        break;
      case 'error':
        if (record) record.error = event.error;
        break;
      case 'run-end':
        if (record) {
          record.endedAt = event.at;
          if (event.state !== undefined) record.stateAfter = event.state;
        }
        break;
    }
  };
  return {
    listener,
    get record() {
      return record;
    },
  };
}

/** Every page of a record in order of sending, auxiliary calls first where they came first. */
export function pagesOf(record: CallRecord): PageRecord[] {
  const own = record.steps.flatMap(({ attempts }) => attempts.flatMap(({ pages }) => pages));
  return [...record.calls.flatMap(pagesOf), ...own].sort((left, right) => left.at - right.at);
}
