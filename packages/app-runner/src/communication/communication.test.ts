import type { Json } from '@connect-app/app-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock, startBlock } from '../testing/run-block.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer | undefined = () => ({ body: {} });

beforeEach(async () => {
  server = await startServer((request) => answer(request));
});
afterEach(async () => {
  await server.close();
});

describe('one step', () => {
  it('sends a GET with qs and headers and gives the body as the bundle (R1.13, R1.19, R1.20, R2.21)', async () => {
    answer = () => ({ body: { id: 7 } });
    const { outputs, result } = await runBlock({
      api: {
        baseUrl: server.url,
        url: '/people/{{parameters.id}}',
        qs: { q: '{{parameters.text}}', list: ['a', 'b'], none: null, blank: '' },
        headers: { 'x-API-key': '{{connection.key}}' },
      },
      context: { parameters: { id: 7, text: 'a b&c' }, connection: { key: 'k' } },
    });
    expect(outputs).toEqual([{ id: 7 }]);
    expect(result).toMatchObject({ shape: 'single', statusCode: 200, body: { id: 7 } });
    expect(server.requests[0]?.url).toBe('/people/7?q=a%20b%26c&list=a&list=b&blank=');
    expect(server.requests[0]?.rawHeaders).toEqual(expect.arrayContaining(['X-Api-Key', 'k']));
  });

  it('iterates, filters items and maps each to a bundle (R2.18, R2.20)', async () => {
    answer = () => ({ body: { rows: [{ n: 1 }, { n: 2 }, { n: 3 }] } });
    const { outputs } = await runBlock({
      kind: 'search',
      api: {
        url: server.url,
        response: {
          iterate: { container: '{{body.rows}}', condition: '{{item.n != 2}}' },
          output: { n: '{{item.n}}', last: '{{iterate.container.last.n}}' },
        },
      },
    });
    expect(outputs).toEqual([
      { n: 1, last: 3 },
      { n: 3, last: 3 },
    ]);
  });

  it('skips the request when the condition is falsy and gives the default (R1.40)', async () => {
    const skipped = { url: server.url, condition: { condition: '{{parameters.on}}', default: { skipped: true } } };
    expect((await runBlock({ api: skipped })).outputs).toEqual([{ skipped: true }]);
    const { outputs, result } = await runBlock({ api: { url: server.url, condition: false } });
    expect([outputs, result.shape]).toEqual([[], 'none']);
    expect(server.requests).toEqual([]);
  });

  it('runs without a url and sends nothing (R1.45)', async () => {
    const { outputs } = await runBlock({
      api: { temp: { a: '{{parameters.x + 1}}' }, method: 'POST', response: { output: { a: '{{temp.a}}' } } },
      context: { parameters: { x: 1 } },
    });
    expect(outputs).toEqual([{ a: 2 }]);
  });

  it('gives an empty bundle for an undefined output and none for null (R2.21)', async () => {
    const output = async (value: string | null) =>
      (await runBlock({ api: { url: server.url, response: { output: value } } })).outputs;
    expect(await output('{{undefined}}')).toEqual([{}]);
    expect(await output(null)).toEqual([]);
  });

  it('repeats with temp evaluated again, the last attempt counts (R1.44)', async () => {
    const waits: number[] = [];
    answer = () => ({ body: { state: server.requests.length } });
    const { outputs } = await runBlock({
      api: {
        url: server.url,
        temp: { tries: '{{temp.tries + 1}}' },
        repeat: { condition: '{{temp.tries < 3}}', delay: 250, limit: 10 },
        response: { output: { tries: '{{temp.tries}}', state: '{{body.state}}' } },
      },
      runtime: {
        sleep: async (milliseconds) => {
          waits.push(milliseconds);
        },
      },
    });
    expect(outputs).toEqual([{ tries: 3, state: 3 }]);
    expect(waits).toEqual([250, 250]);
  });

  it('keeps what the last attempt gave when the condition refuses a further one (R1.40, R1.41, R1.44)', async () => {
    answer = () => ({ body: { state: server.requests.length } });
    const api = {
      url: server.url,
      condition: '{{temp.state != 2}}' as unknown,
      repeat: { condition: '{{true}}', delay: 0, limit: 10 },
      response: { temp: { state: '{{body.state}}' }, output: { state: '{{body.state}}' } },
    };
    expect((await runBlock({ api: api as never })).outputs).toEqual([{ state: 2 }]);
    server.requests.length = 0;
    const withDefault = { ...api, condition: { condition: api.condition, default: { state: 'enough' } } };
    expect((await runBlock({ api: withDefault as never })).outputs).toEqual([{ state: 'enough' }]);
  });
});

