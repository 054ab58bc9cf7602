import { describe, expect, it } from 'vitest';
import { runBlock } from '../testing/run-block.js';
import { fetchTransport } from './fetch.js';

describe('fetchTransport', () => {
  it('runs a block against a function in this process', async () => {
    const transport = fetchTransport(async (request) =>
      Response.json({ method: request.method, url: request.url, sent: await request.json() }),
    );
    const api = { url: 'https://api.example.com/x', method: 'PUT', qs: { a: 'ž' }, body: { b: 1 } };
    const { outputs } = await runBlock({ api, transport });
    expect(outputs).toEqual([{ method: 'PUT', url: 'https://api.example.com/x?a=%C5%BE', sent: { b: 1 } }]);
  });

  it('does not wait for a service that ignores the signal (R1.29)', async () => {
    const transport = fetchTransport(() => new Promise<Response>(() => {}));
    const request = { method: 'GET', url: 'https://api.example.com/', headers: [], timeout: 30 };
    await expect(transport(request)).rejects.toMatchObject({ name: 'ModuleTimeoutError' });
    const controller = new AbortController();
    const call = transport({ ...request, timeout: 60_000 }, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(call).rejects.toThrow('stopped');
  });

  it('takes what the function throws for a failed connection (R1.36)', async () => {
    const transport = fetchTransport(async () => {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    });
    await expect(runBlock({ api: { url: 'https://a.example' }, transport })).rejects.toMatchObject({
      name: 'ConnectionError',
    });
  });
});
