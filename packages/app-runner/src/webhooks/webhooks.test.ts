import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecorder } from '../record/index.js';
import type { WebhookData } from '../runner/options.js';
import { API, moduleOf, runnerOf } from '../testing/app.js';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer;
const nowhere: WebhookData = { data: {} };

beforeEach(async () => {
  server = await startServer((request) => answer(request));
  answer = () => ({ body: {} });
});
afterEach(() => server.close());

function webhookOf(api: unknown, { type = 'web', ...sections }: Record<string, unknown> = {}) {
  const files = Object.entries({ api, ...sections }).map(([name, value]) => [`webhooks/w/${name}.imljson`, value]);
  return { 'webhooks/w/metadata.json': { label: 'W', type }, ...Object.fromEntries(files) };
}

const post = (body: unknown, headers: Record<string, string> = {}) => ({ method: 'POST', headers, query: {}, body });

describe('an incoming call', () => {
  it('without any directive leaves its body as the one item, answered with the default (R4.4, R4.3)', async () => {
    const { runner } = await runnerOf(webhookOf({}), undefined);
    expect(await runner.receive('w', { request: post({ a: 1 }), webhook: nowhere })).toEqual({
      reply: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'Accepted' },
      outcome: 'accepted',
      items: [{ a: 1 }],
      bundles: [{ a: 1 }],
      deliveries: [[{ a: 1 }]],
    });
  });

  it('is verified, dropped, or taken apart, in this order (R4.2, R4.3)', async () => {
    const api = {
      verification: {
        condition: '{{if(query.challenge; true; false)}}',
        respond: { type: 'text', body: '{{query.challenge}}', headers: { 'X-Hook': 'y' }, status: 202 },
      },
      condition: '{{body.kind != "ping"}}',
      iterate: { container: '{{body.rows}}', condition: '{{item.id > 1}}' },
      output: { id: '{{item.id}}', sent: '{{method}}', key: '{{headers.`x-key`}}' },
      respond: { body: { ok: true } },
    };
    const { runner } = await runnerOf(webhookOf(api), undefined);
    const call = { method: 'POST', headers: { 'x-key': 'k' }, query: { challenge: 'c' }, body: {} };
    expect(await runner.receive('w', { request: call, webhook: nowhere })).toMatchObject({
      outcome: 'verified',
      reply: { status: 202, body: 'c', headers: { 'content-type': 'text/plain', 'x-hook': 'y' } },
      items: [],
    });
    const dropped = await runner.receive('w', { request: post({ kind: 'ping' }), webhook: nowhere });
    expect(dropped).toMatchObject({ outcome: 'dropped', items: [] });
    const body = { kind: 'rows', rows: [{ id: 1 }, { id: 2 }] };
    expect(await runner.receive('w', { request: post(body, { 'x-key': 'k' }), webhook: nowhere })).toMatchObject({
      outcome: 'accepted',
      bundles: [{ id: 2, sent: 'POST', key: 'k' }],
      reply: { headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
    });
  });

  it('is swallowed by a verification without condition, and answered although its condition is false (R4.3, C16)', async () => {
    const { runner } = await runnerOf(webhookOf({ verification: { respond: { body: {} } } }), undefined);
    expect((await runner.receive('w', { request: post({}), webhook: nowhere })).outcome).toBe('verified');
    const silent = await runnerOf(webhookOf({ condition: false, respond: { status: 204 } }), undefined);
    const { outcome, reply } = await silent.runner.receive('w', { request: post({}), webhook: nowhere });
    expect({ outcome, status: reply.status }).toEqual({ outcome: 'dropped', status: 204 });
  });

  it('is read by its Content-Type: JSON, form, XML, multipart, text (R4.6)', async () => {
    const { runner } = await runnerOf(webhookOf({}), undefined);
    const read = async (body: string | Buffer, type: string) =>
      (await runner.receive('w', { request: post(body, { 'content-type': type }), webhook: nowhere })).items[0];
    expect(await read('{"a":1}', 'application/json; charset=utf-8')).toEqual({ a: 1 });
    expect(await read('a=1&a=2&b=x', 'application/x-www-form-urlencoded')).toEqual({ a: ['1', '2'], b: 'x' });
    expect(await read('<r><a>1</a></r>', 'text/xml')).toEqual({ r: [{ a: ['1'] }] });
    expect(await read('hello', 'text/plain')).toBe('hello');
    const part =
      '--B\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n--B--\r\n';
    expect(await read(part, 'multipart/form-data; boundary=B')).toEqual({
      f: { name: 'a.txt', mime: 'text/plain', data: Buffer.from('hi') },
    });
    await expect(read('{', 'application/json')).rejects.toMatchObject({ type: 'DataError', code: 'webhook-body' });
  });
});

