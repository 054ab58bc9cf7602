import { beforeEach, describe, expect, it } from 'vitest';
import type { ClozeMock } from '../index.js';
import { type Client, clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

let mock: ClozeMock;
let client: Client;

beforeEach(async () => {
  mock = strictMock({ starter: {} });
  client = clientOf(mock);
  await client.post('/v1/people/create', { name: 'Ada', emails: [{ value: 'ada@example.com' }] });
});

const CALL = {
  date: '2026-05-01T10:00:00Z',
  style: 'call',
  from: 'me@example.com',
  subject: 'Hello',
  recipients: [{ value: 'ada@example.com', role: 'to' }],
};
const communicate = (more: object = {}): Promise<Record<string, unknown>> =>
  client.post('/v1/timeline/communication/create', { ...CALL, ...more });
const addContent = (more: object): Promise<Record<string, unknown>> =>
  client.post('/v1/timeline/content/create', { date: '2026-05-01', subject: 'Signed', ...more });
const keysOf = async (body: object = {}): Promise<string[]> => {
  const answer = await client.post('/v1/people/timeline', { id: 'ada@example.com', ...body });
  return ((answer['messages'] ?? []) as { key: string }[]).map(({ key }) => key);
};
const invalid = (field: string, value: unknown): object => ({
  errorcode: 26,
  message: `An invalid value was provided for the ${field}: ${value}`,
});

describe('a communication', () => {
  it.each(['email', 'call', 'text', 'meeting', 'direct', 'postal', 'postal-bulk'])(
    'may be of style %s',
    async (style) => {
      expect(await communicate({ style })).toEqual({ errorcode: 0 });
      expect(await keysOf()).toHaveLength(1);
    },
  );

  it.each([
    ['style', 'pigeon'],
    ['bodytype', 'markdown'],
    ['outcome', 'busy'],
    ['direction', 'sideways'],
    ['date', 'yesterday'],
  ])('of an unknown %s is refused (26)', async (field, value) => {
    allowBreaches();
    expect(await communicate({ [field]: value })).toEqual(invalid(field, value));
    expect(await keysOf()).toEqual([]);
  });

  it.each(['noanwser', 'noanswer', 'leftvm', 'connected'])('takes the outcome %s', async (outcome) => {
    expect(await communicate({ outcome })).toEqual({ errorcode: 0 });
  });

  it.each(['call', 'meeting'])(
    'in the future is refused, a %s too (38), unless the options accept it',
    async (style) => {
      for (const date of ['2026-06-01T08:00:01Z', Date.UTC(2026, 5, 2), String(Date.UTC(2026, 5, 2))])
        expect(await communicate({ style, date })).toMatchObject({ errorcode: 38 });
      const accepting = clientOf(strictMock({ starter: {}, futureDates: 'accept' }));
      const answer = await accepting.post('/v1/timeline/communication/create', { ...CALL, style, date: '2030-01-01' });
      expect(answer).toEqual({ errorcode: 0 });
    },
  );

  it('is written to addresses, not to keys of Cloze’s own (32)', async () => {
    allowBreaches();
    const { person } = (await client.get('/v1/people/get?uniqueid=ada@example.com')) as unknown as {
      person: { syncKey: string; direct: string };
    };
    for (const value of [person.syncKey, `direct:${person.direct}`]) {
      expect(await communicate({ references: [{ value }] })).toMatchObject({
        errorcode: 32,
        message: expect.stringMatching(/^Invalid address/),
      });
    }
    for (const value of ['ada@example.com', '+46311234567', 'example.com', 'crm.example:D-1'])
      expect(await communicate({ references: [{ value }] })).toEqual({ errorcode: 0 });
    expect(await communicate({ recipients: [{ name: 'Nobody' }] })).toMatchObject({ errorcode: 32 });
  });

  it('is not stored on a dry run', async () => {
    expect(await communicate({ dryrun: true })).toEqual({ errorcode: 0 });
    expect(await keysOf()).toEqual([]);
  });
});

describe('content', () => {
  it.each(['note', 'todo'])('of style %s needs a unique id and a source that is a domain', async (style) => {
    allowBreaches();
    expect(await addContent({ style })).toEqual(invalid('uniqueid', ''));
    expect(await addContent({ style, uniqueid: 'n-1' })).toEqual(invalid('source', ''));
    expect(await addContent({ style, uniqueid: 'n-1', source: 'my notes' })).toEqual(invalid('source', 'my notes'));
    expect(await addContent({ style, uniqueid: 'n-1', source: 'notes.example' })).toEqual({ errorcode: 0 });
  });

  it('with a source and id that are there replaces what is there', async () => {
    const note = {
      style: 'note',
      uniqueid: 'n-1',
      source: 'notes.example',
      references: [{ value: 'ada@example.com' }],
    };
    await addContent(note);
    await addContent({ ...note, subject: 'Signed again' });
    const keys = await keysOf();
    expect(keys).toHaveLength(1);
    const read = await client.post('/v1/messages/get', { messages: keys.map((key) => ({ key })) });
    expect(read['messages']).toMatchObject([{ subject: 'Signed again' }]);
  });

  it('may be an event without either', async () => {
    allowBreaches();
    expect(await addContent({ style: 'event' })).toEqual({ errorcode: 0 });
    expect(await addContent({ style: 'poem' })).toEqual(invalid('style', 'poem'));
  });
});

describe('a to-do', () => {
  it('needs a subject', async () => {
    allowBreaches();
    expect(await client.post('/v1/timeline/todo/create', { when: 1 })).toEqual(invalid('subject', ''));
    expect(
      await client.post('/v1/timeline/todo/create', { subject: 'Call back', participants: ['ada@example.com'] }),
    ).toEqual({ errorcode: 0 });
    expect(await keysOf({ filter: ['todo'] })).toHaveLength(1);
    expect(await keysOf({ filter: ['call'] })).toEqual([]);
  });
});

describe('a timeline', () => {
  it('is read from a stamp on, by its limit', async () => {
    allowBreaches();
    await communicate();
    const first = await client.post('/v1/people/timeline', { id: 'ada@example.com' });
    await mock.clock.advance(1000);
    await communicate({ style: 'meeting' });
    await communicate({ style: 'email' });
    expect(await keysOf({ stamp: first['stamp'] })).toHaveLength(2);
    expect(await keysOf({ limit: 1 })).toHaveLength(1);
    expect(await client.post('/v1/people/timeline', { id: 'nobody@example.com' })).toMatchObject({ errorcode: 62 });
    expect(await client.post('/v1/people/timeline', {})).toMatchObject({ errorcode: 11 });
  });
});

describe('opens', () => {
  it('come as batches with the address of the next one', async () => {
    const first = await client.get('/v1/messages/opens');
    expect(first).toMatchObject({ errorcode: 0, more: false });
    const messages = first['messages'] as { date: number; opens: { breakdown: object[] }[] }[];
    expect(messages.length).toBeGreaterThan(0);
    const next = new URL(String(first['next']));
    expect([...next.searchParams.keys()]).toEqual(['from']);
    expect(await client.get(next.pathname + next.search)).toMatchObject({ messages: [] });
  });
});