describe('several steps', () => {
  it('lets the last result stand, a skipped last step keeps the one before (R1.41)', async () => {
    answer = (request) => ({ body: { path: request.url } });
    const api = (on: boolean) => [
      { url: `${server.url}/a`, response: { temp: { first: '{{body.path}}' } } },
      {
        url: `${server.url}/b`,
        condition: on,
        response: { output: { second: '{{body.path}}', first: '{{temp.first}}' } },
      },
    ];
    expect((await runBlock({ api: api(true) })).outputs).toEqual([{ second: '/b', first: '/a' }]);
    expect((await runBlock({ api: api(false) })).outputs).toEqual([{ path: '/a' }]);
  });

  it('stops at the first error (R1.42)', async () => {
    answer = () => ({ status: 404, body: {} });
    const run = runBlock({ api: [{ url: `${server.url}/a` }, { url: `${server.url}/b` }] });
    await expect(run).rejects.toMatchObject({ name: 'RuntimeError', statusCode: 404, step: 0 });
    expect(server.requests).toHaveLength(1);
  });

  it('merges the data of all steps for the caller (R2.31)', async () => {
    answer = () => ({ body: { a: 1 } });
    const { result } = await runBlock({
      kind: 'connection',
      api: [
        { url: server.url, response: { data: { a: '{{body.a}}' }, uid: 'one' } },
        { url: server.url, response: { data: { b: 2 }, metadata: { type: 'text', value: 'x' } } },
      ],
    });
    expect(result.values).toEqual({ data: { a: 1, b: 2 }, uid: 'one', metadata: { type: 'text', value: 'x' } });
  });
});

describe('pages', () => {
  const paged = (condition?: string) => ({
    url: server.url,
    qs: { size: 2 },
    pagination: { qs: { page: '{{pagination.page}}' }, ...(condition === undefined ? {} : { condition }) },
    response: { iterate: '{{body.rows}}', limit: '{{parameters.limit}}' },
  });
  const rowsUpTo = (pages: number) => (request: ReceivedRequest) => {
    const page = Number(new URL(request.url, 'http://x').searchParams.get('page') ?? 1);
    return { body: { rows: page > pages ? [] : [{ n: page * 2 - 1 }, { n: page * 2 }], pages } };
  };

  it('asks the condition twice, so `<` loses the last page (R2.27, C13)', async () => {
    answer = rowsUpTo(3);
    const { outputs } = await runBlock({ kind: 'search', api: paged('{{pagination.page <= 3}}') });
    expect(outputs).toHaveLength(6);
    expect(server.requests.map(({ url }) => url)).toEqual(['/?size=2', '/?size=2&page=2', '/?size=2&page=3']);
    const fewer = await runBlock({ kind: 'search', api: paged('{{pagination.page < body.pages}}') });
    expect(fewer.outputs).toHaveLength(4);
  });

  it('goes on to the first empty page without a condition (R2.28)', async () => {
    answer = rowsUpTo(2);
    expect((await runBlock({ kind: 'search', api: paged() })).outputs).toHaveLength(4);
    expect(server.requests).toHaveLength(3);
  });

  it('stops before a page it does not need (R2.24, R2.27)', async () => {
    answer = rowsUpTo(9);
    const { outputs } = await runBlock({ kind: 'search', api: paged(), context: { parameters: { limit: 4 } } });
    expect(outputs).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
    expect(server.requests).toHaveLength(2);
  });

  it('keeps to the caps of the platform (R2.29)', async () => {
    answer = rowsUpTo(99);
    const { outputs, events } = await runBlock({
      kind: 'search',
      api: paged(),
      limits: { maxPaginationRequestCount: 3 },
    });
    expect(outputs).toHaveLength(8);
    expect(events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'page-cap' }));
  });

  it('asks for the next page only when the consumer pulls (R2.27)', async () => {
    answer = rowsUpTo(9);
    const { run } = startBlock({ kind: 'search', api: paged() });
    await run.next();
    expect(server.requests).toHaveLength(1);
    await run.return({ shape: 'none', temp: {}, values: {} });
    expect(server.requests).toHaveLength(1);
  });

  it('uses only its own qs when not merged with the parent (R2.25)', async () => {
    answer = rowsUpTo(2);
    const api = paged();
    const pagination = { ...api.pagination, mergeWithParent: false };
    await runBlock({ kind: 'search', api: { ...api, pagination } });
    expect(server.requests[1]?.url).toBe('/?page=2');
  });

  it('follows a next link whole when the parent is not merged (R2.25, R1.18)', async () => {
    answer = (request) => ({
      body: request.url.includes('cursor') ? { rows: [2] } : { rows: [1], next: '/x?cursor=z' },
    });
    const { outputs } = await runBlock({
      kind: 'rpc',
      api: {
        baseUrl: server.url,
        url: '/x',
        qs: { a: 1 },
        pagination: { mergeWithParent: false, url: '{{body.next}}', condition: '{{body.next}}' },
        response: { iterate: '{{body.rows}}' },
      },
    });
    expect(outputs).toEqual([1, 2]);
    expect(server.requests.map(({ url }) => url)).toEqual(['/x?a=1', '/x?cursor=z']);
  });

  it('keeps the query of a next link beside the qs of the first page (R2.25, R1.18)', async () => {
    const next = '/x?page=2&a=9&list=1&list=2&enc=%2F';
    answer = (request) => ({ body: request.url.includes('page=2') ? { rows: [2] } : { rows: [1], next } });
    const urls = async (qs: Json, pagination = {}) => {
      server.requests.length = 0;
      const { outputs } = await runBlock({
        kind: 'rpc',
        api: {
          baseUrl: server.url,
          url: '/x',
          qs,
          pagination: { url: '{{body.next}}', condition: '{{body.next}}', ...pagination },
          response: { iterate: '{{body.rows}}' },
        },
      });
      expect(outputs).toEqual([1, 2]);
      return server.requests.map(({ url }) => url);
    };
    // Nothing to add: as it is written. The link wins over the first page, pagination's own qs over the link.
    expect(await urls({ a: 1 })).toEqual(['/x?a=1', next]);
    expect(await urls({ a: 1, size: 50 })).toEqual(['/x?a=1&size=50', '/x?a=9&size=50&page=2&list=1&list=2&enc=%2F']);
    expect((await urls({ a: 1 }, { qs: { list: 3 } }))[1]).toBe('/x?a=9&list=3&page=2&enc=%2F');
  });

  it('stops before a page it does not need though a wrapper comes last, and slices what that gives (R2.24, R2.28)', async () => {
    answer = rowsUpTo(9);
    const api = paged();
    const wrapped = (wrapper: string) => ({ ...api, response: { ...api.response, wrapper } });
    const context = { parameters: { limit: 3 } };
    const { outputs } = await runBlock({ kind: 'search', api: wrapped('{{reverse(output)}}'), context });
    expect(outputs).toEqual([{ n: 4 }, { n: 3 }, { n: 2 }]);
    expect(server.requests).toHaveLength(2);
    const single = await runBlock({ kind: 'rpc', api: wrapped('{{first(output)}}'), context });
    expect(single.outputs).toEqual([{ n: 1 }]);
  });

  it('wraps once, after the last page (R2.22)', async () => {
    answer = rowsUpTo(2);
    const api = paged();
    const response = { ...api.response, output: ['{{item.n}}', 0], wrapper: '{{flatten(output)}}' };
    const { outputs, batches } = await runBlock({ kind: 'rpc', api: { ...api, response } });
    expect(outputs).toEqual([1, 0, 2, 0, 3, 0, 4, 0]);
    expect(batches).toBe(1);
  });
});