describe('the record of an incoming call', () => {
  it('holds the call and its reply, without credentials and without the secrets of the subscription', async () => {
    const { runner } = await runnerOf(webhookOf({ respond: { body: { ok: true } } }), undefined);
    const recorder = createRecorder();
    const secret = 'shared-secret-of-the-hook';
    const body = JSON.stringify({ a: 1, secret });
    const headers = { authorization: 'Bearer of-the-service', 'content-type': 'application/json', 'x-key': secret };
    const named = { ...headers, 'x-api-key': 'of-the-service' };
    await runner.receive('w', {
      request: { ...post(body, named), query: { b: 'c d' } },
      webhook: { url: 'https://hook.example/1', data: { secret } },
      listener: recorder.listener,
    });
    expect(recorder.record?.incoming).toMatchObject({
      request: {
        method: 'POST',
        url: 'https://hook.example/1?b=c+d',
        headers: [
          ['authorization', '[redacted]'],
          ['content-type', 'application/json'],
          ['x-key', '[redacted]'],
          ['x-api-key', '[redacted]'],
        ],
        body: { mimeType: 'application/json', size: body.length, text: '{"a":1,"secret":"[redacted]"}' },
      },
      response: { statusCode: 200, headers: [['content-type', 'application/json']], body: { text: '{"ok":true}' } },
    });
  });

  it('has a body that was parsed already as JSON, and no reply when the call could not be taken', async () => {
    const { runner } = await runnerOf(webhookOf({ iterate: '{{body.rows}}' }), undefined);
    const recorder = createRecorder();
    const request = post({ rows: 'no list' });
    const call = { request, webhook: nowhere, listener: recorder.listener };
    await expect(runner.receive('w', call)).rejects.toMatchObject({ code: 'iterate-not-a-list' });
    expect(recorder.record?.incoming?.request).toMatchObject({ url: '', body: { text: '{"rows":"no list"}' } });
    expect(recorder.record?.incoming?.response).toBeUndefined();
  });
});

describe('an instant trigger', () => {
  it('makes one bundle of each item, its form need not be complete (R3.6, R9.1)', async () => {
    const files = {
      ...webhookOf({ iterate: '{{body}}' }),
      ...moduleOf(
        'instant_trigger',
        { response: { output: { id: '{{payload.id}}', list: '{{webhook.listId}}' } } },
        { metadata: { webhook: 'w' }, parameters: [{ name: 'x', type: 'text', required: true }] },
      ),
    };
    const { runner } = await runnerOf(files, undefined);
    const webhook = { data: { listId: 7 } };
    const { bundles } = await runner.receive('w', { request: post([{ id: 1 }, { id: 2 }]), webhook });
    expect(bundles).toEqual([
      { id: 1, list: 7 },
      { id: 2, list: 7 },
    ]);
  });
});

describe('a shared webhook', () => {
  const files = webhookOf({ iterate: '{{body}}', uid: '{{item.user}}' }, { type: 'web-shared' });
  const request = post([
    { user: 1, n: 'a' },
    { user: '2', n: 'b' },
    { user: 3, n: 'c' },
  ]);

  it('gives each item to the connections whose uid it names (R4.5, R4.1)', async () => {
    const { runner, warnings } = await runnerOf(files, undefined);
    const subscribers = ['1', 2].map((uid) => ({ uid, webhook: nowhere }));
    const { deliveries, uids } = await runner.receive('w', { request, webhook: nowhere, subscribers });
    expect(deliveries).toEqual([[{ user: 1, n: 'a' }], [{ user: '2', n: 'b' }]]);
    expect(uids).toEqual([1, '2', 3]);
    expect(warnings()).toEqual(['uid-unknown']);
  });

  it('takes the uid of the one connection it was given (R4.5, C8)', async () => {
    const { runner } = await runnerOf(files, undefined);
    const own = await runner.receive('w', { request, webhook: nowhere, connection: { uid: '2' } });
    expect(own.bundles).toEqual([{ user: '2', n: 'b' }]);
    const all = await runner.receive('w', { request, webhook: nowhere });
    expect(all.bundles).toHaveLength(3);
  });

  it('a dedicated one gives everything to its one subscriber (R4.1)', async () => {
    const { runner } = await runnerOf(webhookOf({ iterate: '{{body}}', uid: '{{item.user}}' }), undefined);
    const { bundles } = await runner.receive('w', { request, webhook: nowhere, uid: '1' });
    expect(bundles).toHaveLength(3);
  });
});

