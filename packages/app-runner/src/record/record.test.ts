import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunEvent } from '../events.js';
import { startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { runBlock } from '../testing/run-block.js';
import { toHar } from './har.js';
import { createRecorder, type RecorderOptions } from './recorder.js';
import type { RunRecord } from './run-record.js';

let server: TestServer;
let answer: TestAnswer;

beforeEach(async () => {
  server = await startServer(() => answer);
});
afterEach(async () => {
  await server.close();
});

function record(events: readonly RunEvent[], options: RecorderOptions = {}): RunRecord {
  const recorder = createRecorder(options);
  recorder.listener({ type: 'run-start', at: 0, component: { kind: 'module', name: 'm', section: 'api' } });
  for (const event of events) recorder.listener(event);
  if (recorder.record === undefined) throw new Error('no record');
  return recorder.record;
}

describe('log.sanitize', () => {
  const api = {
    method: 'POST',
    headers: { 'X-API-Key': 'header-secret', authorization: 'Bearer bearer-secret' },
    qs: { token: 'q1', page: 2 },
    body: { login: { password: 'pw' }, user: 'ann' },
    log: {
      sanitize: [
        'request.headers.`X-API-Key`',
        'request.headers.Authorization',
        'request.qs.TOKEN',
        'request.body.login.password',
        'response.body.access_token',
        'response.headers.x-session',
      ],
    },
  };

  it('masks what its paths lead to in request and response, in any case (R1.37)', async () => {
    answer = { headers: { 'x-session': 'session-id' }, body: { access_token: 'granted-token', echo: 'bearer-secret' } };
    const { events } = await runBlock({ api: { ...api, url: server.url } });
    const text = JSON.stringify(events);
    for (const secret of ['header-secret', 'bearer-secret', 'q1', '"pw"', '\\"pw\\"', 'granted-token', 'session-id']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    const sent = events.find((event) => event.type === 'request');
    if (sent?.type !== 'request') throw new Error('nothing recorded');
    expect(sent.request.url).toBe(`${server.url}/?token=[redacted]&page=2`);
    expect(sent.request.body?.text).toBe('{"login":{"password":"[redacted]"},"user":"ann"}');
    expect(server.requests[0]?.headers['x-api-key']).toBe('header-secret');
  });

  it('masks learned secrets in later events and in error messages (R1.37)', async () => {
    answer = { status: 400, body: { access_token: 'granted-token' } };
    const response = { error: 'Token {{body.access_token}} for hidden-value is wrong' };
    const run = runBlock({ api: { ...api, url: server.url, response }, secrets: ['hidden-value'] });
    await expect(run).rejects.toMatchObject({ message: 'Token [redacted] for [redacted] is wrong' });
  });

  it('masks the whole body of a response that cannot be read (R1.37)', async () => {
    answer = { headers: { 'content-type': 'application/json' }, body: '<html>granted-token' };
    const events: RunEvent[] = [];
    const log = { sanitize: ['response.body'] };
    await expect(
      runBlock({ api: { url: server.url, log }, runtime: { emit: (event) => events.push({ at: 0, ...event }) } }),
    ).rejects.toMatchObject({ code: 'response-parse' });
    expect(JSON.stringify(events)).not.toContain('granted-token');
  });
});

describe('createRecorder', () => {
  it('folds a run into steps, attempts and pages (R2.1)', async () => {
    answer = { body: { rows: [{ n: 1 }] } };
    const { events } = await runBlock({
      kind: 'search',
      api: [
        { condition: false },
        {
          url: server.url,
          pagination: { condition: '{{pagination.page <= 2}}' },
          response: { iterate: '{{body.rows}}', temp: { page: '{{pagination.page}}' } },
        },
      ],
    });
    const { steps, bundles, bundleCount } = record(events);
    expect(steps[0]).toMatchObject({ step: 0, skipped: true });
    expect(steps[1]?.attempts[0]?.pages).toMatchObject([
      { request: { method: 'GET' }, response: { statusCode: 200 }, itemsIn: 1, itemsOut: 1, temp: { page: 1 } },
      { itemsIn: 1, itemsOut: 1, temp: { page: 2 } },
    ]);
    expect([bundles, bundleCount]).toEqual([[{ n: 1 }, { n: 1 }], 2]);
  });

  it('has bounds for bundles, pages and bodies, and counts what it leaves out', async () => {
    answer = { body: { rows: [{ n: 1 }, { n: 2 }] } };
    const { events } = await runBlock({
      kind: 'search',
      api: {
        url: server.url,
        pagination: { condition: '{{pagination.page <= 3}}' },
        response: { iterate: '{{body.rows}}' },
      },
    });
    const bounded = record(events, { maxBundles: 3, maxPages: 1, maxBodyLength: 10 });
    expect([bounded.bundles.length, bounded.bundleCount, bounded.pagesLeftOut]).toEqual([3, 6, 2]);
    const [page] = bounded.steps[0]?.attempts[0]?.pages ?? [];
    expect(page?.response?.body).toMatchObject({ text: '{"rows":[{', truncated: true, size: 26 });
    expect(page?.itemsOut).toBe(2);
  });

  it('keeps calls on the way apart from the run, and the error', () => {
    const component = { kind: 'connection', name: 'c', section: 'refresh' } as const;
    const folded = record([
      { type: 'call-start', at: 1, component },
      { type: 'step-start', at: 1, step: 0, attempt: 0, temp: {} },
      { type: 'output', at: 1, outputs: [{ aside: true }] },
      { type: 'call-end', at: 2 },
      { type: 'step-start', at: 3, step: 0, attempt: 0, temp: {} },
      { type: 'error', at: 4, error: { type: 'DataError', message: 'm', code: 'c', details: [] } },
      { type: 'run-end', at: 5, state: { lastId: 1 } },
    ]);
    expect(folded.calls).toMatchObject([{ component, steps: [{ step: 0 }] }]);
    expect(folded).toMatchObject({ bundles: [], error: { type: 'DataError' }, endedAt: 5, stateAfter: { lastId: 1 } });
    expect(folded.steps).toHaveLength(1);
  });
});

describe('toHar', () => {
  it('writes HTTP archive 1.2 as browsers read it', async () => {
    answer = { status: 201, headers: { 'content-type': 'image/png' }, body: Buffer.from([0x89, 0xff, 0]) };
    const api = { url: server.url, method: 'POST', qs: { a: 'b c' }, body: { x: 1 } };
    const { events } = await runBlock({ api: { ...api, response: { output: { done: true } } } });
    const { log } = toHar(record(events));
    expect(log.version).toBe('1.2');
    expect(log.entries).toHaveLength(1);
    expect(log.entries[0]).toMatchObject({
      startedDateTime: '1970-01-01T00:00:00.000Z',
      request: {
        method: 'POST',
        queryString: [{ name: 'a', value: 'b c' }],
        postData: { mimeType: 'application/json', text: '{"x":1}' },
        bodySize: 7,
      },
      response: { status: 201, content: { size: 3, mimeType: 'image/png', encoding: 'base64', text: 'if8A' } },
    });
  });
});
