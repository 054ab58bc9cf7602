import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario();
});
afterEach(() => scenario.close());

const TEXTS = {
  name: 'Anna',
  threadid: 'T-1',
  preview: 'Short',
  bodytype: 'html',
  body: '<p>Long</p>',
  links: [{ value: 'https://example.com', title: 'Example' }],
};
const MORE = {
  account: 'team',
  campaignId: 'c1',
  update: true,
  dateFormat: 'international',
  dryrun: false,
  skipImport: false,
};

describe('createCommunication', () => {
  const required = { from: 'anna@example.com', style: 'email', subject: 'Hello', date: '2026-05-01T10:00:00Z' };

  it('sends every field as the API knows it, in one request', async () => {
    const shared = { ...TEXTS, ...MORE, measureas: 'inquiry' };
    const company = { value: 'example.com', name: 'Example' };
    const recipients = [{ value: 'bob@example.com', name: 'Bob', role: 'to' }];
    const copied = { value: 'cc@example.com', name: 'Cecil', role: 'cc' };
    const given = {
      ...required,
      ...shared,
      recipients,
      references: [company, copied],
      due: 'date',
      dueDate: '2026-07-01T08:00:00Z',
    };
    const [call, meeting] = [{ duration: 1, outcome: 'connected', direction: 'inbound' }, { location: 'x' }];
    expect(unfilled(scenario.app, 'createCommunication', given, call, meeting)).toEqual([]);
    expect(await scenario.runAny('createCommunication', given)).toEqual([{ errorcode: 0 }]);
    expect(scenario.sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'POST',
        '/v1/timeline/communication/create',
        {
          ...required,
          ...shared,
          recipients: [...recipients, copied],
          references: [company],
          date: Date.UTC(2026, 4, 1, 10),
          due: Date.UTC(2026, 6, 1, 8),
        },
      ],
    ]);
    expect(scenario.remarks()).toEqual([]);
  });

  it('sends only what is required', async () => {
    await scenario.runAny('createCommunication', required);
    expect(scenario.sent[0]?.body).toEqual({ ...required, date: Date.UTC(2026, 4, 1, 10) });
    await expect(scenario.runAny('createCommunication', {})).rejects.toMatchObject({
      issues: ['from', 'style', 'subject', 'date'].map((parameter) => ({ parameter, code: 'missing' })),
    });
  });

  it.each([
    ['call', { duration: 12, outcome: 'noanwser', direction: 'outbound' }],
    ['text', { direction: 'inbound' }],
    ['meeting', { duration: 60, location: 'Room 1' }],
    ['direct', {}],
    ['postal', {}],
    ['postal-bulk', {}],
  ])('asks for the details of a %s alone', async (style, details) => {
    await scenario.runAny('createCommunication', { ...required, style, ...details });
    expect(scenario.sent[0]?.body).toEqual({ ...required, style, ...details, date: Date.UTC(2026, 4, 1, 10) });
    expect(scenario.remarks()).toEqual([]);
  });

  it('makes recipients of references with a role', async () => {
    await scenario.runAny('createCommunication', {
      ...required,
      recipients: [{ value: 'bob@example.com', role: 'from' }],
      references: [
        { value: 'cc@example.com', name: 'Anna Andersson', role: 'cc' },
        { value: 'example.com', name: 'Baltic Ports' },
        { value: 'bcc@example.com', role: 'bcc' },
        { value: 'crm.example:7' },
      ],
    });
    expect(scenario.sent[0]?.body).toMatchObject({
      recipients: [
        { value: 'bob@example.com', role: 'from' },
        { value: 'cc@example.com', name: 'Anna Andersson', role: 'cc' },
        { value: 'bcc@example.com', role: 'bcc' },
      ],
      references: [{ value: 'example.com', name: 'Baltic Ports' }, { value: 'crm.example:7' }],
    });
    expect(scenario.remarks()).toEqual([]);
  });

  it.each(['{{1 + 1}}', '{x}', 'a {"role":"to"} b', '},{"value":"x"', '\\"role":"cc"\\', 'role', '$1 $& $`'])(
    'keeps the name %s of a reference, with or without a role',
    async (name) => {
      const references = [
        { value: 'first@example.com', name },
        { value: 'cc@example.com', name, role: 'cc' },
        { value: 'example.com', name },
        { value: 'to@example.com', role: 'to', name },
      ];
      await scenario.runAny('createCommunication', { ...required, references });
      expect(scenario.sent[0]?.body).toMatchObject({
        recipients: [
          { value: 'cc@example.com', name, role: 'cc' },
          { value: 'to@example.com', name, role: 'to' },
        ],
        references: [
          { value: 'first@example.com', name },
          { value: 'example.com', name },
        ],
      });
    },
  );

  it('makes recipients of all references when all have a role', async () => {
    await scenario.runAny('createCommunication', { ...required, references: [{ value: 'a@example.com', role: 'to' }] });
    expect(scenario.sent[0]?.body).toEqual({
      ...required,
      date: Date.UTC(2026, 4, 1, 10),
      recipients: [{ value: 'a@example.com', role: 'to' }],
    });
  });

  it.each([
    ['someday', 1],
    [1, 1],
    ['2026-07-01T08:00:00Z', '2026-07-01T08:00:00Z'],
    [String(Date.UTC(2026, 6, 1)), String(Date.UTC(2026, 6, 1))],
  ])('takes %s as a due date', async (due, sent) => {
    await scenario.runAny('createCommunication', { ...required, due });
    const body = scenario.sent[0]?.body as { due: unknown } | undefined;
    expect(String(body?.due)).toBe(String(sent));
  });

  it('reports a sync key in a reference (error 32) and a date in the future (error 38)', async () => {
    const [person] = await scenario.runAny('findPeople', { limit: 1 });
    await expect(
      scenario.runAny('createCommunication', { ...required, references: [{ value: person?.['syncKey'] }] }),
    ).rejects.toThrow('[200] Invalid address (Cloze error 32)');
    await expect(scenario.runAny('createCommunication', { ...required, date: '2126-01-01T00:00:00Z' })).rejects.toThrow(
      /^\[200\] .* \(Cloze error 38\)$/,
    );
  });
});

