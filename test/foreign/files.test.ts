import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp } from '@connect-app/app-build';
import { loadApp } from '@connect-app/app-model';
import { createHttpTransport, createRunner, parseHostMap } from '@connect-app/app-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedRequest, TestAnswer } from '../../packages/app-runner/src/testing/http-server.js';
import { connectApp, temporaryFolder } from '../cli/connect-app.js';
import { type Call, type ForeignApp, findingsOf, itAnswersAlikeEverywhere, openForeignApp } from './foreign-app.js';

const API = 'https://api.example.com';
const LOGIN = 'https://login.example.com';
const connection = {
  accessToken: 'access-token-1',
  refreshToken: 'refresh-token-1',
  expires: { $date: '2026-03-10T13:00:00.000Z' },
};
const stale = { ...connection, expires: { $date: '2026-03-10T12:10:00.000Z' } };

let foreign: ForeignApp;
beforeAll(async () => {
  foreign = await openForeignApp('files', [API, LOGIN], serve);
});
afterAll(() => foreign.close());

/** A cellar behind OAuth 2, which speaks XML, forms and bytes. */
function serve({ method, url, headers, body }: ReceivedRequest): TestAnswer {
  const { pathname, searchParams } = new URL(url, API);
  const form = Object.fromEntries(new URLSearchParams(body.toString()));
  if (pathname === '/oauth/token') {
    const known = form['client_id'] === 'cellar-client' && form['client_secret'] === 'cellar-client-secret-1';
    const code = { authorization_code: 'code-1', refresh_token: 'refresh-token-1' }[String(form['grant_type'])];
    if (!known || (form['code'] ?? form['refresh_token']) !== code) return { status: 400, body: 'bad grant' };
    const renewed = form['grant_type'] === 'refresh_token';
    return {
      body: renewed
        ? { access_token: 'access-token-2', expires_in: 3600 }
        : {
            access_token: 'access-token-1',
            refresh_token: 'refresh-token-1',
            expires_in: 3600,
            scope: 'files.read files.write',
          },
    };
  }
  if (pathname === '/oauth/revoke') return { status: 204 };
  if (!/^Bearer access-token-[12]$/.test(String(headers['authorization']))) return { status: 401, body: 'who are you' };
  const xml = (text: string, status = 200): TestAnswer => ({
    status,
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0"?>${text}`,
  });
  switch (`${method} ${pathname}`) {
    case 'GET /cellar/me':
      return { body: { id: 3, name: 'Ada' } };
    case 'POST /cellar/upload': {
      const boundary = /boundary=(\S+)/.exec(String(headers['content-type']))?.[1];
      const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
      const named = (name: string) =>
        parts.filter((part) => part.includes(`name="${name}"`)).map((part) => part.split('\r\n\r\n')[1]?.trimEnd());
      const file = parts.find((part) => part.includes('filename='));
      const hash = createHmac('md5', 'x')
        .update(String(named('file')[0]))
        .digest('hex')
        .slice(0, 4);
      const tags = named('tags')
        .map((tag) => `<tag>${tag}</tag>`)
        .join('');
      const name = /filename="([^"]*)"/.exec(String(file))?.[1];
      return xml(
        `<file id="f-${hash}"><name>${name}</name><size unit="bytes">${named('size')[0]}</size>${tags}</file>`,
      );
    }
    case 'GET /cellar/content/wine/red%20label.txt':
      return {
        headers: {
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': 'attachment; filename=red%20label.txt',
        },
        body: Buffer.from([0, 255, 10, 13, 128]),
      };
    case 'GET /cellar/content/nothing':
      return { status: 404, headers: { 'Content-Type': 'text/html' }, body: '{"reason": "no such bottle"}' };
    case 'GET /cellar/content/broken':
      return xml('<error><message code="9">the light is out</message></error>', 500);
    case 'POST /cellar/move':
      return {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: `state=moved&path=${encodeURIComponent(String(form['from']))}&path=${encodeURIComponent(String(form['to']))}`,
      };
    case 'GET /cellar/list': {
      const from = Number(searchParams.get('marker') ?? 1);
      const files = [from, from + 1].map((id) => `<file id="${id}"><name>Bottle &amp; ${id}</name></file>`).join('');
      return xml(`<list>${files}${from < 3 ? `<marker>${from + 2}</marker>` : ''}</list>`);
    }
    case 'GET /cellar/folders':
      return { body: ['/wine', '/beer'].filter((folder) => folder.startsWith(searchParams.get('below') ?? '')) };
    default:
      return { status: 404, body: `no ${pathname}` };
  }
}

