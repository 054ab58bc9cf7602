import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClozeMock } from '../index.js';
import { type Client, clientOf } from '../testing/client.js';
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
