import { PLURALS, type Relation, type RelationKind } from '../model/relation.js';
import { present } from '../records/present.js';
import type { Call } from '../route.js';
import { findConditions } from './filters.js';
import type { Condition } from './query-text.js';
import { type Order, sortRelations } from './sort.js';

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
  // Everything in the collection's own order: the page is made without looking at the records before it.
  const whole = conditions.length === 0 && order === undefined;
  const matches = whole ? undefined : matching(kind, call, { conditions, order });
  const availablecount = matches?.length ?? relations.size;
  if (call.flag('countonly')) return { errorcode: 0, availablecount };
  const page = matches?.slice(offset, offset + pagesize) ?? relations.slice(offset, pagesize);
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
  return order.sort === 'lastchanged' && !order.group && !order.direction ? undefined : order;
}

interface Search {
  readonly conditions: readonly Condition[];
  readonly order: Order | undefined;
}

function matching(kind: RelationKind, { store }: Call, { conditions, order }: Search): Relation[] {
  const found: Relation[] = [];
  for (const relation of store.relations(kind).newestFirst()) {
    if (conditions.every((condition) => condition(relation))) found.push(relation);
  }
  return order === undefined ? found : sortRelations(found, order, { kind, settings: store.settings });
}