describe('a subscription', () => {
  const files = {
    ...webhookOf(
      {},
      {
        parameters: [{ name: 'event', type: 'text', default: 'created' }],
        attach: {
          url: '/hooks',
          method: 'POST',
          body: { target: '{{webhook.url}}', name: '{{webhook.id}}', event: '{{parameters.event}}' },
          response: { data: { externalId: '{{body.id}}' } },
        },
        update: { url: '/hooks/{{webhook.externalId}}', method: 'PUT', body: { event: '{{parameters.event}}' } },
        detach: { url: '/hooks/{{webhook.externalId}}', method: 'DELETE', qs: { also: '{{data.externalId}}' } },
      },
    ),
    'base.imljson': { baseUrl: API, headers: { 'x-base': '1' }, response: { valid: '{{body.ok}}' } },
  };

  it('keeps what attach stores and gives it to update and detach; base is inherited (R4.7, R4.8, R4.9, R1.2, C1, C17)', async () => {
    answer = () => ({ body: { ok: true, id: 9 } });
    const { runner } = await runnerOf(files, server);
    const attached = await runner.attachWebhook('w', { webhook: { id: 'h', url: 'https://hook.example', data: {} } });
    expect(attached).toEqual({ id: 'h', url: 'https://hook.example', data: { externalId: 9 } });
    await runner.updateWebhook('w', { webhook: attached, parameters: { event: 'deleted' } });
    await runner.detachWebhook('w', { webhook: attached });
    expect(server.requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'POST /hooks {"target":"https://hook.example","name":"h","event":"created"}',
      'PUT /hooks/9 {"event":"deleted"}',
      'DELETE /hooks/9?also=9 ',
    ]);
    expect(server.requests.every(({ headers }) => headers['x-base'] === '1')).toBe(true);
  });

  it('fails to detach when base finds the answer invalid and detach does not override it (C1)', async () => {
    answer = () => ({ body: { ok: false } });
    const { runner } = await runnerOf(files, server);
    await expect(runner.detachWebhook('w', { webhook: { data: {} } })).rejects.toMatchObject({
      code: 'response-invalid',
    });
  });

  it('names the scopes it needs (R4.10)', async () => {
    const { runner } = await runnerOf({ ...files, 'webhooks/w/scope.imljson': ['hooks', 'read'] }, server);
    expect(runner.missingScopes({ kind: 'webhook', name: 'w', granted: ['read'] })).toEqual(['hooks']);
  });

  it('without an attach block there is nothing to do: the user copies the address (R4.1)', async () => {
    const { runner } = await runnerOf(webhookOf({}), server);
    expect(await runner.attachWebhook('w', { webhook: nowhere })).toEqual(nowhere);
    expect(server.requests).toEqual([]);
  });
});

describe('a responder', () => {
  it('gives the reply of the call (R3.5, R4.11)', async () => {
    const api = { response: { status: '{{parameters.status}}', headers: { 'x-a': '1' }, body: '{{parameters.body}}' } };
    const { runner } = await runnerOf(
      moduleOf('responder', api, {
        expect: [
          { name: 'status', type: 'uinteger', default: 200 },
          { name: 'body', type: 'text' },
        ],
      }),
      undefined,
    );
    const replies = [];
    for await (const reply of runner.runModule('m', { body: 'hi' })) replies.push(reply);
    expect(replies).toEqual([{ status: 200, headers: { 'x-a': '1' }, body: 'hi' }]);
  });
});
