import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { allowBreaches } from './testing/contract-watch.js';
import { listeningMock } from './testing/listening.js';
import { strictMock } from './testing/mock.js';

const BOUNDARY = '----------------------------374857';

/** How clients of the real API call it, as far as their sources show. */
const served = listeningMock({ calls: 'tolerant' });

const json = (): Record<string, string> => ({ ...served.headers, 'content-type': 'application/json' });
const create = (body: unknown, headers = json()): Promise<Response> =>
  fetch(`${served.url}/v1/people/create`, { method: 'POST', headers, body: JSON.stringify(body) });
const ada = { name: 'Ada Lovelace', emails: [{ value: 'ada@example.com' }] };

describe('a client in Python (S2)', () => {
  const headers = (): Record<string, string> => ({ ...json(), accept: 'application/json', 'user-agent': 'sdk/1.0' });

  it('sends the content type with a GET, and names the identifier in its own way', async () => {
    allowBreaches();
    await create(ada, headers());
    const got = await fetch(`${served.url}/v1/people/get?identifier=ada%40example.com&identifier_type=email`, {
      headers: headers(),
    });
    expect(await got.json()).toMatchObject({ errorcode: 0, person: { name: 'Ada Lovelace' } });
    expect(served.mock.requests.at(-1)).toMatchObject({ notes: ['identifier instead of uniqueid.'] });
    const gone = await fetch(`${served.url}/v1/people/delete?identifier=ada%40example.com`, {
      method: 'DELETE',
      headers: headers(),
    });
    expect(await gone.json()).toEqual({ errorcode: 0 });
  });

  it('writes booleans as Python does, and sends no body for an empty one', async () => {
    const count = await fetch(`${served.url}/v1/people/find?countonly=True`, { headers: headers() });
    expect(await count.json()).toEqual({ errorcode: 0, availablecount: 500 });
    const empty = await fetch(`${served.url}/v1/people/create`, { method: 'POST', headers: headers() });
    expect(await empty.json()).toEqual({ errorcode: 11, message: 'No identifiers available' });
  });

  it('looks for parameters the API does not have: all records come back, and the log lists them', async () => {
    allowBreaches();
    const found = await fetch(`${served.url}/v1/people/find?email=ada%40example.com`, { headers: headers() });
    expect(await found.json()).toMatchObject({ availablecount: 500 });
    expect(served.mock.requests.at(-1)).toMatchObject({ unknownParameters: ['email'] });
  });
});

describe('a script in Python', () => {
  it('lists people where no document has them; only to read', async () => {
    allowBreaches();
    const ask = (init: RequestInit): Promise<Response> =>
      fetch(`${served.url}/v1/people?limit=50`, { headers: json(), ...init });
    expect(await (await ask({})).json()).toMatchObject({ errorcode: 0, availablecount: 500, people: { length: 10 } });
    expect(served.mock.requests.at(-1)).toMatchObject({
      operation: 'findPeople',
      notes: ['/v1/people instead of /v1/people/find.'],
    });
    expect((await ask({ method: 'POST', body: JSON.stringify(ada) })).status).toBe(404);
  });
});

describe('a function in JavaScript (S13)', () => {
  it.each(['+31612345678', '+31 6 1234 5678', '612345678', '31-6-12345678', 'ada@example.com'])(
    'finds a person again by %s, however the number was written',
    async (query) => {
      await create({ ...ada, phones: [{ value: '+31 (6) 1234-5678', type: 'mobile' }] });
      const found = await fetch(`${served.url}/v1/people/find?freeformquery=${encodeURIComponent(query)}`, {
        headers: json(),
      });
      expect(await found.json()).toMatchObject({ availablecount: 1, people: [{ name: 'Ada Lovelace' }] });
    },
  );
});