describe('createTodo', () => {
  it('sends every field as the API knows it, in one request', async () => {
    const given = {
      subject: 'Call',
      participants: ['anna@example.com', 'example.com'],
      assigner: 'mara.lindqvist@northwind-harbor.example',
      assignee: 'ines.carvalho@northwind-harbor.example',
      preview: 'Soon',
      dateFormat: 'us',
      dryrun: true,
      skipImport: false,
    };
    const when = { when: 'date', whenDate: '2026-07-01T08:00:00Z' };
    expect(unfilled(scenario.app, 'createTodo', given, when)).toEqual([]);
    expect(await scenario.runAny('createTodo', { ...given, ...when })).toEqual([{ errorcode: 0 }]);
    expect(scenario.sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/v1/timeline/todo/create', { ...given, when: Date.UTC(2026, 6, 1, 8) }],
    ]);
    expect(scenario.remarks()).toEqual([]);
  });

  it('sends only what is required, and someday as 1', async () => {
    await scenario.runAny('createTodo', { subject: 'Call' });
    await scenario.runAny('createTodo', { subject: 'Call', when: 'someday' });
    expect(scenario.sent.map(({ body }) => body)).toEqual([{ subject: 'Call' }, { subject: 'Call', when: 1 }]);
    await expect(scenario.runAny('createTodo')).rejects.toMatchObject({ issues: [{ parameter: 'subject' }] });
  });
});

describe('createContent', () => {
  it('sends every field as the API knows it, in one request', async () => {
    const given = {
      ...TEXTS,
      ...MORE,
      style: 'todo',
      from: 'anna@example.com',
      source: 'todoist.com',
      uniqueid: '1',
      subject: 'S',
      sendtoteam: true,
    };
    const more = {
      date: '2026-05-01T10:00:00Z',
      due: 'date',
      dueDate: '2026-07-01T08:00:00Z',
      references: [
        { value: 'anna@example.com', name: 'The "role":"to" role', role: 'to' },
        { value: 'example.com', name: 'Example' },
      ],
    };
    expect(unfilled(scenario.app, 'createContent', given, more)).toEqual([]);
    expect(await scenario.runAny('createContent', { ...given, ...more })).toEqual([{ errorcode: 0 }]);
    expect(scenario.sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'POST',
        '/v1/timeline/content/create',
        {
          ...given,
          date: Date.UTC(2026, 4, 1, 10),
          due: Date.UTC(2026, 6, 1, 8),
          references: [
            { value: 'anna@example.com', name: 'The "role":"to" role' },
            { value: 'example.com', name: 'Example' },
          ],
        },
      ],
    ]);
    expect(scenario.remarks()).toEqual([]);
  });

  it.each(['note', 'todo'])('wants a source and a unique ID for a %s', async (style) => {
    await expect(scenario.runAny('createContent', { style })).rejects.toMatchObject({
      issues: [
        { parameter: 'source', code: 'missing' },
        { parameter: 'uniqueid', code: 'missing' },
      ],
    });
    await scenario.runAny('createContent', { style, source: 'todoist.com', uniqueid: '1' });
    expect(scenario.sent.map(({ body }) => body)).toEqual([{ style, source: 'todoist.com', uniqueid: '1' }]);
  });

  it('wants neither for an event', async () => {
    await scenario.runAny('createContent', { style: 'event' });
    expect(scenario.sent[0]?.body).toEqual({ style: 'event' });
  });
});

describe('listEmailOpens', () => {
  const message = (id: number): object => ({ message: `m${id}`, date: id, threadId: 't', opens: [] });
  const next = 'https://api.cloze.com/v1/messages/opens?from=5&cursor=a%2Fb';

  it('follows the batches to the host of the API alone', async () => {
    scenario.answerOnce('/v1/messages/opens', {
      body: { errorcode: 0, messages: [message(1)], more: true, next: next.replace('api.cloze.com', 'evil.example') },
    });
    scenario.answerOnce('/v1/messages/opens', { body: { errorcode: 0, messages: [message(2)], more: false } });
    const given = { from: '1970-01-01T00:00:00.005Z', limit: 10 };
    expect(unfilled(scenario.app, 'listEmailOpens', given)).toEqual([]);
    const bundles = await scenario.run('listEmailOpens', given);
    expect(bundles).toEqual([1, 2].map((id) => ({ message: `m${id}`, date: new Date(id), threadId: 't', opens: [] })));
    expect(scenario.sent.map(({ query }) => query)).toEqual([{ from: '5' }, { from: '5', cursor: 'a/b' }]);
  });

  it('asks for no batch beyond the limit', async () => {
    scenario.answerOnce('/v1/messages/opens', { body: { errorcode: 0, messages: [message(1)], more: true, next } });
    expect(await scenario.runAny('listEmailOpens', { limit: 1 })).toHaveLength(1);
    expect(scenario.sent).toHaveLength(1);
  });

  it('reads the mock', async () => {
    expect(await scenario.runAny('listEmailOpens', { limit: 2 })).toMatchObject([
      { date: expect.any(Date) },
      { date: expect.any(Date) },
    ]);
    expect(scenario.remarks()).toEqual([]);
  });
});
