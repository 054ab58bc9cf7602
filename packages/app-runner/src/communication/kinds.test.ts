import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock, startBlock } from '../testing/run-block.js';
import { limitsOf } from './limits.js';

let server: TestServer;
let answer: TestAnswer;

beforeEach(async () => {
  answer = { body: {} };
  server = await startServer(() => answer);
});
afterEach(async () => {
  await server.close();
});

describe('triggers', () => {
  const trigger = { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{item.at}}' };

  it('give every output its id and date, and leave the limit to the caller (R3.9, R2.24)', async () => {
    answer = { body: [{ id: 1, at: '2026-01-01' }, { id: 2 }] };
    const api = { url: server.url, response: { iterate: '{{body}}', limit: 1, trigger, output: { n: '{{item.id}}' } } };
    const { run } = startBlock({ kind: 'trigger', api });
    const { value } = await run.next();
    expect(value).toEqual({
      outputs: [{ n: 1 }, { n: 2 }],
      keys: [{ id: 1, date: '2026-01-01' }, { id: 2 }],
      limit: 1,
    });
  });

  it('may prepare what they ask for in steps that send nothing (R1.45)', async () => {
    answer = { body: [{ id: 1 }] };
    const response = { iterate: '{{body}}', output: '{{item}}', trigger: { ...trigger, type: 'id' } };
    const api = [{ temp: { path: 'rows' } }, { url: `${server.url}/{{temp.path}}`, response }];
    expect((await runBlock({ kind: 'trigger', api })).outputs).toEqual([{ id: 1 }]);
  });

  it('cannot do without a request, or with an order of their own making (R1.45, R3.9)', async () => {
    await expect(runBlock({ kind: 'trigger', api: { response: { trigger } } })).rejects.toMatchObject({
      code: 'url-missing',
    });
    const api = { url: server.url, response: { trigger: { ...trigger, order: 'newest' } } };
    await expect(runBlock({ kind: 'trigger', api })).rejects.toMatchObject({
      code: 'trigger-order',
      location: { file: '0/response.trigger' },
    });
  });
});

describe('other kinds', () => {
  it('an instant trigger gives its payload, or what output makes of it (R2.30, R3.6)', async () => {
    const context = { payload: { a: 1 } };
    expect((await runBlock({ kind: 'instant', api: {}, context })).outputs).toEqual([{ a: 1 }]);
    const api = { pagination: {}, response: { output: { b: '{{payload.a}}' } } };
    expect((await runBlock({ kind: 'instant', api, context })).outputs).toEqual([{ b: 1 }]);
  });

  it('a responder gives status, headers, body and type (R3.5)', async () => {
    const response = { status: '{{parameters.status}}', type: 'json', headers: { a: 'b' }, body: { ok: true } };
    const { result, outputs } = await runBlock({
      kind: 'responder',
      api: { response },
      context: { parameters: { status: 201 } },
    });
    expect(result.values).toEqual({ ...response, status: 201 });
    expect(outputs).toEqual([]);
  });

  it('an RPC may give a list, a collection or a text, but no number (R2.23)', async () => {
    const shape = async (body: unknown) => {
      answer = { body: { value: body } };
      const { outputs, result } = await runBlock({
        kind: 'rpc',
        api: { url: server.url, response: { output: '{{body.value}}' } },
      });
      return [result.shape, outputs];
    };
    expect(await shape([1, 2])).toEqual(['array', [1, 2]]);
    expect(await shape({ a: 1 })).toEqual(['single', [{ a: 1 }]]);
    expect(await shape('text')).toEqual(['single', ['text']]);
    await expect(shape(5)).rejects.toThrow('Expected Object, String or Array, but found Number');
  });

  it('an RPC none of whose steps runs gives nothing and no error (R5.7)', async () => {
    const { result, outputs } = await runBlock({ kind: 'rpc', api: [{ url: server.url, condition: false }] });
    expect([result.shape, outputs]).toEqual(['none', []]);
  });
});

