import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toHar } from '../record/har.js';
import { createRecorder, type RecorderOptions } from '../record/recorder.js';
import { startServer, type TestServer } from '../testing/http-server.js';
import { runBlock } from '../testing/run-block.js';
import { createReplay } from './replay.js';

let server: TestServer;

beforeEach(async () => {
  server = await startServer((request) => ({ body: { path: request.url, key: 'hidden-key' } }));
});
afterEach(async () => {
  await server.close();
});

async function recorded(api: unknown, options: RecorderOptions = {}) {
  const recorder = createRecorder(options);
  recorder.listener({ type: 'run-start', at: 0, component: { kind: 'module', name: 'm', section: 'api' } });
  const run = await runBlock({ api: api as never, secrets: ['hidden-key'], context: { key: 'hidden-key' } });
  for (const event of run.events) recorder.listener(event);
  if (recorder.record === undefined) throw new Error('no record');
  return toHar(recorder.record);
}

describe('createReplay', () => {
  const step = (path: string) => ({ url: `${server.url}${path}`, qs: { key: '{{key}}' } });

  it('answers from a recording, any value stands for a secret', async () => {
    const har = await recorded([step('/a'), step('/b')]);
    expect(JSON.stringify(har)).not.toContain('hidden-key');
    const { transport, unused } = createReplay(JSON.parse(JSON.stringify(har)));
    const api = [step('/a'), step('/b')];
    const { outputs } = await runBlock({ api, transport, context: { key: 'another key' } });
    expect(outputs).toEqual([{ path: '/b?key=[redacted]', key: '[redacted]' }]);
    expect(unused()).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  it('fails for what was not recorded and names the nearest, unused entries are told', async () => {
    const har = await recorded([step('/people/1'), step('/other')]);
    const { transport, unused } = createReplay(har);
    await expect(runBlock({ api: step('/people/2'), transport })).rejects.toMatchObject({
      code: 'replay-unknown-request',
      message: expect.stringContaining('/people/1'),
    });
    expect(unused()).toHaveLength(2);
  });

  it('replays a multipart body, whose boundary is another one', async () => {
    const api = { url: server.url, method: 'POST', type: 'multipart/form-data', body: { a: 'x' } };
    const { transport } = createReplay(await recorded(api));
    const environment = { timezone: 'UTC', now: () => 0, random: () => 0.9, uuid: () => '', executionId: '' };
    const { outputs } = await runBlock({ api, transport, runtime: { environment } });
    expect(outputs).toEqual([{ path: '/', key: '[redacted]' }]);
  });

  it('does not pretend to know a body that was cut', async () => {
    const { transport } = createReplay(await recorded({ url: server.url }, { maxBodyLength: 5 }));
    await expect(runBlock({ api: { url: server.url }, transport })).rejects.toMatchObject({
      code: 'replay-cut-response',
    });
  });
});
