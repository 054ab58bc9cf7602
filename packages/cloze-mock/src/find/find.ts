import { PLURALS, type Relation, type RelationKind } from '../model/relation.js';
import { present } from '../records/present.js';
import type { Call } from '../route.js';
import { inOrder, type Range, sorting } from './collect.js';
import { countsOf } from './counts.js';
import { FILTERS, findConditions } from './filters.js';
import { search } from './search.js';
import { type Order, SORTS, sorterOf } from './sort.js';

/** Pages hold 10 records unless asked otherwise, and never more than 1000 (Cloze Swagger 2025.10). */
export function pageSize(text: string | undefined): number {
  const size = Math.trunc(Number(text ?? 10));
  return Number.isFinite(size) && size > 0 ? Math.min(size, 1000) : 10;
}

/** `GET /v1/{people,companies,projects}/find`. */
export async function find(kind: RelationKind, call: Call): Promise<unknown> {
  const { query, store } = call;
  const pagesize = pageSize(query('pagesize'));
  const pagenumber = Math.max(1, Math.trunc(Number(query('pagenumber') ?? 1)) || 1);
  const offset = (pagenumber - 1) * pagesize;
  const isCount = call.flag('countonly');
  const { count: availablecount, page } = await lookUp(
    kind,
    call,
    isCount ? undefined : { offset, end: offset + pagesize },
  );
  if (isCount) return { errorcode: 0, availablecount };
  return {
    errorcode: 0,
    availablecount,
    pagenumber,
    pagesize,
    [PLURALS[kind]]: page.map((relation) => present(store, relation)),
  };
}

/** How many records match, and those of a range; without one, none. */
async function lookUp(
  kind: RelationKind,
  call: Call,
  range: Range | undefined,
): Promise<{ count: number; page: readonly Relation[] }> {
  const { store, query, signal } = call;
  const relations = store.relations(kind);
  const conditions = findConditions(kind, call);
  const order = orderOf(call);
  // Everything in the collection's own order: the page is made without looking at the records before it.
  if (conditions.length === 0 && order === undefined) {
    return { count: relations.size, page: range ? relations.slice(range.offset, range.end - range.offset) : [] };
  }
  const counts = countsOf(relations);
  const asked = JSON.stringify(FILTERS.map(query));
  const known = counts.get(asked);
  if (known !== undefined && (!range || range.offset >= known)) return { count: known, page: [] };
  const sorter = order && sorterOf(order, { kind, settings: store.settings, now: store.now() });
  const collector = range && (sorter ? sorting(range, sorter) : inOrder(range));
  let count = 0;
  await search(relations.newestFirst(), {
    conditions,
    signal,
    take: (relation) => {
      count += 1;
      const isOpen = collector?.add(relation) ?? true;
      return known === undefined || (isOpen && count < known);
    },
  });
  if (known === undefined && !signal.aborted) counts.set(asked, count);
  return { count: known ?? count, page: collector?.page() ?? [] };
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
