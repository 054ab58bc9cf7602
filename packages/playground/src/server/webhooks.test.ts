import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryEvent, PageEvent, SubscriptionCallEvent, SubscriptionSummary } from '../protocol.js';
import { form } from '../testing/page.js';
import { startTestBench, type TestBench } from '../testing/playground.js';
import { SMALL_APP } from '../testing/small-app.js';
import { TOKEN } from '../testing/small-service.js';

let bench: TestBench;
beforeEach(async () => {
  const happenings = [{ name: 'change', label: 'A row changes', run: async () => 'Row 7 changed.' }];
  bench = await startTestBench({ happenings });
});
afterEach(() => bench.close());

const isDelivery = (event: PageEvent): event is DeliveryEvent => event.type === 'delivery';
const attach = () =>
  bench.page.call<SubscriptionSummary>('POST', '/api/subscriptions', {
    module: 'watchChanges',
    connection: 'ready-made',
    values: form({ event: 'some' }),
  });
const deliver = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a webhook', () => {
  it('is attached, delivers to the page with bundles and record, answers its caller, and is detached', async () => {
    const events = await bench.page.listen();
    const subscription = await attach();
    expect([...bench.service.hooks.values()]).toEqual([subscription.url]);
    expect(subscription.url).toMatch(new RegExp(`^${bench.playground.url}/hooks/[\\w-]{24}$`));
    expect(await bench.page.call('GET', '/api/subscriptions')).toEqual([subscription]);

    const reply = await deliver(subscription.url, { rows: [{ id: 1 }, { id: 2 }] });
    expect([reply.status, await reply.json()]).toEqual([202, { taken: true }]);
    const delivery = await events.until(isDelivery);
    expect(delivery).toMatchObject({
      subscription: subscription.id,
      module: 'watchChanges',
      outcome: 'accepted',
      reply: { status: 202, body: '{"taken":true}' },
      bundles: [
        { id: 1, by: 'sub-1' },
        { id: 2, by: 'sub-1' },
      ],
      record: { component: { kind: 'webhook', name: 'changed' }, bundleCount: 2 },
    });
    expect(await bench.page.call('GET', '/api/deliveries')).toEqual([delivery]);

    await bench.page.call('DELETE', `/api/subscriptions/${subscription.id}`);
    expect(bench.service.hooks.size).toBe(0);
    expect((await deliver(subscription.url, { rows: [] })).status).toBe(404);
    expect(
      events.events
        .filter(({ type }) => type === 'subscriptions')
        .map((event) => event.type === 'subscriptions' && event.subscriptions.length),
    ).toEqual([0, 1, 0]);
    events.close();
  });

  it('shows the call that came in, and what was asked of the service to attach and detach, without secrets', async () => {
    const events = await bench.page.listen();
    const { id, url } = await attach();
    await deliver(`${url}?a=1`, { rows: [{ id: TOKEN }] }, { 'x-api-key': 'of-the-service' });
    const { record, incomingCurl } = await events.until(isDelivery);
    expect(record.incoming).toMatchObject({
      request: { method: 'POST', url: `${url}?a=1`, body: { text: '{"rows":[{"id":"[redacted]"}]}' } },
      response: { statusCode: 202, body: { text: '{"taken":true}' } },
    });
    expect(record.incoming?.request?.headers).toContainEqual(['x-api-key', '[redacted]']);
    expect(incomingCurl).toContain(`curl '${url}?a=1'`);
    await bench.page.call('DELETE', `/api/subscriptions/${id}`);
    const calls = await bench.page.call<SubscriptionCallEvent[]>('GET', '/api/subscriptions/calls');
    expect(calls).toMatchObject([
      { module: 'watchChanges', action: 'attach', curl: [expect.stringContaining('/hooks')] },
      { module: 'watchChanges', action: 'detach', curl: [expect.stringContaining('-X')] },
    ]);
    expect(events.events.filter(({ type }) => type === 'subscription-call')).toEqual(calls);
    expect(bench.page.heard.join()).not.toContain(TOKEN);
    events.close();
  });

  it('tells of calls that were dropped or could not be taken', async () => {
    const events = await bench.page.listen();
    const { url } = await attach();
    await deliver(url, { kind: 'ping' });
    expect(await events.until(isDelivery)).toMatchObject({ outcome: 'dropped', bundles: [] });
    const broken = await fetch(url, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    expect(broken.status).toBe(500);
    const failed = await events.until(
      (event): event is DeliveryEvent => isDelivery(event) && event.outcome === 'failed',
    );
    expect(failed.error).toMatchObject({ type: 'DataError', code: 'webhook-body' });
    expect(failed.record.incoming).toMatchObject({ request: { body: { text: '{' } }, response: { statusCode: 500 } });
    events.close();
  });

  it('listens only to POST at a live address, and its answer can do nothing in a browser', async () => {
    const { url } = await attach();
    expect((await fetch(url)).status).toBe(405);
    expect((await deliver(`${bench.playground.url}/hooks/guess`, {})).status).toBe(404);
    expect((await deliver(url, {}, { origin: 'https://evil.example' })).status).toBe(403);
    const { headers } = await deliver(url, { rows: [] });
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that the service does not let attach is not listed', async () => {
    await bench.folder.write('webhooks/changed/attach.imljson', { url: '/nowhere', method: 'POST', body: {} });
    const events = await bench.page.listen();
    await events.until((event): event is PageEvent => event.type === 'reloaded');
    await expect(attach()).rejects.toThrow('422');
    expect(await bench.page.call('GET', '/api/subscriptions')).toEqual([]);
    expect(await bench.page.call('GET', '/api/subscriptions/calls')).toMatchObject([
      { action: 'attach', error: { statusCode: 404 } },
    ]);
    events.close();
  });

  it('of a module that has none is refused', async () => {
    await expect(bench.page.call('POST', '/api/subscriptions', { module: 'echo', values: {} })).rejects.toThrow(
      /409.*no webhook/,
    );
  });

  it('stays subscribed over a reload, and takes calls by the new definition', async () => {
    const events = await bench.page.listen();
    const { url } = await attach();
    await bench.folder.write('modules/watchChanges/api.imljson', { response: { output: { now: '{{payload.id}}' } } });
    await events.until((event): event is PageEvent => event.type === 'reloaded');
    await deliver(url, { rows: [{ id: 5 }] });
    expect((await events.until(isDelivery)).bundles).toEqual([{ now: 5 }]);
    events.close();
  });

  it('keeps the key out of the delivery, although the caller sends it back', async () => {
    const events = await bench.page.listen();
    const { url } = await attach();
    await deliver(url, { rows: [{ id: `Bearer ${TOKEN}` }] });
    expect((await events.until(isDelivery)).bundles).toEqual([{ id: 'Bearer [redacted]', by: 'sub-1' }]);
    expect(bench.page.heard.join()).not.toContain(TOKEN);
    events.close();
  });

  it('is detached when the playground ends', async () => {
    await attach();
    await attach();
    expect(bench.service.hooks.size).toBe(2);
    await bench.playground.close();
    expect(bench.service.hooks.size).toBe(0);
  });

  it('delivers and is detached while the definitions are broken', async () => {
    const { id, url } = await attach();
    const events = await bench.page.listen();
    await bench.folder.write('functions/twist/code.js', 'function twist(a) {\n  return a +;\n}');
    await events.until((event): event is PageEvent => event.type === 'reloaded');
    const attaching = bench.page.call('POST', '/api/subscriptions', { module: 'watchChanges', values: {} });
    await expect(attaching).rejects.toThrow(/409/);
    await deliver(url, { kind: 'rows', rows: [{ id: 1 }] });
    expect((await events.until(isDelivery)).bundles).toMatchObject([{ id: 1 }]);
    await bench.page.call('DELETE', `/api/subscriptions/${id}`);
    expect(bench.service.hooks.size).toBe(0);
    events.close();
  });

  it('does not keep the playground from ending when the service is gone', async () => {
    await attach();
    await bench.service.close();
    await bench.playground.close();
  });
});

