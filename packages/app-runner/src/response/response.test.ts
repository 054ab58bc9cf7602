import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock } from '../testing/run-block.js';

let server: TestServer;
let answer: TestAnswer;

beforeEach(async () => {
  server = await startServer(() => answer);
});
afterEach(async () => {
  await server.close();
});

async function body(response: Record<string, unknown> = {}, step: Record<string, unknown> = {}): Promise<unknown> {
  const api = { url: server.url, ...step, response: { output: { body: '{{body}}' }, ...response } };
  return ((await runBlock({ api: api as never })).outputs[0] as { body?: unknown }).body;
}

function answered(type: string, text: string | Uint8Array): void {
  answer = { headers: { 'content-type': type }, body: text };
}

describe('reading a body', () => {
  it('follows the Content-Type (R2.3)', async () => {
    answered('application/json; charset=utf-8', '{"a":[1]}');
    expect(await body()).toEqual({ a: [1] });
    answered('text/plain', '{"a":1}');
    expect(await body()).toBe('{"a":1}');
    answered('application/x-www-form-urlencoded', 'a=1&b=x+y&b=2');
    expect(await body()).toEqual({ a: '1', b: ['x y', '2'] });
    answered('application/problem+json', '{"a":1}');
    expect(await body()).toEqual({ a: 1 });
    answered('text/plain; charset=iso-8859-1', Buffer.from([0xe9]));
    expect(await body()).toBe('é');
  });

  it('says so when bytes of an unknown type are no text (R2.3)', async () => {
    const warned = async (type: string, bytes: Uint8Array, response = {}) => {
      answered(type, bytes);
      const { events } = await runBlock({ api: { url: server.url, response: { output: {}, ...response } } });
      return events.flatMap((event) => (event.type === 'warning' ? [event.code] : []));
    };
    expect(await warned('application/pdf', Buffer.from([37, 255]))).toEqual(['content-type-binary']);
    expect(await warned('application/pdf', Buffer.from([37, 255]), { type: 'binary' })).toEqual([]);
    expect(await warned('application/vnd.x', Buffer.from('text'))).toEqual([]);
  });

  it('reads XML with every node a list (R2.6)', async () => {
    answered('text/xml', '<data kind="x"><text id="1">a</text><text>b</text></data>');
    expect(await body()).toEqual({
      data: [{ _attributes: { kind: 'x' }, text: [{ _value: 'a', _attributes: { id: '1' } }, 'b'] }],
    });
  });

  it('takes an explicit type over the Content-Type (R2.4)', async () => {
    answered('text/html', '{"a":1}');
    expect(await body({ type: 'json' })).toEqual({ a: 1 });
    expect(await body({ type: 'raw' })).toBe('{"a":1}');
    expect(await body({ type: 'binary' })).toEqual(Buffer.from('{"a":1}'));
  });

  it('takes the type of the narrowest range (R2.5)', async () => {
    answered('application/json', '{"a":1}');
    expect(await body({ type: { '*': 'json', '200-299': 'text', '200': 'binary' } })).toEqual(Buffer.from('{"a":1}'));
    expect(await body({ type: { '*': 'json', '200-299': 'text', '201': 'binary' } })).toBe('{"a":1}');
  });

  it('reads a success as JSON and a failure as XML, for its message (R2.5, R2.6, R2.12)', async () => {
    const response = { type: { '*': 'json', '400-499': 'xml' }, error: '{{body.fault[1].text[1]._value}}' };
    answered('text/plain', '{"a":1}');
    expect(await body(response)).toEqual({ a: 1 });
    answered('text/plain', '<fault><text lang="en">No &amp; never</text></fault>');
    answer = { ...answer, status: 404 };
    await expect(body(response)).rejects.toMatchObject({ message: 'No & never', statusCode: 404 });
  });

  it('fails on broken JSON, but lets an error status speak first (R2.7, R2.1)', async () => {
    answered('application/json', '<html>');
    await expect(body()).rejects.toMatchObject({ name: 'DataError', code: 'response-parse' });
    answer = { ...answer, status: 503 };
    await expect(body()).rejects.toMatchObject({ name: 'ConnectionError', statusCode: 503 });
  });

  it('unpacks compressed bodies when gzip is on (R1.30, C9)', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    answer = { headers, body: gzipSync('{"a":1}') };
    expect(await body({}, { gzip: true })).toEqual({ a: 1 });
    expect(server.requests[0]?.headers['accept-encoding']).toContain('gzip');
    for (const [encoding, zip] of [
      ['deflate', deflateSync],
      ['deflate', deflateRawSync],
      ['br', brotliCompressSync],
    ] as const) {
      answer = { headers: { ...headers, 'content-encoding': encoding }, body: zip('{"a":2}') };
      expect(await body({}, { gzip: true })).toEqual({ a: 2 });
    }
    await expect(body()).rejects.toMatchObject({ code: 'response-parse' });
    answer = { headers, body: 'not packed at all' };
    await expect(body({}, { gzip: true })).rejects.toMatchObject({ name: 'DataError', code: 'response-encoding' });
    answer = { ...answer, status: 429 };
    await expect(body({}, { gzip: true })).rejects.toMatchObject({ name: 'RateLimitError', statusCode: 429 });
  });

  it('gives headers in lower case and the status (R2.8)', async () => {
    answer = { status: 201, headers: { 'X-Total': '5', 'Set-Cookie': ['a=1', 'b=2'] }, body: {} };
    const output = { total: '{{headers.`x-total`}}', cookies: '{{headers.`set-cookie`}}', status: '{{statusCode}}' };
    const { outputs } = await runBlock({ api: { url: server.url, response: { output } } });
    expect(outputs).toEqual([{ total: '5', cookies: ['a=1', 'b=2'], status: 201 }]);
  });

  it('keeps names like __proto__ as plain data (R2.3)', async () => {
    answered('application/json', '{"__proto__":{"polluted":true}}');
    const api = { url: server.url, response: { temp: '{{body}}', output: { a: '{{temp.polluted}}' } } };
    expect((await runBlock({ api })).outputs).toEqual([{}]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('errors', () => {
  const failure = async (response: Record<string, unknown> = {}, status = 400, sent: unknown = { m: 'no' }) => {
    answer = { status, body: sent };
    return expect(runBlock({ api: { url: server.url, response } as never })).rejects;
  };

  it('have default messages and types by status (R2.9, R2.10, R2.11, C12)', async () => {
    await (await failure({}, 404)).toMatchObject({ name: 'RuntimeError', message: 'Status Code Error: 404' });
    await (await failure({}, 429)).toMatchObject({
      name: 'RateLimitError',
      message: 'Third party API limit likely exceeded',
    });
    await (await failure({}, 502)).toMatchObject({
      name: 'ConnectionError',
      message: 'Service is temporarily unavailable.',
      effect: { kind: 'retry' },
    });
  });

  it('take message and type from the directive, a status entry first (R2.12)', async () => {
    await (await failure({ error: '[{{statusCode}}] {{body.m}}' })).toMatchObject({ message: '[400] no' });
    const error = { message: 'generic', type: 'DataError', '401': { message: 'key', type: 'InvalidAccessTokenError' } };
    await (await failure({ error }, 400)).toMatchObject({ name: 'DataError', message: 'generic' });
    await (await failure({ error }, 401)).toMatchObject({ name: 'InvalidAccessTokenError', message: 'key' });
  });

  it('keep the default type when only a message is given (R2.13)', async () => {
    await (await failure({ error: { message: 'slow down' } }, 429)).toMatchObject({
      name: 'RateLimitError',
      message: 'slow down',
    });
  });

  it('use RuntimeError for a type that is none of the platform (R2.17)', async () => {
    await (await failure({ error: { message: 'x', type: 'TypeError' } })).toMatchObject({ name: 'RuntimeError' });
  });

  it('come before response.temp, which an error status leaves out (R2.2)', async () => {
    const error = '{{ifempty(temp.a; "not set")}}';
    await (await failure({ temp: { a: 'set' }, error })).toMatchObject({ message: 'not set' });
  });

  it('come from a falsy valid, in both its forms (R2.15, R2.16, C11)', async () => {
    await (await failure({ valid: '{{body.ok}}' }, 200)).toMatchObject({
      name: 'RuntimeError',
      message: 'Response marked as invalid.',
      code: 'response-invalid',
      statusCode: 200,
    });
    const valid = { condition: '{{body.ok}}', message: 'invalid: {{body.m}}', type: 'DataError' };
    await (await failure({ valid }, 200)).toMatchObject({ name: 'DataError', message: 'invalid: no' });
    await (await failure({ valid: { condition: null, message: 'null' } }, 200)).toMatchObject({ message: 'null' });
  });

  it('do not come from a valid without a condition (R2.15)', async () => {
    answered('application/json', '{"a":1}');
    for (const valid of [{}, { message: 'never' }]) expect(await body({ valid })).toEqual({ a: 1 });
  });

  it('for valid fall back to the status entry, then the generic one (R2.14, R2.16)', async () => {
    const error = { message: 'generic', '200': { message: 'entry', type: 'DuplicateDataError' } };
    const expected = { name: 'DuplicateDataError', message: 'entry' };
    await (await failure({ valid: false, error }, 200)).toMatchObject(expected);
    await (await failure({ valid: false, error }, 201)).toMatchObject({ name: 'RuntimeError', message: 'generic' });
  });

  it('let valid use response.temp (R2.1)', async () => {
    answer = { body: { code: 0 } };
    const response = { temp: { fine: '{{body.code = 0}}' }, valid: '{{temp.fine}}', output: { a: 1 } };
    expect((await runBlock({ api: { url: server.url, response } })).outputs).toEqual([{ a: 1 }]);
  });
});

describe('iterate', () => {
  const outputs = async (value: unknown, iterate: unknown = '{{body.rows}}') => {
    answer = { body: { rows: value } };
    return runBlock({ kind: 'search', api: { url: server.url, response: { iterate } } as never });
  };

  it('takes nothing for a list, a collection for one item, and refuses a text (R2.19)', async () => {
    expect((await outputs(null)).outputs).toEqual([]);
    const one = await outputs({ a: 1 });
    expect(one.outputs).toEqual([{ a: 1 }]);
    expect(one.events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'iterate-collection' }));
    await expect(outputs('abc')).rejects.toMatchObject({ code: 'iterate-not-a-list' });
  });

  it('does not take an un-braced path for one (R1.12)', async () => {
    await expect(outputs([1], 'body.rows')).rejects.toThrow('Write the path in braces');
  });
});
