import { invalidValue } from '../errors.js';
import { PLURALS, type Relation, type RelationKind } from '../model/relation.js';
import { settingsGroup } from '../model/settings.js';
import { present } from '../records/present.js';
import type { Call } from '../route.js';
import type { AuditEntry } from '../store/change.js';
import { type Filters, sharedConditions } from './filters.js';
import { pageSize } from './find.js';
import { type Search, search } from './search.js';

/** What a cursor remembers: the filters of the first call and how far the feed has been read. */
interface Cursor extends Filters {
  readonly pagesize: number;
  /** Last change of the last record given. */
  readonly stamp: number;
  /** How many records were to come when they were counted last; counting them for every page would read all of them. */
  readonly left: number;
  /** Changes up to here are the initial delivery, which tells no `changes`. */
  readonly initial: number;
  readonly keysonly: boolean;
  readonly audited: boolean;
}

/**
 * `GET /v1/{people,companies,projects}/feed`: every record once, then what changed since, ascending by last change. The
 * cursor is opaque; a later call needs nothing else, and filters count only on the first (Cloze Swagger 2025.10).
 */
export async function feed(kind: RelationKind, call: Call): Promise<unknown> {
  const { store, query, signal } = call;
  const text = query('cursor');
  const cursor = text === undefined ? begin(kind, call) : readCursor(text);
  const conditions = sharedConditions(kind, call, cursor);
  const relations = store.relations(kind);
  const page: Relation[] = [];
  await search(relations.oldestFirst(cursor.stamp), {
    conditions,
    signal,
    take: (relation) => page.push(relation) < cursor.pagesize,
  });
  const stamp = page.at(-1)?.lastChanged ?? cursor.stamp;
  // As in find, the page itself counts as available (no source says what a feed counts).
  const available =
    conditions.length === 0
      ? relations.countAfter(cursor.stamp)
      : cursor.left || (await count(relations.oldestFirst(cursor.stamp), { conditions, signal }));
  const shown = page.map((relation) => (cursor.keysonly ? { syncKey: relation.key } : present(store, relation)));
  const list = cursor.audited
    ? { results: page.map((relation, index) => ({ [kind]: shown[index], changes: changesOf(call, relation, cursor) })) }
    : { [PLURALS[kind]]: shown };
  return {
    errorcode: 0,
    availablecount: available,
    cursor: writeCursor({ ...cursor, stamp, left: Math.max(0, available - page.length) }),
    ...list,
  };
}

async function count(relations: Iterable<Relation>, among: Omit<Search, 'take'>): Promise<number> {
  let found = 0;
  const take = (): boolean => {
    found += 1;
    return true;
  };
  await search(relations, { ...among, take });
  return found;
}

function begin(kind: RelationKind, call: Call): Cursor {
  const { query, mock, store } = call;
  const after = query('modifiedafter');
  const now = mock.clock.now();
  const stage = query('stage');
  const known =
    store.settings.stages[settingsGroup(kind)].some(({ key }) => key === stage) || stage === 'none' || stage === 'any';
  return {
    scope: query('scope'),
    // An unknown stage is ignored (seen live for projects/feed).
    ...(known && { stage }),
    segment: query('segment'),
    freeformquery: query('freeformquery'),
    pagesize: pageSize(query('pagesize')),
    stamp: after === undefined ? Number.MIN_SAFE_INTEGER : after === 'now' ? now : time(after),
    left: 0,
    initial: after === undefined ? now : Number.MIN_SAFE_INTEGER,
    keysonly: call.flag('keysonly'),
    audited: call.flag('includeauditedchanges'),
  };
}

function time(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(value)) throw invalidValue('modifiedafter', text);
  return value;
}

function changesOf({ store }: Call, relation: Relation, cursor: Cursor): Record<string, unknown> {
  if (relation.lastChanged <= cursor.initial) return {};
  const since = Math.max(cursor.stamp, cursor.initial);
  const changes: Record<string, unknown> = {};
  for (const entry of store.table<AuditEntry>('audit').values()) {
    if (entry.key !== relation.key || entry.at <= since) continue;
    for (const [name, change] of Object.entries(entry.changes)) {
      const earlier = changes[name] as { before: unknown } | undefined;
      changes[name] = earlier ? { before: earlier.before, after: change.after } : change;
    }
  }
  return Object.keys(changes).length === 0 ? {} : { ...changes, _since: since };
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

function readCursor(text: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Cursor;
    if (typeof cursor.stamp === 'number' && typeof cursor.pagesize === 'number') return cursor;
  } catch {
    // Told below: any other text is no cursor of ours.
  }
  throw invalidValue('cursor', text);
}
