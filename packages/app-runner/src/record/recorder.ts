import type { RunEvent, RunListener } from '../events.js';
import { BodyRoom } from './body-room.js';
import type { AttemptRecord, CallRecord, PageRecord, RunRecord, StepRecord } from './run-record.js';

/** How much a record keeps; a run may give millions of bundles. */
export interface RecorderOptions {
  /** Bundles kept. Default 1,000. */
  readonly maxBundles?: number | undefined;
  /** Pages kept; later ones are only counted. Default 500. */
  readonly maxPages?: number | undefined;
  /** Characters of all bodies together; what comes after is cut off. Default 32 Mi. */
  readonly maxBodyLength?: number | undefined;
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
export function createRecorder(options: RecorderOptions = {}): Recorder {
  const folding = new Folding(options);
  return {
    listener: (event) => folding.take(event),
    get record() {
      return folding.record;
    },
  };
}

class Folding {
  record: RunRecord | undefined;
  /** The run, and the calls within it that are under way. */
  #open: CallRecord[] = [];
  #pages = 0;
  readonly #room: BodyRoom;
  /** The page that events belong to; undefined when it is left out. */
  #page: PageRecord | undefined;
  readonly #maxBundles: number;
  readonly #maxPages: number;

  constructor({ maxBundles, maxPages, maxBodyLength }: RecorderOptions) {
    this.#maxBundles = maxBundles ?? 1000;
    this.#maxPages = maxPages ?? 500;
    this.#room = new BodyRoom(maxBodyLength);
  }

  take(event: RunEvent): void {
    if (event.type === 'run-start') this.#start(event);
    const { record } = this;
    if (record === undefined) return;
    switch (event.type) {
      case 'parameters':
        record.parameters = event.parameters;
        break;
      case 'incoming':
        record.incoming = { at: event.at, request: this.#room.cut(event.request) };
        break;
      case 'reply':
        if (record.incoming !== undefined) record.incoming.response = event.response;
        break;
      case 'call-start': {
        const call: CallRecord = { component: event.component, parameters: event.parameters, steps: [], calls: [] };
        this.#open.at(-1)?.calls.push(call);
        this.#open.push(call);
        break;
      }
      case 'call-end':
        if (this.#open.length > 1) this.#open.pop();
        break;
      case 'step-start':
        this.#startAttempt(event.step, { temp: event.temp, pages: [] }, event.attempt);
        break;
      case 'step-skip': {
        const step = this.#step(event.step);
        if (step !== undefined) step.skipped = true;
        break;
      }
      case 'request':
        this.#addPage(event.step, { at: event.at, request: this.#room.cut(event.request) });
        break;
      case 'response':
        if (this.#page !== undefined) this.#page.response = this.#room.cut(event.response);
        break;
      case 'page': {
        const { at, step, itemsIn, itemsOut, temp } = event;
        // A step without a url has a page too, but no request (R1.45).
        if (this.#page === undefined && this.#pages <= this.#maxPages) this.#addPage(step, { at });
        if (this.#page !== undefined) Object.assign(this.#page, { itemsIn, itemsOut, temp });
        this.#page = undefined;
        break;
      }
      case 'output':
        // What a call on the way gives is no bundle of the run.
        if (this.#open.length > 1) break;
        record.bundles.push(...event.outputs.slice(0, Math.max(0, this.#maxBundles - record.bundles.length)));
        record.bundleCount += event.outputs.length;
        break;
      case 'warning':
        record.warnings.push({ code: event.code, message: event.message });
        break;
      case 'error':
        record.error = event.error;
        break;
      case 'run-end':
        record.endedAt = event.at;
        if (event.state !== undefined) record.stateAfter = event.state;
        break;
    }
  }

  #start(event: Extract<RunEvent, { type: 'run-start' }>): void {
    this.record = {
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
    this.#open = [this.record];
  }

  #step(step: number): StepRecord | undefined {
    return this.#open.at(-1)?.steps.findLast((known) => known.step === step);
  }

  #startAttempt(step: number, attempt: AttemptRecord, index: number): void {
    this.#page = undefined;
    const known = index > 0 ? this.#step(step) : undefined;
    if (known === undefined) this.#open.at(-1)?.steps.push({ step, attempts: [attempt] });
    else known.attempts.push(attempt);
  }

  #addPage(step: number, page: PageRecord): void {
    this.#page = undefined;
    this.#pages += 1;
    if (this.#pages > this.#maxPages) {
      if (this.record !== undefined) this.record.pagesLeftOut += 1;
      return;
    }
    this.#step(step)?.attempts.at(-1)?.pages.push(page);
    this.#page = page;
  }
}
