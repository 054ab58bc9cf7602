import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedRequest, TestAnswer } from '../../packages/app-runner/src/testing/http-server.js';
import { type Call, type ForeignApp, findingsOf, itAnswersAlikeEverywhere, openForeignApp } from './foreign-app.js';

const API = 'https://api.example.com';
const connection = { accessToken: 'access-token-of-ada', region: 'eu' };

let foreign: ForeignApp;
beforeAll(async () => {
  foreign = await openForeignApp('surveys', [API], serve);
});
afterAll(() => foreign.close());

const ANSWERS = [1, 2, 9, 10, 11].map((id) => ({ id, text: `Answer ${id}`, at: `2026-03-0${(id % 9) + 1}T00:00:00Z` }));
const RESPONSES = [1, 2, 3, 4, 5].map((id) => ({ id, person: id % 2 ? 'p1' : 'p2', score: id }));

/** Surveys with hooks, questions and responses by cursor; answers in any order, page by page. */
function serve({ method, url, headers, body }: ReceivedRequest): TestAnswer {
  const { pathname, searchParams } = new URL(url, API);
  if (headers['authorization'] !== `Bearer ${connection.accessToken}`) return { status: 401, body: { detail: 'No.' } };
  const sent = body.length > 0 ? JSON.parse(body.toString()) : undefined;
  switch (`${method} ${pathname}`) {
    case 'GET /eu/account':
      return { body: { account: { id: 'acc-1', title: 'Ada’s surveys' } } };
    case 'GET /surveys':
      return {
        body: {
          surveys: [
            { id: 's1', title: 'Hats', latest: true },
            { id: 's2', title: 'Caps' },
          ],
        },
      };
    case 'GET /surveys/s1/questions':
      return {
        body: {
          questions: [
            { id: 1, text: 'Which hat?' },
            { id: 2, text: 'Why?' },
          ],
        },
      };
    case 'POST /surveys/s1/hooks':
      return { status: 201, body: { status: 'ok', hook: { id: 'h1', secret: `secret-for-${sent.events.join('-')}` } } };
    case 'PUT /surveys/s1/hooks/h1':
      return { body: { hook: { secret: `secret-for-${sent.events.join('-')}` } } };
    case 'DELETE /surveys/s1/hooks/h1':
      return { body: { status: 'gone' } };
    case 'GET /eu/events/7':
      return { body: { event: { id: 7, who: 'Bob' } } };
    case 'POST /surveys/s1/responses': {
      const from = Number(sent.cursor ?? 0);
      const found = RESPONSES.filter(({ id }) => !sent.ids || sent.ids.includes(id));
      const next = from + sent.limit < found.length ? String(from + sent.limit) : null;
      const people = { p1: 'Ada', p2: 'Bob' };
      return { body: { responses: found.slice(from, from + sent.limit), next, people } };
    }
    case 'GET /answers': {
      const page = Number(searchParams.get('page') ?? 1);
      const after = Number(searchParams.get('after') ?? 0);
      const mixed = [ANSWERS[3], ANSWERS[0], ANSWERS[4], ANSWERS[2], ANSWERS[1]] as typeof ANSWERS;
      const all = (searchParams.get('order') === 'asc' ? ANSWERS : mixed).filter(({ id }) => id > after);
      return { body: { answers: all.slice((page - 1) * 2, page * 2), pages: Math.ceil(all.length / 2) } };
    }
    case 'POST /echo':
      return { body: { got: sent } };
    default:
      return { status: 400, body: { detail: `There is no ${pathname}` } };
  }
}

const hook = { id: 'hook-5', url: 'https://hooks.example.net/5' };
const attached = { ...hook, hookId: 'h1', surveyId: 's1', secret: 'secret-for-answered' };
const incoming = (more: object) => ({
  method: 'POST',
  headers: { 'X-Askaround-Secret': 'secret-for-answered' },
  query: { via: 'mail' },
  ...more,
});

