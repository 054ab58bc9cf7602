import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, moduleOf, runnerOf } from '../testing/app.js';
import { startServer, type TestServer } from '../testing/http-server.js';

const BUILT = join(import.meta.dirname, '../../dist/index.js');
const MODEL = join(import.meta.dirname, '../../../app-model/dist/index.js');

let server: TestServer;
let closed: Promise<void>;

beforeEach(async () => {
  let tell = (): void => {};
  closed = new Promise((resolve) => {
    tell = resolve;
  });
  server = await startServer(({ url }, response) => {
    if (url.includes('slow')) {
      response.on('close', tell);
      return undefined;
    }
    return { body: [{ n: 1 }, { n: 2 }] };
  });
});
afterEach(() => server.close());

const pages = {
  url: `${API}/rows`,
  pagination: { qs: { page: '{{pagination.page}}' } },
  response: { iterate: '{{body}}' },
};

describe('bundles', () => {
  it('leave as pages arrive; nobody who stops pays for another page (R9.1, R2.27)', async () => {
    const { runner } = await runnerOf(moduleOf('search', pages), server);
    for await (const bundle of runner.runModule('m', {})) {
      expect(server.requests).toHaveLength(1);
      if (bundle['n'] === 2) break;
    }
    expect(server.requests).toHaveLength(1);
  });

  it.skipIf(!existsSync(BUILT))(
    'a million of them run in flat memory',
    async () => {
      const script = `
        import { loadAppFromFiles } from ${JSON.stringify(MODEL)};
        import { createRecorder, createRunner, fetchTransport } from ${JSON.stringify(BUILT)};
        const files = new Map(Object.entries({
          'app.json': { name: 'x', label: 'X' },
          'modules/m/metadata.json': { label: 'm', type: 'search' },
          'modules/m/api.imljson': ${JSON.stringify({ ...pages, response: { iterate: '{{body}}', output: { id: '{{item.id}}', text: '{{upper(item.text)}}' } } })},
        }).map(([path, value]) => [path, Buffer.from(JSON.stringify(value))]));
        const { app } = loadAppFromFiles(files, '/x');
        let page = 0;
        const full = JSON.stringify(Array.from({ length: 1000 }, (_, n) => ({ id: n, text: 'row '.repeat(10) + n })));
        const headers = { 'content-type': 'application/json' };
        const transport = fetchTransport(() => {
          page += 1;
          return new Response(page > 1000 ? '[]' : full, { headers });
        });
        const common = { maxPaginationRequestCount: 2000, maxRequestCount: 2000 };
        const recorder = createRecorder();
        const runner = await createRunner(app, { transport, common, listener: recorder.listener });
        let count = 0;
        let most = 0;
        for await (const bundle of runner.runModule('m', {})) {
          count += 1;
          if (count % 50000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
        }
        console.log(JSON.stringify({ count, kept: recorder.record.bundles.length, counted: recorder.record.bundleCount, most }));
      `;
      const { code, stdout, stderr } = await runNode(['--max-old-space-size=128', '--input-type=module', '-e', script]);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      const result = JSON.parse(stdout);
      expect(result).toMatchObject({ count: 1_000_000, kept: 1000, counted: 1_000_000 });
      expect(result.most).toBeLessThan(128 * 1024 * 1024);
    },
    300_000,
  );
});

describe('a cancelled run', () => {
  it('stops its request at once', async () => {
    const { runner } = await runnerOf(moduleOf('search', { ...pages, url: `${API}/slow` }), server);
    const stop = new AbortController();
    const run = runner.runModule('m', {}, { signal: stop.signal }).next();
    const reason = new Error('enough');
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(reason);
    await expect(run).rejects.toBe(reason);
    await closed;
  });

  it('does not wait for the delay of a repeat', async () => {
    const api = { url: `${API}/rows`, repeat: { condition: true, delay: 3_600_000, limit: 5 } };
    const { runner } = await runnerOf(moduleOf('search', api), server, { sleep: undefined });
    const stop = new AbortController();
    const run = runner.runModule('m', {}, { signal: stop.signal }).next();
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
  });
});

function runNode(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
