import type { Relations } from '../store/relations.js';

/** More counts than this are not remembered. */
const MOST = 100;

interface Known {
  readonly version: number;
  readonly counts: Map<string, number>;
}

const known = new WeakMap<Relations, Known>();

/** How many records fit each query, as long as none changes: a page after the first need not look at all of them again. */
export function countsOf(relations: Relations): Map<string, number> {
  const { version } = relations;
  let entry = known.get(relations);
  if (entry?.version !== version || entry.counts.size >= MOST) {
    entry = { version, counts: new Map() };
    known.set(relations, entry);
  }
  return entry.counts;
}