const CALLS = {
  attach: { path: 'webhooks.responses.attach', params: { surveyId: 's1' }, data: hook, connection },
  attachPartial: {
    path: 'webhooks.responses.attach',
    params: { surveyId: 's1', partial: true },
    data: hook,
    connection,
  },
  update: { path: 'webhooks.responses.update', params: { surveyId: 's1', partial: true }, data: attached, connection },
  detach: { path: 'webhooks.responses.detach', data: attached, connection },
  challenge: { path: 'webhooks.responses.receive', data: attached, request: incoming({ body: { challenge: 'who?' } }) },
  answers: {
    path: 'webhooks.responses.receive',
    data: attached,
    request: incoming({ body: { survey: 's1', answers: [{ id: 1 }, { id: 2 }] } }),
  },
  forged: {
    path: 'webhooks.responses.receive',
    data: attached,
    request: { method: 'POST', body: { answers: [{ id: 1 }] } },
  },
  responses: {
    path: 'modules.watchResponses',
    data: attached,
    request: incoming({ body: { survey: 's1', answers: [{ id: 3 }] } }),
  },
  hello: { path: 'webhooks.account-events.receive', request: { method: 'GET', query: { 'hub.challenge': '42' } } },
  event: {
    path: 'modules.watchAccountEvents',
    params: { kinds: ['member'] },
    connection,
    request: { body: { account_id: 'acc-1', kind: 'member', payload: '{"id": 7}' } },
  },
  shared: {
    path: 'webhooks.account-events.receive',
    connection,
    request: { body: { account_id: 'acc-1', kind: 'member', payload: '{"id": 7}' } },
  },
  ping: { path: 'webhooks.account-events.receive', request: { body: { kind: 'ping' } } },
  reply: {
    path: 'modules.answerCall',
    params: { text: 'Thanks!', headers: [{ key: 'X-Mood', value: 'good' }] },
  },
  search: {
    path: 'modules.searchResponses',
    params: {
      surveyId: 's1',
      ids: ['1', 2, 3, 4, 5],
      limit: 3,
      where: [[{ a: 'score', o: 'number:greater', b: '1' }]],
    },
    connection,
  },
  mapped: { path: 'rpcs.questions', params: { surveyId: '{{4.id}}' }, connection },
  fields: { path: 'rpcs.answerFields', params: { surveyId: 's1' }, connection },
  surveys: { path: 'rpcs.surveys', connection },
  ascending: { path: 'modules.watchNewAnswers', connection, state: { lastId: 2 } },
  unordered: { path: 'modules.watchAnyAnswers', connection, state: {} },
  epoch: { path: 'modules.watchAnyAnswers.epoch', connection },
  call: {
    path: 'modules.makeApiCall',
    params: { url: '/echo', method: 'POST', body: '{"a": [1, null]}' },
    connection,
  },
  lost: { path: 'modules.makeApiCall', params: { url: '/nowhere' }, connection },
  connect: { path: 'connections.askaround', connection: { accessToken: connection.accessToken } },
} satisfies Record<string, Call>;

const lines = async (call: Call) => (await foreign.run(call)).lines;
const lastBody = () => JSON.parse(String(foreign.server.requests.at(-1)?.body));