describe('an error', () => {
  it('tells its step, whoever raised it (R9.6)', async () => {
    answer = () => ({ body: {} });
    const cut = await startServer((_, response) => void response.destroy());
    const fine = { url: server.url };
    const nested = runBlock({ api: [fine, { ...fine, qs: { a: { b: 1 } } }] });
    await expect(nested).rejects.toMatchObject({ code: 'nested-value', step: 1 });
    const reset = runBlock({ api: [fine, fine, { url: cut.url }] });
    await expect(reset).rejects.toMatchObject({ code: 'connection-failed', step: 2 });
    await cut.close();
  });
});

describe('what may come out', () => {
  it('refuses a list from an action (R2.23, R3.2)', async () => {
    answer = () => ({ body: [1] });
    const run = runBlock({ api: { url: server.url } });
    await expect(run).rejects.toThrow('Invalid module output. Expected Object, but found Array.');
  });

  it('refuses texts from a search (R2.23)', async () => {
    answer = () => ({ body: ['a'] });
    const run = runBlock({ kind: 'search', api: { url: server.url } });
    await expect(run).rejects.toThrow('Invalid item in module output. Expected Object, but found String.');
  });

  it('slices no action (C3) and refuses a literal limit of 0 (R2.24)', async () => {
    answer = () => ({ body: { a: 1 } });
    expect((await runBlock({ api: { url: server.url, response: { limit: 1 } } })).outputs).toEqual([{ a: 1 }]);
    const zero = async () => runBlock({ kind: 'search', api: { url: server.url, response: { limit: 0 } } });
    await expect(zero()).rejects.toMatchObject({ name: 'InvalidConfigurationError', code: 'limit-zero' });
  });
});
