import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock } from '../testing/run-block.js';
import { isPublicAddress } from './address-guard.js';
import { parseHostMap } from './host-map.js';
import { createHttpTransport } from './http.js';
import type { HttpRequest } from './types.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer | undefined;

beforeEach(async () => {
  answer = () => ({ body: { ok: true } });
  server = await startServer((request) => answer(request));
});
afterEach(async () => {
  await server.close();
});

function get(url: string, part: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: [], timeout: 5000, ...part };
}

describe('createHttpTransport', () => {
  it('refuses private addresses, by number and by name, unless they are allowed (R1.35)', async () => {
    const transport = createHttpTransport();
    const refused = { name: 'RuntimeError', code: 'private-address' };
    await expect(transport(get(server.url))).rejects.toMatchObject(refused);
    await expect(transport(get('http://[::1]:9/'))).rejects.toMatchObject(refused);
    const port = new URL(server.url).port;
    await expect(transport(get(`http://localhost:${port}/`))).rejects.toMatchObject(refused);
    expect(server.requests).toEqual([]);
    const open = createHttpTransport({ allowPrivateAddresses: true });
    expect((await open(get(server.url))).statusCode).toBe(200);
    // A connection kept open by one transport must not serve the other.
    await expect(transport(get(server.url))).rejects.toMatchObject(refused);
  });

  it('checks the address of every hop of a redirect (R1.35)', async () => {
    answer = () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest' } });
    const transport = createHttpTransport({ mapHosts: parseHostMap([`https://api.example.com=${server.url}`]) });
    const run = runBlock({ api: { url: 'https://api.example.com/x' }, transport });
    await expect(run).rejects.toMatchObject({ code: 'private-address' });
  });

  it('knows public from private addresses, also IPv4 in IPv6 (R1.35)', () => {
    for (const address of ['10.0.0.1', '192.168.1.1', '100.64.0.1', '::ffff:127.0.0.1', 'fd00::1', '0.0.0.0', 'x']) {
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    }
    expect(isPublicAddress('93.184.215.14')).toBe(true);
  });

  it('sends mapped hosts elsewhere, the record keeps the original url', async () => {
    const transport = createHttpTransport({ mapHosts: parseHostMap([`https://api.example.com=${server.url}/base`]) });
    const { events } = await runBlock({ api: { url: 'https://api.example.com/x', qs: { a: 1 } }, transport });
    expect(server.requests[0]?.url).toBe('/base/x?a=1');
    const sent = events.find((event) => event.type === 'request');
    expect(sent?.type === 'request' && sent.request.url).toBe('https://api.example.com/x?a=1');
  });

  it('says what is wrong with a host mapping', () => {
    expect(() => parseHostMap(['api.example.com'])).toThrow('"api.example.com" is no host mapping');
    expect(() => parseHostMap(['a=b'])).toThrow(expect.objectContaining({ code: 'host-map' }));
  });

  it('gives up after the timeout, before and within the body (R1.29, R1.36)', async () => {
    const transport = createHttpTransport({ allowPrivateAddresses: true });
    answer = () => undefined;
    const timeout = { name: 'ModuleTimeoutError', code: 'timeout' };
    await expect(transport(get(server.url, { timeout: 50 }))).rejects.toMatchObject(timeout);
    const half = await startServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' });
      response.write('half');
      return undefined;
    });
    await expect(transport(get(half.url, { timeout: 50 }))).rejects.toMatchObject(timeout);
    await half.close();
  });

  it('stops at once when aborted', async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const run = runBlock({ api: { url: server.url }, signal: controller.signal });
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
  });

  it('makes ConnectionError of a refused or reset connection (R1.36)', async () => {
    const transport = createHttpTransport({ allowPrivateAddresses: true });
    const dead = await startServer((_, response) => {
      response.destroy();
      return undefined;
    });
    const failed = { name: 'ConnectionError', code: 'connection-failed' };
    await expect(transport(get(dead.url))).rejects.toMatchObject({ ...failed, details: ['ECONNRESET'] });
    await dead.close();
    await expect(transport(get(dead.url))).rejects.toMatchObject({ ...failed, details: ['ECONNREFUSED'] });
  });

  it('refuses a response that is too large', async () => {
    answer = () => ({ body: 'x'.repeat(2000) });
    const transport = createHttpTransport({ allowPrivateAddresses: true, maxResponseSize: 1000 });
    await expect(transport(get(server.url))).rejects.toMatchObject({ name: 'MaxFileSizeExceededError' });
  });
});

describe('with nock', () => {
  afterEach(() => {
    nock.cleanAll();
    nock.restore();
  });

  it('goes through the modules that nock intercepts', async () => {
    nock.isActive() || nock.activate();
    const scope = nock('https://api.example.com', { reqheaders: { authorization: 'Bearer k' } })
      .post('/v1/find', { q: 'a' })
      .reply(200, { rows: [{ id: 1 }] });
    const { outputs } = await runBlock({
      kind: 'search',
      transport: createHttpTransport(),
      api: {
        url: 'https://api.example.com/v1/find',
        method: 'POST',
        headers: { authorization: 'Bearer {{connection.key}}' },
        body: { q: 'a' },
        response: { iterate: '{{body.rows}}' },
      },
      context: { connection: { key: 'k' } },
    });
    expect(outputs).toEqual([{ id: 1 }]);
    expect(scope.isDone()).toBe(true);
  });

  it('takes a refused handshake for once, not twice, and no other EPROTO (R1.36)', async () => {
    nock.isActive() || nock.activate();
    const refuse = (message: string) =>
      nock('https://api.example.com')
        .get('/')
        .replyWithError(Object.assign(new Error(message), { code: 'EPROTO' }));
    const alert = 'ssl3_read_bytes: sslv3 alert handshake failure: SSL alert number 40';
    const transport = createHttpTransport();
    refuse(alert);
    nock('https://api.example.com').get('/').reply(200, 'at last');
    expect(Buffer.from((await transport(get('https://api.example.com/'))).body).toString()).toBe('at last');
    refuse(alert);
    refuse(alert);
    const third = nock('https://api.example.com').get('/').reply(200, 'never');
    await expect(transport(get('https://api.example.com/'))).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(third.isDone()).toBe(false);
    nock.cleanAll();
    refuse('wrong version number');
    const second = nock('https://api.example.com').get('/').reply(200, 'never');
    await expect(transport(get('https://api.example.com/'))).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(second.isDone()).toBe(false);
  });

  it('maps certificate failures and time-outs of the network (R1.36)', async () => {
    nock.isActive() || nock.activate();
    const fail = (code: string) =>
      nock('https://api.example.com')
        .get('/')
        .replyWithError(Object.assign(new Error(code), { code }));
    const transport = createHttpTransport();
    fail('CERT_HAS_EXPIRED');
    await expect(transport(get('https://api.example.com/'))).rejects.toMatchObject({
      name: 'RuntimeError',
      code: 'tls',
    });
    fail('ETIMEDOUT');
    await expect(transport(get('https://api.example.com/'))).rejects.toMatchObject({ name: 'ModuleTimeoutError' });
    fail('ENOTFOUND');
    await expect(transport(get('https://api.example.com/'))).rejects.toMatchObject({ name: 'ConnectionError' });
  });
});
