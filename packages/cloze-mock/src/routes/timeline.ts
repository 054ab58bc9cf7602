import { ClozeError, ERROR_CODES, invalidValue } from '../errors.js';
import { findByUniqueId } from '../records/identify.js';
import { isEntry } from '../records/properties.js';
import type { Call, Handlers } from '../route.js';

/** What a timeline entry is stored as. */
export interface TimelineEntry {
  readonly kind: 'communication' | 'content' | 'todo';
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `noanwser` is the document's own spelling of the outcome; one client sends the right one, so both are taken. */
const ENUMS = {
  communication: {
    style: ['email', 'call', 'text', 'meeting', 'direct', 'postal', 'postal-bulk', 'message', 'inapp'],
    bodytype: ['html', 'text'],
    outcome: ['leftvm', 'noanwser', 'noanswer', 'connected'],
    direction: ['inbound', 'outbound'],
  },
  content: { style: ['event', 'note', 'todo', 'file'], bodytype: ['html', 'text'] },
  todo: {},
} as const satisfies Record<TimelineEntry['kind'], Record<string, readonly string[]>>;

/** Communications, notes, events and to-dos. */
export const timelineHandlers: Handlers = {
  createCommunication: (call) => {
    const body = checked('communication', call);
    notInFuture(call, body);
    addresses(call, body, 'recipients', ['person']);
    addresses(call, body, 'references', ['person', 'company', 'project']);
    return store(call, 'communication', body);
  },
  createContent: (call) => {
    const body = checked('content', call);
    // Notes and to-dos need both to be told apart from earlier ones; the source must be a domain.
    if (body['style'] === 'note' || body['style'] === 'todo') {
      for (const name of ['uniqueid', 'source']) {
        if (typeof body[name] !== 'string' || body[name] === '') throw invalidValue(name, body[name] ?? '');
      }
    }
    if (body['source'] !== undefined && !/^[\w-]+(\.[\w-]+)+$/.test(String(body['source'])))
      throw invalidValue('source', body['source']);
    addresses(call, body, 'references', ['person', 'company', 'project']);
    return store(call, 'content', body);
  },
  createTodo: (call) => {
    const body = checked('todo', call);
    if (typeof body['subject'] !== 'string' || body['subject'] === '')
      throw invalidValue('subject', body['subject'] ?? '');
    return store(call, 'todo', body);
  },
  listOpens: ({ query, mock, url }) => {
    const from = Number(query('from') ?? 0);
    // The document types the answer as a list; its prose (`more`, `next`) and other clients have an object.
    const messages = openedMessages(mock.options.start).filter(({ date }) => date > from);
    return {
      errorcode: 0,
      more: false,
      next: `${url.origin}/v1/messages/opens?from=${messages.at(-1)?.date ?? from}`,
      messages,
    };
  },
};

function checked(kind: TimelineEntry['kind'], call: Call): Readonly<Record<string, unknown>> {
  const body = call.body();
  for (const [name, allowed] of Object.entries(ENUMS[kind])) {
    const value = body[name];
    if (value !== undefined && !(allowed as readonly unknown[]).includes(value)) throw invalidValue(name, value);
  }
  return body;
}

/** Seen live: error 38 even for meetings, although the document says one may be scheduled. A switch of the mock. */
function notInFuture({ mock }: Call, body: Readonly<Record<string, unknown>>): void {
  const date = body['date'];
  if (date === undefined || mock.options.futureDates === 'accept') return;
  const at = typeof date === 'number' ? date : /^\d+$/.test(String(date)) ? Number(date) : Date.parse(String(date));
  if (Number.isNaN(at)) throw invalidValue('date', date);
  if (at > mock.clock.now()) throw new ClozeError(ERROR_CODES.futureDate, 'The date must not be in the future');
}

/** Sync keys and direct ids are no addresses (error 32, seen live); e-mail, phone, domain and app links are. */
function addresses(
  call: Call,
  body: Readonly<Record<string, unknown>>,
  name: string,
  kinds: readonly ('person' | 'company' | 'project')[],
): void {
  const list = body[name];
  if (!Array.isArray(list)) return;
  for (const entry of list) {
    const value = isEntry(entry) ? entry['value'] : undefined;
    const addressable = typeof value === 'string' && (/[@.:]/.test(value) || /^\+?[\d\s()-]{5,}$/.test(value));
    if (addressable && !String(value).startsWith('direct:')) continue;
    if (isEntry(entry) && Array.isArray(entry['ids'])) continue;
    const known =
      typeof value === 'string' &&
      kinds.some((kind) => findByUniqueId(call.store, kind, { uniqueid: value, team: false }));
    throw new ClozeError(
      ERROR_CODES.invalidAddress,
      known ? 'Invalid address' : `Invalid address${value === undefined ? '' : `: ${String(value).slice(0, 100)}`}`,
    );
  }
}

function store(
  { store: data, mock }: Call,
  kind: TimelineEntry['kind'],
  body: Readonly<Record<string, unknown>>,
): unknown {
  if (body['dryrun'] === true) return { errorcode: 0 };
  const source =
    typeof body['source'] === 'string' && typeof body['uniqueid'] === 'string'
      ? `${body['source']}:${body['uniqueid']}`
      : undefined;
  const key = source ?? data.newKey(kind, 16);
  data.table<TimelineEntry>('timeline').set(key, { kind, at: mock.clock.now(), body });
  return { errorcode: 0 };
}

function openedMessages(start: number) {
  return [1, 2, 3]
    .map((number) => ({
      message: `https://www.cloze.com/app/message/${number}`,
      date: start - number * 3_600_000,
      threadId: `thread-${number}`,
      opens: [
        { about: { name: 'Tereza Dvořák' }, breakdown: [{ date: start - number * 1_800_000, cookie: `c${number}` }] },
      ],
    }))
    .reverse();
}
