import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Relation } from '../model/relation.js';
import type { Condition } from './query-text.js';

/** How long a search may hold other requests up, in milliseconds. */
const SLICE = 15;

/** How many records are looked at between two looks at the time. */
const STRIDE = 200;

/** What is looked for, and where to go with it. */
export interface Search {
  readonly conditions: readonly Condition[];
  /** Takes a record that fits; `false` ends the search. */
  readonly take: (relation: Relation) => boolean;
  /** Ends the search, for a client that has gone. */
  readonly signal: AbortSignal;
}

/** Looks through records in their order, among a million as well: other requests are served meanwhile. */
export async function search(relations: Iterable<Relation>, { conditions, take, signal }: Search): Promise<void> {
  let until = performance.now() + SLICE;
  let left = STRIDE;
  for (const relation of relations) {
    if (fits(relation, conditions) && !take(relation)) return;
    left -= 1;
    if (left > 0) continue;
    left = STRIDE;
    if (performance.now() < until) continue;
    await othersFirst();
    if (signal.aborted) return;
    until = performance.now() + SLICE;
  }
}

function fits(relation: Relation, conditions: readonly Condition[]): boolean {
  for (const condition of conditions) if (!condition(relation)) return false;
  return true;
}
