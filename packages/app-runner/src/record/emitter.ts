import type { Emit, RunListener } from '../events.js';
import type { Redactor } from './redactor.js';

/** What {@link createEmitter} needs. */
export interface EmitterOptions {
  readonly listeners: readonly RunListener[];
  readonly redactor: Redactor;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The way from a run to its listeners: adds the time and takes every secret out. Undefined when nobody listens, so that a
 * run nobody watches does not pay for it.
 */
export function createEmitter({ listeners, redactor, now }: EmitterOptions): Emit | undefined {
  if (listeners.length === 0) return undefined;
  return (event) => {
    const safe = { at: now(), ...redactor.value(event) };
    for (const listener of listeners) listener(safe);
  };
}