describe('a webhook behind a tunnel', () => {
  it('is attached with the public address, which leads to webhooks and nowhere else', async () => {
    await bench.close();
    bench = await startTestBench({ publicUrl: 'https://tunnel.example/' });
    const { url } = await attach();
    expect(url).toMatch(/^https:\/\/tunnel\.example\/hooks\/[\w-]{24}$/);
    const through = (path: string): Promise<number> => {
      const { port } = new URL(bench.playground.url);
      const headers = { host: 'tunnel.example', 'content-type': 'application/json' };
      return new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.on('error', reject).end('{"rows":[]}');
      });
    };
    expect(await through(new URL(url).pathname)).toBe(202);
    for (const path of ['/', '/api/app', '/oauth/callback', '/meta.json', '/hooks/../api/app']) {
      expect([path, await through(path)]).toEqual([path, 403]);
    }
  });
});

describe('a shared webhook', () => {
  it('gives each subscriber what is meant for the user of its connection (R4.5)', async () => {
    await bench.close();
    const files = {
      ...SMALL_APP,
      'webhooks/changed/metadata.json': { label: 'Changed', type: 'web-shared', connection: 'main' },
      'webhooks/changed/api.imljson': { iterate: '{{body}}', uid: '{{item.user}}' },
      'connections/main/api.imljson': {
        url: 'https://api.small.example/me',
        headers: { authorization: 'Bearer {{parameters.token}}' },
        response: { uid: '{{parameters.user}}' },
      },
    };
    bench = await startTestBench({ files });
    const events = await bench.page.listen();
    const { url } = await attach();
    const values = form({ user: 'grace', token: TOKEN });
    const { connection } = await bench.page.call<{ connection: { id: string } }>('POST', '/api/connections', {
      type: 'main',
      values,
    });
    const other = await bench.page.call<SubscriptionSummary>('POST', '/api/subscriptions', {
      module: 'watchChanges',
      connection: connection.id,
      values: {},
    });
    await deliver(url, [
      { user: 'grace', id: 1 },
      { user: 'ada', id: 2 },
      { user: 'grace', id: 3 },
    ]);
    const delivered = await events.until(
      (event): event is DeliveryEvent => isDelivery(event) && event.subscription === other.id,
    );
    expect(delivered.bundles).toMatchObject([{ id: 1 }, { id: 3 }]);
    expect((await events.until(isDelivery)).bundles).toMatchObject([{ id: 2 }]);
    events.close();
  });
});

describe('a happening', () => {
  it('is listed and made to happen', async () => {
    const { happenings } = await bench.page.call<{ happenings: unknown }>('GET', '/api/app');
    expect(happenings).toEqual([{ name: 'change', label: 'A row changes' }]);
    expect(await bench.page.call('POST', '/api/happenings/change', {})).toEqual({ message: 'Row 7 changed.' });
  });
});
