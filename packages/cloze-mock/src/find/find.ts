import { PLURALS, type Relation, type RelationKind } from '../model/relation.js';
import { present } from '../records/present.js';
import type { Call } from '../route.js';
import { findConditions } from './filters.js';
import type { Condition } from './query-text.js';
import { type Order, SORTS, sortRelations } from './sort.js';

/** Pages hold 10 records unless asked otherwise, and never more than 1000 (Cloze Swagger 2025.10). */
export function pageSize(text: string | undefined): number {
  const size = Math.trunc(Number(text ?? 10));
  return Number.isFinite(size) && size > 0 ? Math.min(size, 1000) : 10;
}

/** `GET /v1/{people,companies,projects}/find`. */
export function find(kind: RelationKind, call: Call): unknown {
  const { query, store } = call;
  const pagesize = pageSize(query('pagesize'));
  const pagenumber = Math.max(1, Math.trunc(Number(query('pagenumber') ?? 1)) || 1);
  const offset = (pagenumber - 1) * pagesize;
  const relations = store.relations(kind);
  const conditions = findConditions(kind, call);
  const order = orderOf(call);
  const isCount = call.flag('countonly');
  // Everything in the collection's own order: the page is made without looking at the records before it.
  const { count: availablecount, page } =
    conditions.length === 0 && order === undefined
      ? { count: relations.size, page: isCount ? [] : relations.slice(offset, pagesize) }
      : search(relations.newestFirst(), {
          conditions,
          collect: isCount ? counter() : collectorOf(call, { kind, order, offset, pagesize }),
        });
  if (isCount) return { errorcode: 0, availablecount };
  return {
    errorcode: 0,
    availablecount,
    pagenumber,
    pagesize,
    [PLURALS[kind]]: page.map((relation) => present(store, relation)),
  };
}

/** The order asked for; undefined when it is that of the last change, which is the collection's own. */
function orderOf({ query }: Call): Order | undefined {
  const order = {
    sort: query('sort') ?? 'lastchanged',
    group: query('group'),
    direction: query('sortdir'),
    location: query('location'),
  };
  const known = Object.hasOwn(SORTS, order.sort) ? order.sort : 'lastchanged';
  return known === 'lastchanged' && !order.group && !order.direction ? undefined : order;
}

/** Takes in the matching records one by one, and gives the page when all are in. */
interface Collector {
  add(relation: Relation): void;
  page(): Relation[];
}

interface Search {
  readonly conditions: readonly Condition[];
  readonly collect: Collector;
}

function search(
  relations: Iterable<Relation>,
  { conditions, collect }: Search,
): { count: number; page: readonly Relation[] } {
  let count = 0;
  for (const relation of relations) {
    if (!conditions.every((condition) => condition(relation))) continue;
    count += 1;
    collect.add(relation);
  }
  return { count, page: collect.page() };
}

function counter(): Collector {
  return { add: () => {}, page: () => [] };
}

interface Wanted {
  readonly kind: RelationKind;
  readonly order: Order | undefined;
  readonly offset: number;
  readonly pagesize: number;
}

/**
 * Keeps no more than the pages up to the one wanted, so that a search among a million records needs no memory for all of
 * them: now and then what is kept is sorted, and what cannot be on the page any more is dropped.
 */
function collectorOf({ store }: Call, { kind, order, offset, pagesize }: Wanted): Collector {
  const end = offset + pagesize;
  let kept: Relation[] = [];
  let passed = 0;
  const sorted = (): Relation[] =>
    order === undefined ? kept : sortRelations(kept, order, { kind, settings: store.settings, now: store.now() });
  return {
    add: (relation) => {
      passed += 1;
      if (order === undefined) {
        if (passed > offset && passed <= end) kept.push(relation);
        return;
      }
      kept.push(relation);
      if (kept.length >= 2 * end + KEPT) kept = sorted().slice(0, end);
    },
    page: () => (order === undefined ? kept : sorted().slice(offset, end)),
  };
}

/** How many records more than needed are kept before they are sorted: sorting seldom is cheaper. */
const KEPT = 5000;
