import { ClozeError, ERROR_CODES, notFound } from '../errors.js';
import type { Relation, RelationKind } from '../model/relation.js';
import { findByUniqueId, lookupIdentifiers } from '../records/identify.js';
import { isEntry } from '../records/properties.js';
import type { Call, Handlers } from '../route.js';
import { identifiersOf } from '../store/identifiers.js';
import type { TimelineEntry } from './timeline.js';

/** Most messages that one answer lists, unless it is asked for fewer. */
const MOST_MESSAGES = 100;

/** Words of the timeline's filter (S4) for what is written onto it; what has none is `external`. */
const FILTER_WORDS: Readonly<Record<string, string>> = {
  email: 'mail',
  call: 'call',
  text: 'sms',
  meeting: 'meeting',
  direct: 'message',
  message: 'message',
  inapp: 'inapp',
  note: 'note',
  todo: 'todo',
};

/** Reading timelines: 2026.9 has it (S4), 2025.10 does not. */
export const messageHandlers: Handlers = {
  readPersonTimeline: (call) => timeline('person', call),
  readCompanyTimeline: (call) => timeline('company', call),
  readProjectTimeline: (call) => timeline('project', call),
  getMessages: (call) => {
    const wanted = call.body()['messages'];
    const entries = call.store.table<TimelineEntry>('timeline');
    const keys = Array.isArray(wanted) ? wanted.filter(isEntry).map(({ key }) => String(key)) : [];
    const messages = keys.flatMap((key) => {
      const entry = entries.get(key);
      return entry ? [{ ...entry.body, key, changed: entry.at }] : [];
    });
    return { errorcode: 0, messages };
  },
};

function timeline(kind: RelationKind, call: Call): unknown {
  const { id, uniqueid, limit, stamp, filter } = call.body();
  const name = id ?? uniqueid;
  if (typeof name !== 'string' || name === '')
    throw new ClozeError(ERROR_CODES.noIdentifiers, 'No identifiers available');
  const relation = findByUniqueId(call.store, kind, { uniqueid: name, team: false });
  if (!relation) throw notFound();
  const words = Array.isArray(filter) && filter.length > 0 ? filter.map(String) : undefined;
  const after = Number(stamp ?? Number.NEGATIVE_INFINITY);
  const messages = [...call.store.table<TimelineEntry>('timeline').entries()]
    .filter(([, entry]) => entry.at > after && isAbout(entry, relation))
    .filter(([, entry]) => words === undefined || words.includes(wordOf(entry)))
    .slice(0, Math.max(1, Math.min(Number(limit ?? MOST_MESSAGES) || MOST_MESSAGES, MOST_MESSAGES)))
    .map(([key, { at }]) => ({ key, changed: at }));
  return { errorcode: 0, stamp: messages.at(-1)?.changed ?? stamp ?? 0, messages };
}

function wordOf({ kind, body }: TimelineEntry): string {
  return kind === 'todo' ? 'todo' : (FILTER_WORDS[String(body['style'])] ?? 'external');
}

/** Whether one of an entry's addresses is the record's. */
function isAbout({ body }: TimelineEntry, relation: Relation): boolean {
  const own = new Set(identifiersOf(relation));
  return addressesOf(body).some((address) => lookupIdentifiers(relation.kind, address).some((id) => own.has(id)));
}

function addressesOf(body: Readonly<Record<string, unknown>>): string[] {
  const lists = ['recipients', 'references', 'participants'].flatMap((name) => {
    const list = body[name];
    return Array.isArray(list) ? list : [];
  });
  return [body['from'], ...lists].flatMap((item) => {
    if (typeof item === 'string') return [item];
    if (!isEntry(item)) return [];
    const ids = Array.isArray(item['ids']) ? item['ids'].map(String) : [];
    return typeof item['value'] === 'string' ? [item['value'], ...ids] : ids;
  });
}