const CALLS = {
  upload: {
    path: 'modules.uploadFile',
    params: { fileName: 'n"1".txt', data: { $binary: '68c3a9' }, tags: ['a', 'b'], folder: '/wine' },
    connection,
  },
  unnamed: { path: 'modules.uploadFile', params: { data: { $binary: '00' } }, connection },
  download: { path: 'modules.downloadFile', params: { path: '/wine/red label.txt' }, connection },
  nothing: { path: 'modules.downloadFile', params: { path: '/nothing' }, connection },
  broken: { path: 'modules.downloadFile', params: { path: '/broken' }, connection },
  move: {
    path: 'modules.moveFile',
    params: { path: '/a b&c', to: '/ü', labels: ['x', 'y'], at: '2026-03-10T01:00:00+01:00' },
    connection,
  },
  list: { path: 'modules.listFiles', connection },
  few: { path: 'modules.listFiles', params: { limit: 1 }, connection },
  folders: { path: 'rpcs.folders', params: { folder: '/w' }, connection },
  stale: { path: 'modules.listFiles', params: { limit: 1 }, connection: stale },
  connect: { path: 'connections.cellar', connection },
  refused: { path: 'modules.listFiles', connection: { ...connection, accessToken: 'stolen-token' } },
  refresh: { path: 'connections.cellar.refresh', connection: stale },
  invalidate: { path: 'connections.cellar.invalidate', connection },
} satisfies Record<string, Call>;

const lines = async (call: Call) => (await foreign.run(call)).lines;
const last = () => foreign.server.requests.at(-1);

