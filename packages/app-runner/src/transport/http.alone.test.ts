import nock from 'nock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runBlock } from '../testing/run-block.js';
import { createHttpTransport } from './http.js';
import type { HttpRequest } from './types.js';

function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: [], timeout: 5000 };
}

describe('the transport with nock', () => {
  afterEach(() => nock.cleanAll());
  afterAll(() => nock.restore());

  it('goes through the modules that nock intercepts', async () => {
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