describe('a client in TypeScript (S11)', () => {
  it('posts what is to be read, with the key in the query', async () => {
    allowBreaches();
    await create(ada);
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(`${served.url}${path}?api_key=${served.mock.account.apiKey}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    for (const body of [{ id: 'ada@example.com' }, { email: 'ada@example.com' }]) {
      expect(await (await post('/v1/people/get', body)).json()).toMatchObject({ person: { name: 'Ada Lovelace' } });
    }
    expect(await (await post('/v1/people/find', { freeformquery: 'lovelace' })).json()).toMatchObject({
      availablecount: 1,
    });
    expect(await (await post('/v1/people/delete', { uniqueid: 'ada@example.com' })).json()).toEqual({ errorcode: 0 });
    expect(served.mock.requests.at(-1)?.notes[0]).toMatch(/^POST instead of DELETE/);
  });

  it('is refused when only documented calls are taken', async () => {
    allowBreaches();
    const strict = strictMock({ calls: 'documented' });
    const ask = async (path: string, method: string): Promise<unknown> =>
      (
        await strict.fetch(
          new Request(`https://api.cloze.com${path}`, {
            method,
            headers: { authorization: `Bearer ${strict.account.apiKey}` },
          }),
        )
      ).json();
    expect(await ask('/v1/people/find', 'POST')).toMatchObject({ errorcode: 404 });
    expect(await ask('/v1/people/get?identifier=a@b.example', 'GET')).toMatchObject({ errorcode: 11 });
  });
});

describe('a platform with an access token (S7)', () => {
  it('uses the legacy paths, and accepts deliveries as text', async () => {
    const received: { id: unknown; body: unknown }[] = [];
    const consumer = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        received.push({ id: request.headers['x-cloze-subscription-id'], body: JSON.parse(text) });
        response.writeHead(200, { 'content-type': 'text/plain' }).end('OK');
      });
    });
    await new Promise<void>((ready) => consumer.listen(0, '127.0.0.1', ready));
    const target = `http://127.0.0.1:${(consumer.address() as AddressInfo).port}`;
    const post = async (path: string, body: unknown): Promise<Record<string, unknown>> =>
      (
        await fetch(`${served.url}/v1${path}`, { method: 'POST', headers: json(), body: JSON.stringify(body) })
      ).json() as Promise<Record<string, unknown>>;
    const { uniqueid } = await post('/subscribe', { event: 'person.change', target_url: target, scope: 'local' });
    await create(ada);
    await served.mock.clock.idle();
    expect(received).toMatchObject([{ id: uniqueid, body: [{ event: 'person.change', person: { segment: 'none' } }] }]);
    const note = { style: 'note', uniqueid: 'n-1', source: 'notes.example', subject: 'Hello', date: '2026-05-01' };
    expect(await post('/createcontent', note)).toEqual({ errorcode: 0 });
    expect(await post('/unsubscribe', { event: 'person.change', uniqueid })).toEqual({ errorcode: 0 });
    await new Promise((closed) => consumer.close(closed));
  });
});

