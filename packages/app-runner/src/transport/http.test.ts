import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock } from '../testing/run-block.js';
import { isPublicAddress } from './address-guard.js';
import { parseHostMap, unmapLocation } from './host-map.js';
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

  it('takes a mapped host that redirects to its own address for the host that was asked (R1.31)', async () => {
    const moved = (location: string) => ({ status: 302, headers: { location } });
    answer = ({ url }) => (url.startsWith('/a') ? moved(`${server.url}/b?c=1`) : { body: { url } });
    const api = { url: 'https://api.example.com/a', headers: { authorization: 'Bearer k' } };
    const mapHosts = parseHostMap([`https://api.example.com=${server.url}`]);
    const { outputs, events } = await runBlock({ api, transport: createHttpTransport({ mapHosts }) });
    expect(outputs).toEqual([{ url: '/b?c=1' }]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer k', 'Bearer k']);
    const urls = events.flatMap((event) => (event.type === 'request' ? [event.request.url] : []));
    expect(urls).toEqual(['https://api.example.com/a', 'https://api.example.com/b?c=1']);
    for (const [name, value] of [
      ['Location', `${server.url}1/b`],
      ['Link', `${server.url}/b`],
    ] as const) {
      expect(unmapLocation([[name, value]], api.url, mapHosts)).toEqual([[name, value]]);
    }
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
