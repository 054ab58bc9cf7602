import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { toHar } from './har.js';
import { createRecorder } from './recorder.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer;

beforeEach(async () => {
  server = await startServer((request) => answer(request));
});
afterEach(() => server.close());

/** Texts under which a secret must not be found. */
function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
    Buffer.from(`user:${secret}`).toString('base64').replace(/=+$/, '').slice(8, -2),
    Buffer.from(secret).toString('hex'),
  ];
}

const files = {
  'connections/c/metadata.json': { label: 'C', type: 'basic' },
  'connections/c/parameters.imljson': [{ name: 'key', type: 'password' }],
  ...moduleOf(
    'action',
    {
      url: `${API}/{{encodeURL(connection.key)}}/x`,
      method: 'POST',
      qs: { key: '{{connection.key}}', at: '{{base64("user:" + connection.key)}}' },
      headers: { authorization: 'Basic {{base64("user:" + connection.key)}}', 'x-own': '{{base64(parameters.own)}}' },
      temp: { copy: '{{connection.key}}' },
      body: { nested: [{ key: '{{connection.key}}' }], own: 'text {{parameters.own}} text' },
      response: {
        temp: { echoed: '{{body.text}}' },
        valid: { condition: '{{body.ok}}', message: '{{body.text}} of {{connection.key}} and {{parameters.own}}' },
        output: { echo: '{{body.text}}', own: '{{parameters.own}}' },
      },
    },
    {
      metadata: { connection: 'c' },
      expect: [
        { name: 'own', type: 'password' },
        { name: 'n', type: 'number' },
      ],
    },
  ),
};

describe('a secret', () => {
  const secret = fc
    .string({ minLength: 12, maxLength: 40, unit: fc.constantFrom(...'abcXYZ019 +/=&%"\\{}<>é~-_!*()\'') })
    .filter((text) => text.trim().length >= 12);

  it('never shows in an event, a record, a HAR, an error or a warning, however the service plays it back (R1.37, R11.6)', async () => {
    await fc.assert(
      fc.asyncProperty(secret, secret, fc.boolean(), async (key, own, ok) => {
        answer = ({ url, body, headers }) => ({
          headers: { 'content-type': 'application/json', 'x-echo': encodeURIComponent(key) },
          body: JSON.stringify({
            ok,
            text: `${key} ${url} ${body} ${headers.authorization} ${Buffer.from(key).toString('hex')}`,
            own,
          }),
        });
        const recorder = createRecorder();
        const { runner, events } = await runnerOf(files, server, { listener: recorder.listener });
        const seen: unknown[] = [];
        const options = { connection: { key }, listener: (event: unknown) => seen.push(event) };
        const failure = await bundlesOf(runner.runModule('m', { own, extra: own }, options)).then(
          () => undefined,
          (error: Error & { details?: string[] }) => ({
            message: error.message,
            stack: error.stack,
            details: error.details,
            cause: error.cause,
          }),
        );
        expect(failure === undefined).toBe(ok);
        if (!recorder.record) throw new Error('no record');
        const told = JSON.stringify([events, seen, recorder.record, toHar(recorder.record), failure]);
        const decoded = JSON.stringify([seen, failure].map((part) => JSON.stringify(part)));
        for (const hidden of [key, own]) {
          for (const form of formsOf(hidden)) {
            expect(told.includes(form), `${JSON.stringify(hidden)} as ${form}`).toBe(false);
            expect(decoded.includes(form)).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is known before the first event leaves, also of a run that fails its validation (R1.37)', async () => {
    answer = () => ({ body: {} });
    const { runner } = await runnerOf(files, server);
    const seen: unknown[] = [];
    const run = bundlesOf(
      runner.runModule(
        'm',
        { own: 'own-secret-1', n: 'x' },
        { connection: { key: 'key-secret-1' }, listener: (event) => seen.push(event) },
      ),
    );
    await expect(run).rejects.toMatchObject({ type: 'BundleValidationError' });
    expect(seen[0]).toMatchObject({ type: 'run-start', parameters: { own: '[redacted]' } });
    expect(JSON.stringify(seen)).not.toContain('secret-1');
  });

  it('is found inside bodies that stay compressed, those of redirects among them (R1.30, R1.37)', async () => {
    const key = 'secret-in-a-zip';
    const packed = (text: string, zip: (text: string) => Buffer, encoding: string): TestAnswer => ({
      headers: { 'content-type': 'text/plain', 'content-encoding': encoding },
      body: zip(text),
    });
    const answers = [
      { ...packed(`go, ${key}`, gzipSync, 'gzip'), status: 302 },
      packed(`gone, ${key}`, brotliCompressSync, 'br'),
      packed(`gone, ${key}`, deflateRawSync, 'deflate'),
      packed('nothing to hide', gzipSync, 'gzip'),
    ];
    const { headers } = answers[0] ?? {};
    Object.assign(headers ?? {}, { location: '/next' });
    answer = () => answers.shift() ?? { body: {} };
    const api = [{ url: `${API}/x` }, { url: `${API}/y` }, { url: `${API}/z`, response: { output: { done: true } } }];
    const { 'connections/c/metadata.json': metadata, 'connections/c/parameters.imljson': parameters } = files;
    const { runner, events } = await runnerOf(
      {
        'connections/c/metadata.json': metadata,
        'connections/c/parameters.imljson': parameters,
        ...moduleOf('action', api, { metadata: { connection: 'c' } }),
      },
      server,
    );
    await bundlesOf(runner.runModule('m', {}, { connection: { key } }));
    const bodies = events.flatMap((event) => (event.type === 'response' ? [event.response.body] : []));
    expect(bodies.map(({ text }) => text)).toEqual([
      '[redacted]',
      '[redacted]',
      '[redacted]',
      expect.stringMatching(/^H4sI/),
    ]);
  });

  it('that a token request brings is masked in its own answer (R8.7, R1.37)', async () => {
    answer = () => ({ body: { access_token: 'brand-new-token' } });
    const api = { token: { url: `${API}/token`, response: { data: { accessToken: '{{body.access_token}}' } } } };
    const { runner, events } = await runnerOf(
      { 'connections/c/metadata.json': { label: 'C', type: 'oauth' }, 'connections/c/api.imljson': api },
      server,
    );
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1/cb' });
    expect((await dance.complete({})).data).toEqual({ accessToken: 'brand-new-token' });
    expect(events.some(({ type }) => type === 'response')).toBe(true);
    expect(JSON.stringify(events)).not.toContain('brand-new-token');
  });
});
