import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClozeMock } from '../index.js';
import { type Client, clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: {
    readonly event: string;
    readonly person: Record<string, unknown>;
    readonly changes: Record<string, unknown>;
  }[];
}

let mock: ClozeMock;
let client: Client;
let server: Server;
let target: string;
let received: Received[];
let reply: { status: number; type: string; body: string };

beforeEach(async () => {
  received = [];
  reply = { status: 200, type: 'application/json', body: '{"status":"ok"}' };
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
      response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  mock = strictMock();
  client = clientOf(mock);
});

afterEach(async () => {
  await mock.close();
  await new Promise((closed) => server.close(closed));
});

const subscribe = (more: object = {}): Promise<Record<string, unknown>> =>
  client.post('/v1/webhooks/subscribe', { event: 'person.audit.change', target_url: target, scope: 'local', ...more });
const save = (more: object = {}): Promise<unknown> =>
  client.post('/v1/people/create', { emails: [{ value: 'ada@example.com' }], ...more });

describe('webhooks', () => {
  it('deliver an audited change as a list of one, with the subscription’s id', async () => {
    const { uniqueid } = await subscribe({ client_reference: 'mine' });
    await save({ stage: 'lead' });
    await mock.clock.idle();
    expect(received).toHaveLength(1);
    expect(received[0]?.headers).toMatchObject({
      'x-cloze-subscription-id': uniqueid,
      'x-cloze-client-reference': 'mine',
    });
    expect(received[0]?.body).toMatchObject([
      {
        event: 'person.audit.change',
        person: { stage: 'lead', step: 'none' },
        changes: { stage: { before: 'none', after: 'lead' } },
      },
    ]);
  });

  it('say nothing of changes that are not audited, unless any change was asked for', async () => {
    await subscribe();
    await subscribe({ event: 'person.change' });
    await save({ headline: 'Poet' });
    await mock.clock.idle();
    expect(received.map(({ body }) => body[0]?.event)).toEqual(['person.change']);
    expect(received[0]?.body[0]?.changes).toEqual({});
  });

  it.each([
    [{ person: { segment: 'customer' } }, { segment: 'customer', stage: 'lead' }, 1],
    [{ person: { segment: 'customer' } }, { segment: 'partner', stage: 'lead' }, 0],
    [{ changes: { stage: { before: '*', after: 'current' } } }, { stage: 'current' }, 1],
    [{ changes: { stage: { before: '*', after: 'current' } } }, { stage: 'lead' }, 0],
  ])('filter %j', async (filter, record, count) => {
    await subscribe({ filters: [filter] });
    await save(record);
    await mock.clock.idle();
    expect(received).toHaveLength(count);
  });

  it('are retried after 30, 90 and 270 seconds', async () => {
    await subscribe();
    reply = { status: 503, type: 'text/html', body: 'busy' };
    await save({ stage: 'lead' });
    await mock.clock.idle();
    const counts = [received.length];
    for (const seconds of [30, 90, 270, 1000]) {
      await mock.clock.advance(seconds * 1000);
      counts.push(received.length);
    }
    expect(counts).toEqual([1, 2, 3, 4, 4]);
    expect(mock.deliveries.map(({ outcome }) => outcome)).toEqual(['retried', 'retried', 'retried', 'given-up']);
  });

  it('are suspended at once by any other reply, and resume when subscribed anew', async () => {
    await subscribe({ client_reference: 'mine' });
    reply = { status: 200, type: 'text/html', body: 'Accepted' };
    await save({ stage: 'lead' });
    await mock.clock.idle();
    const [suspended] = (await client.get('/v1/webhooks'))['list'] as Record<string, unknown>[];
    expect(suspended).toMatchObject({ suspended: true, usage: { suspendReason: expect.stringContaining('OK') } });
    reply = { status: 200, type: 'text/plain', body: 'OK' };
    await subscribe({ client_reference: 'mine' });
    await save({ stage: 'current' });
    await mock.clock.idle();
    expect(received).toHaveLength(2);
    expect((await client.get('/v1/webhooks'))['list']).toMatchObject([
      { suspended: false, usage: { successCount: 1 } },
    ]);
  });

  it('end with unsubscribe and with their time to live', async () => {
    const { uniqueid } = await subscribe();
    expect(await client.post('/v1/webhooks/unsubscribe', { event: 'person.audit.change', uniqueid })).toEqual({
      errorcode: 0,
    });
    expect(await client.post('/v1/webhooks/unsubscribe', { event: 'person.audit.change', uniqueid })).toMatchObject({
      errorcode: 62,
    });
    await subscribe({ ttl: '60' });
    await mock.clock.advance(61_000);
    expect((await client.get('/v1/webhooks'))['list']).toEqual([]);
  });
});

