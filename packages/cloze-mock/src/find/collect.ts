import type { Relation } from '../model/relation.js';
import type { Sortable, Sorter } from './sort.js';

/** Takes in the matching records one by one, and gives the page when all are in. */
export interface Collector {
  /** Whether more records could still change the page. */
  add(relation: Relation): boolean;
  page(): readonly Relation[];
}

/** Which records of all that match. */
export interface Range {
  readonly offset: number;
  /** The place after the last one. */
  readonly end: number;
}

/** The page of records that come in its order already. */
export function inOrder({ offset, end }: Range): Collector {
  const page: Relation[] = [];
  let passed = 0;
  return {
    add: (relation) => {
      passed += 1;
      if (passed > offset && passed <= end) page.push(relation);
      return passed < end;
    },
    page: () => page,
  };
}

/**
 * The page of records that have to be sorted. It keeps no more than the pages up to the one wanted, so that a search among a
 * million records needs no memory for all of them: what comes after the last record of that page is not kept at all.
 */
export function sorting({ offset, end }: Range, { sortable, compare }: Sorter): Collector {
  let kept: Sortable[] = [];
  let last: Sortable | undefined;
  let passed = 0;
  const trim = (): void => {
    kept = kept.sort(compare).slice(0, end);
    if (kept.length === end) last = kept.at(-1);
  };
  return {
    add: (relation) => {
      const own = sortable(relation, passed);
      passed += 1;
      if (last && compare(own, last) > 0) return true;
      kept.push(own);
      if (kept.length >= 2 * end + KEPT) trim();
      return true;
    },
    page: () => {
      trim();
      return kept.slice(offset).map(({ relation }) => relation);
    },
  };
}

/** How many records more than needed are kept before they are sorted: sorting seldom is cheaper. */
const KEPT = 1000;
