import type { Emit, RunEventInput, RunListener } from '../events.js';
import type { Redactor } from './redactor.js';

/** What {@link createEmitter} needs. */
export interface EmitterOptions {
  readonly listeners: readonly RunListener[];
  readonly redactor: Redactor;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The way from a run to its listeners. */
export interface Emitter {
  /** Adds the time and takes every secret out. Undefined when nobody listens: a run nobody watches does not pay for it. */
  readonly emit: Emit | undefined;
  /** Keeps events back until `release()`, while the secrets they may hold are not known yet. Calls nest. */
  hold(): void;
  release(): void;
}

export function createEmitter({ listeners, redactor, now }: EmitterOptions): Emitter {
  let held: (RunEventInput & { readonly at: number })[] = [];
  let holds = 0;
  const tell = (event: RunEventInput & { readonly at: number }): void => {
    const safe = redactor.value(event);
    for (const listener of listeners) listener(safe);
  };
  return {
    emit:
      listeners.length === 0
        ? undefined
        : (event) => {
            const timed = { at: now(), ...event };
            if (holds > 0) held.push(timed);
            else tell(timed);
          },
    hold() {
      holds += 1;
    },
    release() {
      holds = Math.max(0, holds - 1);
      if (holds > 0) return;
      const waiting = held;
      held = [];
      for (const event of waiting) tell(event);
    },
  };
}
