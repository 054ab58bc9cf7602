import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock } from '../testing/run-block.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer | undefined;

beforeEach(async () => {
  answer = () => ({ body: {} });
  server = await startServer((request) => answer(request));
});
afterEach(async () => {
  await server.close();
});

async function send(api: Record<string, unknown>, parameters: Record<string, unknown> = {}): Promise<ReceivedRequest> {
  await runBlock({ api: { url: server.url, ...api } as never, context: { parameters } });
  const request = server.requests.at(-1);
  if (request === undefined) throw new Error('Nothing was sent.');
  return request;
}

describe('query and headers', () => {
  it('replaces the query of the url by qs, even an empty one (R1.18)', async () => {
    expect((await send({ url: `${server.url}/x?a=1` })).url).toBe('/x?a=1');
    expect((await send({ url: `${server.url}/x?a=1`, qs: { b: 2 } })).url).toBe('/x?b=2');
    expect((await send({ url: `${server.url}/x?a=1`, qs: {} })).url).toBe('/x');
  });

  it('keeps dotted keys literal and refuses nested values in qs (R1.19)', async () => {
    expect((await send({ qs: { 'a.b': true } })).url).toBe('/?a.b=true');
    await expect(send({ qs: { a: { b: 1 } } })).rejects.toMatchObject({ code: 'nested-value' });
  });

  it('takes in a spread collection, later keys win (R1.10)', async () => {
    const qs = { a: '1', '{{...}}': '{{parameters.more}}', c: '3' };
    expect((await send({ qs }, { more: { a: 'x', b: 2, c: 'y' } })).url).toBe('/?a=x&b=2&c=3');
  });

  it('leaves out headers that are null or undefined and refuses line breaks (R1.5, R1.20)', async () => {
    const { headers } = await send({ headers: { 'x-a': null, 'x-b': '{{parameters.none}}', 'x-c': 5 } });
    expect(headers).toMatchObject({ 'x-c': '5', 'user-agent': 'Integromat/production' });
    expect(headers).not.toHaveProperty('x-a');
    expect(headers).not.toHaveProperty('x-b');
    const bad = send({ headers: { 'x-a': '{{parameters.text}}' } }, { text: 'a\r\nx-evil: 1' });
    await expect(bad).rejects.toMatchObject({ code: 'header-invalid' });
  });

  it('takes the method in any case and from an expression (R1.21)', async () => {
    expect((await send({ method: '{{parameters.method}}' }, { method: 'patch' })).method).toBe('PATCH');
  });
});