describe('a target', () => {
  const listed = async (): Promise<Record<string, unknown> | undefined> =>
    ((await client.get('/v1/webhooks'))['list'] as Record<string, unknown>[])[0];

  it.each([
    [200, 'text/plain', 'OK', 'delivered'],
    [200, 'text/plain; charset=utf-8', 'OK\n', 'delivered'],
    [200, 'application/json', '{"status":"ok"}', 'delivered'],
    [200, 'text/html', 'OK', 'suspended'],
    [200, 'text/plain', 'Accepted', 'suspended'],
    [200, 'application/json', '{"status":"error"}', 'suspended'],
    [200, 'application/json', 'OK', 'suspended'],
    [204, 'text/plain', '', 'suspended'],
    [404, 'text/html', 'gone', 'suspended'],
    [500, 'text/plain', 'OK', 'retried'],
    [503, 'text/html', 'busy', 'retried'],
  ])('that answers %i %s %j is %4$s', async (status, type, body, outcome) => {
    await subscribe();
    reply = { status, type, body };
    await save({ stage: 'lead' });
    await mock.clock.idle();
    expect(mock.deliveries.map((delivery) => delivery.outcome)).toEqual([outcome]);
    expect(await listed()).toMatchObject({ suspended: outcome === 'suspended' });
  });

  it('that cannot be reached, or breaks off, is tried again', async () => {
    await subscribe({ target_url: 'http://127.0.0.1:9/nobody' });
    await save({ stage: 'lead' });
    await mock.clock.idle();
    expect(mock.deliveries).toMatchObject([{ outcome: 'retried', reason: 'network error' }]);
  });

  it('of plain changes is tried again once, after 30 seconds', async () => {
    await subscribe({ event: 'person.change' });
    reply = { status: 500, type: 'text/plain', body: '' };
    await save();
    await mock.clock.advance(29_999);
    expect(received).toHaveLength(1);
    await mock.clock.advance(1);
    await mock.clock.advance(1_000_000);
    expect(mock.deliveries.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'retried'],
      [2, 'given-up'],
    ]);
  });

  it('may redirect twice', async () => {
    for (const [hops, outcome] of [
      [2, 'delivered'],
      [3, 'suspended'],
    ] as const) {
      const redirecting = strictMock({ fetch: hopping(hops) });
      await clientOf(redirecting).post('/v1/webhooks/subscribe', {
        event: 'person.change',
        target_url: 'https://hook.example/0',
        scope: 'local',
      });
      await clientOf(redirecting).post('/v1/people/create', { emails: [{ value: 'ada@example.com' }] });
      await redirecting.clock.idle();
      expect(redirecting.deliveries.map((delivery) => delivery.outcome)).toEqual([outcome]);
    }
  });

  it('that says nothing for too long has failed, and holds up no other', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    mock = strictMock({ replyTimeout: 2000 });
    client = clientOf(mock);
    await subscribe({ target_url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` });
    await subscribe();
    await save({ stage: 'lead' });
    await mock.clock.idle();
    expect(mock.deliveries).toMatchObject([
      { outcome: 'delivered', target_url: target },
      { outcome: 'retried', reason: 'no reply within 2 s' },
    ]);
    silent.closeAllConnections();
    silent.close();
  });

  it('has ten seconds unless the options say otherwise', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    mock = strictMock({
      fetch: async (_, init) => {
        signals.push(init?.signal);
        return new Response('OK', { headers: { 'content-type': 'text/plain' } });
      },
    });
    client = clientOf(mock);
    await subscribe();
    await save({ stage: 'lead' });
    await mock.clock.idle();
    expect([timeout.mock.calls, signals]).toEqual([[[10_000]], [timeout.mock.results[0]?.value]]);
    timeout.mockRestore();
  });

  it('gets the events of one subscription in their order', async () => {
    await subscribe();
    for (const stage of ['lead', 'future', 'current', 'past']) await save({ stage });
    await mock.clock.idle();
    expect(received.map(({ body }) => body[0]?.person['stage'])).toEqual(['lead', 'future', 'current', 'past']);
  });
});

/** A target that redirects so often, then accepts. */
function hopping(hops: number): typeof fetch {
  return async (input) => {
    const at = Number(new URL(String(input)).pathname.slice(1));
    return at < hops
      ? new Response(null, { status: 307, headers: { location: `/${at + 1}` } })
      : new Response('OK', { headers: { 'content-type': 'text/plain' } });
  };
}

describe('a subscription', () => {
  it.each([
    [{ event: 'person.deleted' }, 'event: person.deleted'],
    [{ event: undefined }, 'event: '],
    [{ target_url: 'ftp://a.example/' }, 'target_url: ftp://a.example/'],
    [{ target_url: undefined }, 'target_url: '],
    [{ filters: 'all' }, 'filters: all'],
  ])('with %j is refused', async (more, told) => {
    allowBreaches();
    expect(await subscribe(more)).toEqual({
      errorcode: 26,
      message: `An invalid value was provided for the ${told}`,
    });
  });

  it('is replaced by one with the same event and reference, and keeps its id', async () => {
    const first = await subscribe({ client_reference: 'a' });
    const other = await subscribe({ client_reference: 'b' });
    const again = await subscribe({ client_reference: 'a', scope: 'team' });
    expect([again['uniqueid'] === first['uniqueid'], again['uniqueid'] === other['uniqueid']]).toEqual([true, false]);
    expect((await client.get('/v1/webhooks'))['list']).toMatchObject([
      { client_reference: 'a', scope: 'team' },
      { client_reference: 'b', scope: 'local' },
    ]);
  });

  it.each([
    ['local', { emails: [{ value: 'a@b.example' }] }, 1],
    ['team', { emails: [{ value: 'a@b.example' }] }, 0],
    ['team', { emails: [{ value: 'a@b.example' }], shareTo: 'team' }, 1],
    ['hierarchy:/North', { emails: [{ value: 'a@b.example' }], node: '/North/SE' }, 0],
    ['hierarchy:/North/*', { emails: [{ value: 'a@b.example' }], node: '/North/SE' }, 1],
    ['hierarchy:/North/*', { emails: [{ value: 'a@b.example' }], node: '/South' }, 0],
  ])('of scope %s hears of %j %i times', async (scope, record, count) => {
    await subscribe({ scope, event: 'person.change' });
    await client.post('/v1/people/create', record);
    await mock.clock.idle();
    expect(received).toHaveLength(count);
  });

  it('hears of the team by default, and of one’s own where there is no team', async () => {
    for (const [own, scope] of [
      [mock, 'team'],
      [strictMock({ starter: {} }), 'local'],
    ] as const) {
      await clientOf(own).post('/v1/webhooks/subscribe', { event: 'person.change', target_url: target });
      expect((await clientOf(own).get('/v1/webhooks'))['list']).toMatchObject([{ scope }]);
    }
  });

  it.each([
    [{ person: { role: 'Buyer' } }, 1],
    [{ person: { Role: 'Buyer' } }, 1],
    [{ person: { role: 'Owner' } }, 0],
    [{ person: { role: '*' } }, 1],
    [{ person: { customFields: { id: 'role', value: 'Buyer' } } }, 1],
    [{ person: { emails: [{ value: 'ada@example.com' }] } }, 1],
    [{ person: { constructor: '*' } }, 0],
    [{ person: { toString: '*' } }, 0],
    [{ changes: { role: { before: 'none', after: 'Buyer' } } }, 1],
    [{ changes: { Role: { after: 'Buyer' } } }, 1],
    [{ changes: { stage: { after: '*' } } }, 0],
    [{ person: { role: 'Owner' }, changes: { role: { after: '*' } } }, 0],
    [{}, 1],
  ])('with the filter %j hears %i times of a role', async (filter, count) => {
    await subscribe({ filters: [filter] });
    await save({ customFields: [{ id: 'role', type: 'keyword', value: 'Buyer' }] });
    await mock.clock.idle();
    expect(received).toHaveLength(count);
  });

  it('hears once when any of its filters fits', async () => {
    await subscribe({ filters: [{ person: { stage: 'current' } }, { person: { stage: 'lead' } }] });
    await save({ stage: 'lead' });
    await mock.clock.idle();
    expect(received).toHaveLength(1);
  });

  it('shows values as people see them for client_type human', async () => {
    await subscribe({ client_type: 'human' });
    await save({ stage: 'lead', segment: 'customer' });
    await mock.clock.idle();
    expect(received[0]?.body).toMatchObject([
      {
        person: { stage: 'Lead', segment: 'Client', step: 'none' },
        changes: { stage: { before: 'none', after: 'Lead' }, segment: { after: 'Client' }, _since: expect.any(Number) },
      },
    ]);
  });

  it('says when it was resumed', async () => {
    await subscribe({ client_reference: 'mine' });
    reply = { status: 200, type: 'text/html', body: '' };
    await save({ stage: 'lead' });
    await mock.clock.advance(60_000);
    await subscribe({ client_reference: 'mine' });
    expect((await client.get('/v1/webhooks'))['list']).toMatchObject([
      { suspended: false, usage: { resumeDate: mock.clock.now(), successCount: 0, failCount: 0 } },
    ]);
  });

  it('is suspended after six failures in a minute, and hears nothing more', async () => {
    await subscribe();
    reply = { status: 500, type: 'text/plain', body: '' };
    for (let number = 0; number < 8; number += 1) await save({ stage: number % 2 === 0 ? 'lead' : 'current' });
    await mock.clock.advance(1_000_000);
    expect(received).toHaveLength(6);
    expect((await client.get('/v1/webhooks'))['list']).toMatchObject([
      { suspended: true, usage: { failCount: 6, suspendReason: 'more than 5 failures in a minute' } },
    ]);
  });

  it('goes with reset, comes back with restore, and what was under way says nothing more', async () => {
    await subscribe({ event: 'person.change' });
    const saved = mock.snapshot();
    await save();
    mock.reset();
    await mock.clock.idle();
    expect([mock.deliveries, (await client.get('/v1/webhooks'))['list']]).toEqual([[], []]);
    mock.restore(saved);
    received.splice(0);
    await save();
    await mock.clock.idle();
    expect(received).toHaveLength(1);
  });

  it('hears nothing of deletions, of other kinds, or of other accounts', async () => {
    await subscribe({ event: 'person.change' });
    await client.post('/v1/companies/create', { domains: ['new.example'] });
    await client.delete('/v1/companies/delete?uniqueid=new.example');
    await mock.clock.idle();
    expect(received).toEqual([]);
  });
});
