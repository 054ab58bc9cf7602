import { isTruthy } from '@connect-app/iml';
import type { OutputChunk } from '../response/items.js';
import type { CompiledStep } from './compile-step.js';
import type { CommunicationRuntime } from './runtime.js';
import type { Context, TriggerKey } from './types.js';

/** What a step gave, collected: a list, one value, or nothing. */
export class Outcome {
  outputs: unknown[] = [];
  keys: TriggerKey[] | undefined;
  list = false;
  empty = false;

  add(chunk: OutputChunk): void {
    const before = this.outputs;
    this.note(chunk);
    this.outputs = before;
    for (const output of chunk.outputs) this.outputs.push(output);
    if (chunk.keys !== undefined) {
      this.keys ??= [];
      for (const key of chunk.keys) this.keys.push(key);
    }
  }

  /** Counts a part that is not kept, to know the shape in the end. */
  note(chunk: OutputChunk): void {
    // Values of several pages are a list, even when each page gave a single one.
    this.list ||= chunk.list || (this.outputs.length > 0 && chunk.outputs.length > 0);
    this.empty ||= chunk.empty === true;
    if (this.outputs.length === 0) this.outputs = chunk.outputs.slice(0, 1);
  }

  get shape(): 'none' | 'single' | 'array' {
    if (this.list) return 'array';
    return this.outputs.length === 0 ? 'none' : 'single';
  }

  /** The result as one value: what `output` is in a wrapper (R2.22). */
  get value(): unknown {
    return this.list ? this.outputs : this.outputs[0];
  }
}

/** Passes an outcome through the step's wrapper, once and at the end (R2.22). */
export function wrap(outcome: Outcome, step: CompiledStep, context: Context, runtime: CommunicationRuntime): Outcome {
  if (step.wrapper === undefined) return outcome;
  context['output'] = outcome.value;
  const value = step.wrapper.evaluate(context, runtime.environment);
  context['output'] = undefined;
  const wrapped = new Outcome();
  wrapped.empty = value === undefined;
  wrapped.list = Array.isArray(value);
  wrapped.outputs = Array.isArray(value) ? [...(value as unknown[])] : isTruthy(value) ? [value] : [];
  if (outcome.keys?.length === wrapped.outputs.length) wrapped.keys = outcome.keys;
  return wrapped;
}
