import { checkElements } from '../response/output-type.js';
import type { Warn } from '../response/warn.js';
import type { CompiledStep } from './compile-step.js';
import { limitOf } from './limit.js';
import type { Outcome } from './outcome.js';
import type { CommunicationRuntime } from './runtime.js';
import type { CommunicationKind, Context, OutputBatch } from './types.js';

/** What the steps run with. */
export interface StepsRun {
  readonly kind: CommunicationKind;
  readonly context: Context;
  readonly runtime: CommunicationRuntime;
}

/** Kinds whose outputs leave page by page; only they slice by `limit`, triggers after sorting (R2.24, C3). */
export const LISTS: ReadonlySet<CommunicationKind> = new Set(['search', 'rpc', 'trigger', 'epoch']);
const LIMITED: ReadonlySet<CommunicationKind> = new Set(['search', 'rpc']);

/** The way out: type check and limit (R2.1). */
export class Gate {
  full = false;
  limit: number | undefined;
  #known = false;
  #count = 0;
  /** Holds nobody in memory: a bundle the consumer let go of is gone. */
  readonly #given = new WeakSet<object>();
  readonly #run: StepsRun;
  readonly #warn: Warn;

  constructor(run: StepsRun, warn: Warn) {
    this.#run = run;
    this.#warn = warn;
  }

  /** Whether so many outputs of the last step are all that `limit` lets through, whatever a wrapper makes of them (R2.24). */
  isEnough({ list, outputs }: Pick<Outcome, 'list' | 'outputs'>, step: CompiledStep): boolean {
    if (!list || !LIMITED.has(this.#run.kind)) return false;
    this.#readLimit(step);
    return this.limit !== undefined && outputs.length >= this.limit;
  }

  pass(chunk: Pick<Outcome, 'list'> & OutputBatch, step: CompiledStep): OutputBatch | undefined {
    const { kind, runtime } = this.#run;
    this.#readLimit(step);
    let { outputs, keys } = chunk;
    checkElements(kind, outputs, step.index);
    if (kind === 'search') outputs = this.#withoutTwins(outputs);
    // Only lists are sliced (R2.24).
    if (this.limit !== undefined && LIMITED.has(kind) && chunk.list) {
      outputs = outputs.slice(0, this.limit - this.#count);
      keys = keys?.slice(0, outputs.length);
      this.full = this.#count + outputs.length >= this.limit;
    }
    const before = this.#count;
    this.#count += outputs.length;
    const { maxPastRecords } = runtime.limits;
    if (kind === 'search' && before <= maxPastRecords && this.#count > maxPastRecords) {
      this.#warn(
        'record-cap',
        `More than ${maxPastRecords} bundles; the platform may stop a search there (R2.29, C13).`,
      );
    }
    if (outputs.length === 0) return undefined;
    return { outputs, ...(keys === undefined ? {} : { keys }), limit: this.limit };
  }

  #readLimit(step: CompiledStep): void {
    const { kind, context, runtime } = this.#run;
    if (this.#known || !LISTS.has(kind)) return;
    this.limit = limitOf(step, context, { runtime, warn: this.#warn });
    this.#known = true;
  }

  /** The same object given twice is one bundle (R3.4). */
  #withoutTwins(outputs: readonly unknown[]): readonly unknown[] {
    return outputs.filter((output) => {
      if (typeof output !== 'object' || output === null) return true;
      if (this.#given.has(output)) return false;
      this.#given.add(output);
      return true;
    });
  }
}