describe('bodies', () => {
  it('ignores the body and its type for GET (R1.22)', async () => {
    const request = await send({ body: { a: 1 }, type: 'json' });
    expect(request.headers).not.toHaveProperty('content-type');
    expect(request.body.length).toBe(0);
  });

  it('sends JSON with null and "", without undefined (R1.24, R1.27)', async () => {
    const { headers, body } = await send({ method: 'POST', body: { a: null, b: '', c: '{{parameters.none}}' } });
    expect(headers['content-type']).toBe('application/json');
    expect(body.toString()).toBe('{"a":null,"b":""}');
  });

  it('sends a list at the top and a body that is one template (R1.28)', async () => {
    expect((await send({ method: 'POST', body: [1, '{{parameters.x}}'] }, { x: 2 })).body.toString()).toBe('[1,2]');
    const whole = await send({ method: 'PUT', body: '{{parameters.body}}' }, { body: { a: new Date(0) } });
    expect(whole.body.toString()).toBe('{"a":"1970-01-01T00:00:00.000Z"}');
  });

  it('sends urlencoded without null (R1.24, R1.27)', async () => {
    const { headers, body } = await send({
      method: 'POST',
      type: 'urlencoded',
      body: { a: 'x y', b: null, c: [1, 2] },
    });
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(body.toString()).toBe('a=x%20y&c=1&c=2');
  });

  it('sends multipart parts and files (R1.25, R1.27)', async () => {
    const file = { value: '{{parameters.data}}', options: { filename: 'a"b.bin', contentType: 'image/png' } };
    const api = { method: 'POST', type: 'multipart/form-data', body: { note: 'ž', file, none: null } };
    const { headers, body } = await send(api, { data: Buffer.from([0, 255, 1]) });
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(body, { headers: { 'content-type': headers['content-type'] ?? '' } }).formData();
    expect([...form.keys()]).toEqual(['note', 'file']);
    expect(form.get('note')).toBe('ž');
    const sent = form.get('file') as File;
    expect([sent.name, sent.type]).toEqual(['a"b.bin', 'image/png']);
    expect(new Uint8Array(await sent.arrayBuffer())).toEqual(new Uint8Array([0, 255, 1]));
  });

  it('gives a form the type of a form, whatever base announces (R1.24)', async () => {
    const headers = { 'content-type': 'application/json' };
    const form = await send({ method: 'POST', type: 'urlencoded', headers, body: { a: 1 } });
    expect(form.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const parts = await send({ method: 'POST', type: 'multipart/form-data', headers, body: { a: 1 } });
    expect(parts.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    const charset = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const kept = await send({ method: 'POST', type: 'urlencoded', headers: charset, body: { a: 1 } });
    expect(kept.headers['content-type']).toBe(charset['content-type']);
  });

  it('sends text as it is and keeps a given Content-Type (R1.24, R1.26)', async () => {
    const xml = '<a>{{parameters.x}}</a>';
    const headers = { 'content-type': 'application/xml' };
    for (const type of ['text', 'string', 'raw']) {
      const request = await send({ method: 'POST', type, headers, body: xml }, { x: 1 });
      expect([request.headers['content-type'], request.body.toString()]).toEqual(['application/xml', '<a>1</a>']);
    }
    const plain = await send({ method: 'POST', type: 'text', body: '{{parameters.x}}' }, { x: { a: 1 } });
    expect([plain.headers['content-type'], plain.body.toString()]).toEqual([undefined, '{"a":1}']);
  });

  it('sends binary data byte by byte (R1.23, R1.24)', async () => {
    const api = { method: 'POST', type: 'binary', body: '{{parameters.data}}' };
    expect((await send(api, { data: Buffer.from([0, 128, 255]) })).body).toEqual(Buffer.from([0, 128, 255]));
    await expect(send(api, { data: { a: 1 } })).rejects.toMatchObject({ code: 'body-not-binary' });
  });

  it('refuses a type it does not know (R1.23)', async () => {
    await expect(send({ method: 'POST', type: 'xml', body: 'a' })).rejects.toMatchObject({ code: 'request-type' });
  });
});

describe('redirects', () => {
  it('follows them, with GET after a 302 and without credentials on another origin (R1.31)', async () => {
    const other = await startServer((request) => ({ body: { auth: request.headers.authorization ?? null } }));
    answer = (request) =>
      request.url === '/a'
        ? { status: 302, headers: { location: '/b' } }
        : { status: 307, headers: { location: `${other.url}/c` } };
    const api = { url: `${server.url}/a`, method: 'POST', body: { a: 1 }, headers: { authorization: 'Bearer t' } };
    const { outputs } = await runBlock({ api });
    await other.close();
    expect(outputs).toEqual([{ auth: null }]);
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /a', 'GET /b']);
    expect(other.requests[0]).toMatchObject({ method: 'GET', url: '/c' });
  });

  it('does not follow when switched off, by either name of the switch (R1.31)', async () => {
    answer = () => ({ status: 302, headers: { location: '/b' }, body: { here: true } });
    for (const name of ['followRedirects', 'followRedirect']) {
      expect((await runBlock({ api: { url: server.url, [name]: false } })).outputs).toEqual([{ here: true }]);
    }
  });

  it('gives up after 21 hops (R1.31)', async () => {
    answer = () => ({ status: 302, headers: { location: '/again' } });
    await expect(runBlock({ api: { url: server.url } })).rejects.toMatchObject({ code: 'too-many-redirects' });
    expect(server.requests).toHaveLength(22);
  });
});

describe('errors of expressions', () => {
  it('name the directive and its place (R1.9)', async () => {
    const run = send({ headers: { 'x-a': '{{parseNumber()}}' } });
    await expect(run).rejects.toMatchObject({
      name: 'DataError',
      code: 'expression',
      message: expect.stringContaining("Failed to map 'headers.x-a': "),
      location: { file: '0/headers.x-a', line: 1, column: 1 },
    });
  });

  it('stops an execution at its cap of requests (R2.29)', async () => {
    const api = [{ url: server.url }, { url: server.url }, { url: server.url }];
    await expect(runBlock({ api, limits: { maxRequestCount: 2 } })).rejects.toMatchObject({ code: 'request-cap' });
    expect(server.requests).toHaveLength(2);
  });
});