describe('sources of our own: files', () => {
  it('uploads by multipart and reads XML (R1.25, R2.6)', async () => {
    expect(await lines(CALLS.upload)).toEqual([
      { id: expect.stringMatching(/^f-/), name: 'n%221%22.txt', size: 3, tags: ['a', 'b'] },
    ]);
    const request = last();
    expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=-+\d+$/);
    const body = String(request?.body);
    expect(body).toContain(
      'Content-Disposition: form-data; name="file"; filename="n%221%22.txt"\r\nContent-Type: text/plain\r\n\r\nhé\r\n',
    );
    expect(body.match(/name="tags"/g)).toHaveLength(2);
    expect(body).not.toContain('note');
    expect(await lines(CALLS.unnamed)).toMatchObject([
      { error: { type: 'BundleValidationError', details: ["Missing value of required parameter 'fileName'."] } },
    ]);
  });

  it('downloads bytes, and reads a failure by its status (R2.5, R2.12)', async () => {
    expect(await lines(CALLS.download)).toEqual([
      { data: { $binary: '00ff0a0d80' }, type: 'application/octet-stream', fileName: 'red label.txt' },
    ]);
    expect(await lines(CALLS.nothing)).toMatchObject([
      { error: { type: 'DataError', message: 'no such bottle', statusCode: 404 } },
    ]);
    expect(await lines(CALLS.broken)).toMatchObject([
      { error: { type: 'ConnectionError', message: '[500] the light is out' } },
    ]);
  });

  it('sends and reads forms (R1.24, R1.27, R2.3)', async () => {
    expect(await lines(CALLS.move)).toEqual([{ state: 'moved', paths: ['/a b&c', '/ü'] }]);
    expect(last()?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(String(last()?.body)).toBe(
      'from=%2Fa%20b%26c&to=%2F%C3%BC&label=x&label=y&at=2026-03-10T00%3A00%3A00.000Z&empty=',
    );
  });

  it('pages by a marker that temp keeps and null takes away (R1.38, R2.26)', async () => {
    foreign.server.requests.length = 0;
    expect(await lines(CALLS.list)).toEqual([1, 2, 3, 4].map((id) => ({ id: String(id), name: `Bottle & ${id}` })));
    expect(foreign.server.requests.map(({ url }) => url)).toEqual(['/cellar/list', '/cellar/list?marker=3']);
    expect(await lines(CALLS.few)).toHaveLength(1);
    expect(await lines(CALLS.folders)).toEqual([{ label: '/wine', value: '/wine' }]);
  });

  it('refreshes what expires within the quarter, before the request (R8.7)', async () => {
    foreign.server.requests.length = 0;
    expect(await lines(CALLS.stale)).toHaveLength(1);
    expect(foreign.server.requests.map(({ url, headers }) => `${url} ${headers['authorization']}`)).toEqual([
      '/oauth/token undefined',
      '/cellar/list Bearer access-token-2',
    ]);
    expect(await foreign.run(CALLS.refresh)).toEqual({
      lines: [{ refreshed: true }],
      saved: {
        accessToken: 'access-token-2',
        refreshToken: 'refresh-token-1',
        expires: { $date: '2026-03-10T13:00:00.000Z' },
      },
    });
    expect(await lines(CALLS.connect)).toEqual([{ connected: true, uid: 3, metadata: { type: 'text', value: 'Ada' } }]);
    expect(await lines(CALLS.invalidate)).toEqual([{ invalidated: true }]);
    expect(await lines(CALLS.refused)).toMatchObject([
      { error: { type: 'InvalidAccessTokenError', message: '[401] who are you', effect: { kind: 'deactivate' } } },
    ]);
  });

  it('goes through the dance: page, code, token, scopes, profile (R8.5, R8.6, R8.8)', async () => {
    const runner = await createRunner(foreign.app, {
      transport: createHttpTransport({
        mapHosts: parseHostMap([API, LOGIN].map((host) => `${host}=${foreign.server.url}`)),
      }),
    });
    const dance = await runner.authorize('cellar', {}, { redirectUri: 'http://127.0.0.1:4020/oauth/cb/cellar-files' });
    const page = new URL(dance.url ?? '');
    expect(page.origin + page.pathname).toBe(`${LOGIN}/oauth/authorize`);
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      client_id: 'cellar-client',
      response_type: 'code',
      scope: 'files.read',
    });
    const state = page.searchParams.get('state') ?? '';
    await expect(dance.complete({ code: 'code-1', state: 'forged' })).rejects.toMatchObject({
      type: 'InvalidAccessTokenError',
    });
    const authorized = await dance.complete({ code: 'code-1', state });
    expect(authorized).toMatchObject({
      uid: 3,
      data: { accessToken: 'access-token-1', refreshToken: 'refresh-token-1' },
    });
    expect(runner.missingScopes({ kind: 'module', name: 'uploadFile', granted: ['files.read'] })).toEqual([
      'files.write',
    ]);
  });

  it('runs from a ZIP as well, with what the instance holds given along (R10.3)', async () => {
    const folder = await temporaryFolder();
    const zip = join(folder.path, 'cellar.zip');
    await writeFile(zip, buildApp(foreign.app).archive);
    const { app, diagnostics } = await loadApp(zip);
    expect(diagnostics).toEqual([]);
    if (!app) throw new Error('no app');
    expect(await foreign.runOf(app, CALLS.upload)).toEqual(await foreign.run(CALLS.upload));
    const mapped = ['--map-host', `${API}=${foreign.server.url}`];
    const args = ['--connection', JSON.stringify(connection), '--now', '2026-03-10T12:00:00Z'];
    const run = await connectApp([
      'exec',
      'modules.downloadFile',
      '--app',
      zip,
      ...mapped,
      ...args,
      '--params',
      '{"path":"/wine/red label.txt"}',
    ]);
    expect(run.lines()).toEqual(await lines(CALLS.download));
    await folder.remove();
  });

  itAnswersAlikeEverywhere(() => foreign, {
    // A connection's common data, which OAuth lives on, is in no archive (R10.3).
    calls: Object.values(CALLS).filter(({ connection: used }) => used !== stale),
    throughCommandLine: [CALLS.upload, CALLS.download, CALLS.list, CALLS.connect, CALLS.refresh, CALLS.invalidate],
  });

  it('has no findings', async () => {
    expect(await findingsOf(foreign.path)).toEqual([]);
  });
});
