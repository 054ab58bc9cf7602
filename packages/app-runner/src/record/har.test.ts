import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { startServer, type TestServer } from '../testing/http-server.js';
import { toHar } from './har.js';
import { createRecorder } from './recorder.js';

const text = { type: 'string' };
const number = { type: 'number' };
const list = (...required: string[]) => ({
  type: 'array',
  items: { type: 'object', required, properties: Object.fromEntries(required.map((name) => [name, text])) },
});
const object = (properties: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
  // Further fields have to begin with an underscore.
  patternProperties: { '^_': {} },
  additionalProperties: false,
});
const sizes = { headersSize: number, bodySize: number };
const message = { httpVersion: text, cookies: list('name', 'value'), headers: list('name', 'value'), ...sizes };

/** HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/), as far as a run uses it. */
const HAR_1_2 = object({
  log: object({
    version: { const: '1.2' },
    creator: object({ name: text, version: text }),
    entries: {
      type: 'array',
      items: object({
        startedDateTime: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$' },
        time: { type: 'number', minimum: 0 },
        request: object(
          { method: text, url: text, queryString: list('name', 'value'), ...message },
          { postData: object({ mimeType: text, params: list('name'), text }) },
        ),
        response: object({
          status: { type: 'integer' },
          statusText: text,
          content: object({ size: number, mimeType: text }, { text, encoding: text, comment: text }),
          redirectURL: text,
          ...message,
        }),
        cache: object({}),
        timings: object({ send: number, wait: number, receive: number }),
      }),
    },
  }),
});

let server: TestServer;

beforeEach(async () => {
  server = await startServer(({ url }) => {
    if (url.startsWith('/moved')) return { status: 302, headers: { location: '/there' } };
    return url.startsWith('/image')
      ? { headers: { 'content-type': 'image/png' }, body: Buffer.from([0x89, 0xff]) }
      : { body: { url } };
  });
});
afterEach(() => server.close());

describe('toHar', () => {
  it('has the shape of HAR 1.2 for text, binary, redirects and failures', async () => {
    const steps = [
      { url: `${API}/moved`, qs: { a: ['1', 'ž'] } },
      {
        url: `${API}/image`,
        method: 'POST',
        type: 'binary',
        body: '{{parameters.file}}',
        response: { type: 'binary' },
      },
      { url: `${API}/form`, method: 'POST', type: 'urlencoded', body: { a: 1 } },
      { url: 'https://127.0.0.1:9/nobody' },
    ];
    const recorder = createRecorder();
    const files = moduleOf('action', steps, { expect: [{ name: 'file', type: 'buffer' }] });
    const { runner } = await runnerOf(files, server, { listener: recorder.listener });
    const run = bundlesOf(runner.runModule('m', { file: Buffer.from([0, 255]) }));
    await expect(run).rejects.toMatchObject({ code: 'private-address' });
    if (!recorder.record) throw new Error('no record');
    const har = JSON.parse(JSON.stringify(toHar(recorder.record)));
    const ajv = new Ajv({ strict: false });
    const valid = ajv.validate(HAR_1_2, har);
    expect(ajv.errors).toBeNull();
    expect(valid).toBe(true);
    const statuses = har.log.entries.map(({ response }: { response: { status: number } }) => response.status);
    expect(statuses).toEqual([302, 200, 200, 200, 0]);
  });
});