describe('the shape of a call', () => {
  it.each([
    ['a trailing slash', '/v1/user/profile/'],
    ['a doubled slash', '//v1/user/profile'],
    ['the user beside the key', '/v1/user/profile?user=mara.lindqvist%40northwind-harbor.example'],
    ['parameters nobody knows', '/v1/user/profile?_=1780000000'],
  ])('may have %s', async (_, path) => {
    if (path.includes('?_=')) allowBreaches();
    const response = await fetch(served.url + path, { headers: served.headers });
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      200,
      'application/json; charset=utf-8',
      expect.objectContaining({ errorcode: 0 }),
    ]);
  });

  it.each([
    ['application/json; charset=UTF-8', JSON.stringify(ada)],
    ['text/plain;charset=UTF-8', JSON.stringify(ada)],
    ['application/json', `\uFEFF${JSON.stringify(ada)}`],
    ['application/x-www-form-urlencoded', JSON.stringify(ada)],
    ['application/x-www-form-urlencoded', 'name=Ada+Lovelace&emails%5B0%5D%5Bvalue%5D=ada%40example.com'],
    ['application/x-www-form-urlencoded;charset=utf-8', 'name=Ada Lovelace&emails[][value]=ada@example.com'],
    [
      'multipart/form-data; boundary=----------------------------374857',
      multipart({ name: 'Ada Lovelace', 'emails[0].value': 'ada@example.com' }),
    ],
  ])('may have a body of type %s', async (type, body) => {
    const answer = await fetch(`${served.url}/v1/people/create`, {
      method: 'POST',
      headers: { ...served.headers, 'content-type': type },
      body,
    });
    expect(await answer.json()).toEqual({ errorcode: 0 });
    const got = await fetch(`${served.url}/v1/people/get?uniqueid=ada@example.com`, { headers: served.headers });
    expect(await got.json()).toMatchObject({ person: { name: 'Ada Lovelace' } });
  });

  it.each(['ada%2Bnews%40example.com', 'ada%2bnews@example.com', 'ada+news@example.com', 'ADA%2BNEWS@EXAMPLE.COM'])(
    'may encode an address as %s',
    async (encoded) => {
      await create({ emails: [{ value: 'ada+news@example.com' }], phones: [{ value: '+46 31 123' }] });
      for (const id of [encoded, '+4631123', '%2B46%2031%20123']) {
        const got = await fetch(`${served.url}/v1/people/get?uniqueid=${id}`, { headers: served.headers });
        expect(await got.json()).toMatchObject({ person: { emails: [{ value: 'ada+news@example.com' }] } });
      }
    },
  );

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('may have a body packed with %s', async (encoding, pack) => {
    const body = new Uint8Array(pack(JSON.stringify(ada)));
    const headers = { ...json(), 'content-encoding': encoding };
    const send = async (sent: Uint8Array<ArrayBuffer>): Promise<unknown> =>
      (await fetch(`${served.url}/v1/people/create`, { method: 'POST', headers, body: sent })).json();
    expect(await send(body.subarray(0, 5))).toMatchObject({ errorcode: 26 });
    expect(await send(body)).toEqual({ errorcode: 0 });
  });

  it('may come in chunks, with a user under another name, and to a base address that ends in /v1', async () => {
    allowBreaches();
    const parts = new ReadableStream({
      start: (controller) => {
        for (const part of JSON.stringify(ada).match(/.{1,9}/g) ?? [])
          controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });
    const query = `api_key=${served.mock.account.apiKey}&user_email=${served.mock.account.email}`;
    const base = `${served.url}/v1`;
    const created = await fetch(`${base}/people/create?${query}`, {
      method: 'POST',
      body: parts,
      duplex: 'half',
    } as RequestInit);
    expect(await created.json()).toEqual({ errorcode: 0 });
    expect(served.mock.requests.at(-1)).toMatchObject({ unknownParameters: ['user_email'] });
  });

  it('may offer and keep a connection, and take packed answers', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = (): Promise<{ socket: unknown; status: number | undefined; body: string }> =>
      new Promise((resolve, reject) => {
        const sent = request(
          `${served.url}/v1/user/profile`,
          { agent, headers: { ...served.headers, 'accept-encoding': 'gzip, deflate, br', expect: '100-continue' } },
          (response) => {
            let body = '';
            response.setEncoding('utf8').on('data', (part) => {
              body += part;
            });
            response.on('end', () => resolve({ socket: response.socket, status: response.statusCode, body }));
          },
        );
        sent.on('error', reject).end();
      });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.socket === first.socket]).toEqual([200, true]);
    expect(JSON.parse(first.body)).toMatchObject({ errorcode: 0 });
    agent.destroy();
  });

  it('may be HEAD or OPTIONS', async () => {
    const head = await fetch(`${served.url}/v1/user/profile`, { method: 'HEAD', headers: served.headers });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const options = await fetch(`${served.url}/v1/people/delete`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'DELETE, POST, OPTIONS']);
  });

  it.each(['not JSON', '[1]', '"text"', '{"name": '])('is told when its body is %s', async (body) => {
    allowBreaches();
    const answer = await fetch(`${served.url}/v1/people/create`, { method: 'POST', headers: json(), body });
    expect([answer.status, await answer.json()]).toEqual([200, { errorcode: 26, message: expect.any(String) }]);
  });

  it('cannot reach an object’s prototype through a form', async () => {
    allowBreaches();
    const body = '__proto__[polluted]=yes&constructor[prototype][polluted]=yes&emails[0][value]=a@b.example';
    await fetch(`${served.url}/v1/people/create`, {
      method: 'POST',
      headers: { ...served.headers, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('lists properties the contract does not name, and takes the rest', async () => {
    allowBreaches();
    await create({ ...ada, email: 'ada@example.com', emails: [{ value: 'ada@example.com', label: 'x' }] });
    expect(served.mock.requests.at(-1)).toMatchObject({
      unknownProperties: ['/email', '/emails/0/label'],
      errorcode: 0,
    });
  });
});

function multipart(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}