describe('endpoints', () => {
  it('are called instead of a url, their output is the body (R1.46, C9)', async () => {
    const calls: unknown[] = [];
    const { outputs } = await runBlock({
      api: { endpoint: { name: 'find', connection: 'main' }, input: { q: '{{parameters.q}}' } },
      context: { parameters: { q: 'x' } },
      runtime: {
        callEndpoint: async (call) => {
          calls.push(call);
          return { found: true };
        },
      },
    });
    expect(outputs).toEqual([{ found: true }]);
    expect(calls).toEqual([{ name: 'find', connection: 'main', input: { q: 'x' } }]);
  });

  it('are called a hundred times at most, their own requests counted apart (R1.46, R2.29)', async () => {
    const api = { endpoint: 'find', repeat: { condition: true, delay: 0, limit: 200 } };
    let calls = 0;
    const budget = { spent: 0, endpointCalls: 0 };
    const callEndpoint = async () => {
      calls += 1;
      budget.spent += 1;
      return {};
    };
    const run = runBlock({ api, runtime: { budget, callEndpoint } });
    await expect(run).rejects.toMatchObject({ code: 'request-cap', step: 0 });
    expect(calls).toBe(100);
  });

  it('are not guessed: what is not emulated says so (R1.46)', async () => {
    await expect(runBlock({ api: { endpoint: 'find' } })).rejects.toMatchObject({ name: 'NotEmulatedError' });
    await expect(runBlock({ api: { isc: {} } })).rejects.toMatchObject({ name: 'NotEmulatedError', feature: 'isc' });
    const templated = runBlock({ api: { endpoint: '{{parameters.name}}' } });
    await expect(templated).rejects.toMatchObject({ code: 'endpoint-name' });
  });
});

describe('preview', () => {
  it('gives the first request without sending it (R8.5)', async () => {
    const api = { url: `${server.url}/authorize`, temp: { a: 1 }, qs: { state: '{{oauth.state}}', a: '{{temp.a}}' } };
    const { preview, context } = startBlock({ kind: 'connection', api, context: { oauth: { state: 's' } } });
    expect(await preview()).toMatchObject({ method: 'GET', url: `${server.url}/authorize?state=s&a=1` });
    expect(context).toMatchObject({ oauth: { state: 's' }, temp: { a: 1 } });
    expect(server.requests).toEqual([]);
  });
});

describe('limitsOf', () => {
  it('takes overrides from common data, the timeout within its maximum (R1.29, R2.29)', () => {
    expect(limitsOf({ timeout: 400_000, maxRequestCount: '7', maxPastRecords: -1 })).toEqual({
      timeout: 300_000,
      maxRequestCount: 7,
      maxPaginationRequestCount: 50,
      maxPastRecords: 3200,
    });
    expect(limitsOf(undefined).timeout).toBe(40_000);
  });
});

describe('temp', () => {
  it('lives on over steps and is carried on from the caller (R1.39, R8.5)', async () => {
    const { result } = await runBlock({
      kind: 'connection',
      api: [
        { url: server.url, response: { temp: { b: 2 } } },
        { url: server.url, temp: { c: '{{temp.a + temp.b}}' } },
      ],
      context: { temp: { a: 1 } },
    });
    expect(result.temp).toEqual({ a: 1, b: 2, c: 3 });
  });
});

describe('wrong calls', () => {
  it('fail where they run, not where they stand (IML §8)', async () => {
    const api = { url: server.url, response: { error: { message: '{{shout(body.message)}}' }, output: '{{body}}' } };
    answer = { body: { ok: true } };
    expect((await runBlock({ api })).outputs).toEqual([{ ok: true }]);
    answer = { status: 400, body: { message: 'no' } };
    await expect(runBlock({ api })).rejects.toMatchObject({
      code: 'expression',
      message: "Failed to map 'response.error.message': Function 'shout' not found!",
      location: { file: '0/response.error.message' },
    });
    await expect(runBlock({ api: { ...api, qs: { a: '{{if(true)}}' } } })).rejects.toMatchObject({
      code: 'expression',
    });
  });
});