describe('an archive with numeric types: surveys', () => {
  it('attaches, edits and detaches a dedicated webhook, base included (R1.2, R4.7 to R4.9, C1)', async () => {
    expect(await lines(CALLS.attach)).toEqual([{ hookId: 'h1', surveyId: 's1', secret: 'secret-for-answered' }]);
    expect(lastBody()).toEqual({ target: hook.url, events: ['answered'] });
    expect(await lines(CALLS.attachPartial)).toMatchObject([{ secret: 'secret-for-answered-begun' }]);
    expect(await lines(CALLS.update)).toEqual([{ hookId: 'h1', surveyId: 's1', secret: 'secret-for-answered-begun' }]);
    await lines(CALLS.detach);
    expect(foreign.server.requests.at(-1)).toMatchObject({ method: 'DELETE', url: '/surveys/s1/hooks/h1' });
  });

  it('answers the verification, takes what is signed, drops the rest (R4.2 to R4.4)', async () => {
    expect(await lines(CALLS.challenge)).toEqual([
      {
        reply: { status: 202, headers: { 'content-type': 'application/json' }, body: '{"challenge":"who?"}' },
        outcome: 'verified',
      },
    ]);
    expect(await lines(CALLS.answers)).toEqual([
      { answer: { id: 1 }, survey: 's1', via: 'mail' },
      { answer: { id: 2 }, survey: 's1', via: 'mail' },
      {
        reply: { status: 201, headers: { 'content-type': 'text/plain', 'x-got': '2' }, body: 'got 2' },
        outcome: 'accepted',
      },
    ]);
    expect(await lines(CALLS.forged)).toMatchObject([{ outcome: 'dropped' }]);
    expect(await lines(CALLS.responses)).toEqual([{ answer: { id: 3 }, survey: 's1', via: 'mail' }]);
  });

  it('takes the calls of a shared webhook by uid, and fetches what they speak of (R3.6, R4.5, C8)', async () => {
    expect(await lines(CALLS.hello)).toMatchObject([{ reply: { status: 200, body: '42' }, outcome: 'verified' }]);
    expect(await lines(CALLS.event)).toEqual([{ kind: 'member', event: { id: 7, who: 'Bob' }, wanted: true }]);
    expect((await lines(CALLS.shared)).at(-1)).toEqual({
      reply: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
      outcome: 'accepted',
      uids: ['acc-1'],
    });
    expect(await lines(CALLS.ping)).toMatchObject([{ outcome: 'dropped' }]);
  });

  it('makes the reply of a responder (R3.5)', async () => {
    expect(await lines(CALLS.reply)).toEqual([
      { status: 200, headers: { 'X-Mood': 'good' }, body: { thanks: 'Thanks!' }, type: 'json' },
    ]);
  });

  it('searches by cursor in the body, and stops when there is enough (R2.24, R2.25)', async () => {
    foreign.server.requests.length = 0;
    expect(await lines(CALLS.search)).toEqual([
      { id: 1, person: 'p1', score: 1, by: 'Ada' },
      { id: 2, person: 'p2', score: 2, by: 'Bob' },
      { id: 3, person: 'p1', score: 3, by: 'Ada' },
    ]);
    const bodies = foreign.server.requests.filter(({ method }) => method === 'POST').map(({ body }) => String(body));
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      { where: [[{ a: 'score', o: 'number:greater', b: '1' }]], ids: [1, 2, 3, 4, 5], limit: 2 },
      { where: [[{ a: 'score', o: 'number:greater', b: '1' }]], ids: [1, 2, 3, 4, 5], limit: 2, cursor: '2' },
    ]);
  });

  it('asks nothing for a mapped value, and wraps a list into one field (R2.22, R5.1, R5.4)', async () => {
    expect(await lines(CALLS.mapped)).toEqual([]);
    expect(await lines(CALLS.fields)).toEqual([
      {
        name: 'answer',
        type: 'collection',
        label: 'Answer',
        spec: [
          { name: 'q_1', label: 'Which hat?', type: 'text' },
          { name: 'q_2', label: 'Why?', type: 'text' },
        ],
      },
    ]);
    expect(await lines(CALLS.surveys)).toEqual([
      { label: 'Hats', value: 's1', default: true },
      { label: 'Caps', value: 's2' },
    ]);
  });

  it('polls by id, as numbers, whatever the order (R3.10 to R3.13)', async () => {
    const ids = ({ lines: all }: { lines: readonly unknown[] }) => all.map((line) => (line as { id: number }).id);
    foreign.server.requests.length = 0;
    const ascending = await foreign.run(CALLS.ascending);
    expect(ids(ascending)).toEqual([9, 10]);
    expect(ascending.state).toEqual({ lastId: 10 });
    expect(foreign.server.requests.map(({ url }) => url)).toEqual(['/answers?order=asc&after=2']);
    let state: unknown = {};
    const seen: number[] = [];
    for (let run = 0; run < 4; run++) {
      const answer = await foreign.run({ ...CALLS.unordered, state: state as Record<string, unknown> });
      seen.push(...ids(answer));
      state = answer.state;
    }
    expect(seen).toEqual([1, 2, 9, 10, 11]);
    expect(await lines(CALLS.epoch)).toHaveLength(3);
  });

  it('sends JSON of a json field as what it says, and tells what base says of failures', async () => {
    expect(await lines(CALLS.call)).toMatchObject([{ statusCode: 200, body: { got: { a: [1, null] } } }]);
    expect(await lines(CALLS.lost)).toMatchObject([
      { error: { type: 'DataError', message: 'There is no /nowhere', statusCode: 400 } },
    ]);
    expect(await lines(CALLS.connect)).toEqual([
      { connected: true, metadata: { type: 'text', value: 'Ada’s surveys' }, uid: 'acc-1' },
    ]);
  });

  itAnswersAlikeEverywhere(() => foreign, {
    calls: Object.values(CALLS),
    throughCommandLine: [
      CALLS.attach,
      CALLS.update,
      CALLS.detach,
      CALLS.answers,
      CALLS.event,
      CALLS.reply,
      CALLS.ascending,
    ],
  });

  it('has no findings', async () => {
    expect(await findingsOf(foreign.path)).toEqual([]);
  });
});
