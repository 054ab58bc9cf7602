import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectApp, projectRoot, temporaryFolder } from './connect-app.js';

const API = 'https://api.example.com';
const FILES: Record<string, unknown> = {
  'app.json': { name: 'tasks-app', label: 'Tasks', version: 1 },
  'base.imljson': { baseUrl: API, headers: { authorization: 'Bearer {{connection.accessToken}}' } },
  'connections/c/metadata.json': { label: 'C', type: 'oauth' },
  'connections/c/api.imljson': {
    authorize: {
      url: `${API}/authorize`,
      qs: { redirect_uri: '{{oauth.localRedirectUri}}', state: '{{oauth.state}}' },
      response: { temp: { code: '{{query.code}}' } },
    },
    token: {
      url: `${API}/token`,
      method: 'POST',
      body: { code: '{{temp.code}}' },
      response: { data: { accessToken: '{{body.access_token}}' } },
    },
    info: { url: `${API}/me`, response: { metadata: { type: 'text', value: '{{body.name}}' }, uid: '{{body.id}}' } },
    refresh: {
      condition: '{{data.accessToken == "old-access-token"}}',
      url: `${API}/refresh`,
      response: { data: { accessToken: '{{body.access_token}}' } },
    },
    invalidate: { url: `${API}/revoke` },
  },
  'modules/watch/metadata.json': { label: 'Watch', type: 'trigger', connection: 'c' },
  'modules/watch/api.imljson': {
    url: '/tasks',
    response: {
      iterate: '{{body}}',
      limit: '{{parameters.limit}}',
      trigger: { type: 'id', order: 'unordered', id: '{{item.id}}' },
    },
  },
  'modules/watch/epoch.imljson': { response: { output: { label: '{{item.title}}', date: '{{item.at}}' } } },
  'modules/watch/parameters.imljson': [{ name: 'limit', type: 'uinteger', default: 2 }],
  'modules/instant/metadata.json': { label: 'Instant', type: 'instant_trigger', webhook: 'w' },
  'modules/instant/api.imljson': { response: { output: { got: '{{payload.id}}' } } },
  'modules/create/metadata.json': { label: 'Create', type: 'action', connection: 'c' },
  'modules/create/api.imljson': {
    url: '/fail',
    method: 'POST',
    response: { error: { message: 'No: {{body.message}}', '422': { type: 'DataError', message: '{{body.message}}' } } },
  },
  'modules/elsewhere/metadata.json': { label: 'Elsewhere', type: 'action' },
  'modules/elsewhere/api.imljson': { url: 'https://other.example.com/x' },
  'rpcs/lists/metadata.json': { label: 'Lists' },
  'rpcs/lists/api.imljson': {
    url: '/tasks',
    response: { iterate: '{{body}}', output: { label: '{{item.title}}', value: '{{item.id}}' } },
  },
  'webhooks/w/metadata.json': { label: 'W', type: 'web', connection: 'c' },
  'webhooks/w/api.imljson': { iterate: '{{body}}', respond: { body: { ok: true } } },
  'webhooks/w/attach.imljson': {
    url: '/hooks',
    method: 'POST',
    body: { url: '{{webhook.url}}' },
    response: { data: { hookId: '{{body.id}}' } },
  },
  'webhooks/w/update.imljson': { url: '/hooks/{{webhook.hookId}}', method: 'PUT', body: {} },
  'webhooks/w/detach.imljson': { url: '/hooks/{{webhook.hookId}}', method: 'DELETE' },
};

let server: Server;
let requests: string[];
let mapped: string[];
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

function serve(request: IncomingMessage): { status?: number; location?: string; body?: unknown } {
  const url = new URL(request.url ?? '/', API);
  requests.push(`${request.method} ${url.pathname} ${request.headers.authorization ?? ''}`.trim());
  switch (url.pathname) {
    case '/tasks':
      return { body: [1, 2, 3].map((id) => ({ id, title: `Task ${id}`, at: '2026-01-01T00:00:00Z' })) };
    case '/authorize':
      return {
        status: 302,
        location: `${url.searchParams.get('redirect_uri')}?code=the-code&state=${url.searchParams.get('state')}`,
      };
    case '/token':
      return { body: { access_token: 'granted-access-token' } };
    case '/refresh':
      return { body: { access_token: 'renewed-access-token' } };
    case '/me':
      return { body: { id: 7, name: 'Ada' } };
    case '/fail':
      return { status: 422, body: { message: 'Title is missing' } };
    case '/hooks':
      return { body: { id: 9 } };
    default:
      return { body: {} };
  }
}

beforeAll(async () => {
  requests = [];
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status = 200, location, body } = serve(request);
      response.writeHead(status, { 'content-type': 'application/json', ...(location && { location }) });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  mapped = ['--map-host', `${API}=http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  folder = await temporaryFolder();
  for (const [path, value] of Object.entries(FILES)) {
    const file = join(folder.path, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(value));
  }
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await folder.remove();
});

function exec(path: string, ...args: string[]) {
  requests = [];
  return connectApp(['exec', path, '--app', folder.path, ...mapped, ...args], { cwd: folder.path });
}

describe('connect-app exec reaches every block of a foreign app', () => {
  it('modules.x with --state: polls on where it stopped, first run without a file (R3.10)', async () => {
    const state = join(folder.path, 'state.json');
    expect((await exec('modules.watch', '--state', state)).lines()).toMatchObject([{ id: 1 }, { id: 2 }]);
    expect(JSON.parse(await readFile(state, 'utf8'))).toEqual({ lastId: 2 });
    expect((await exec('modules.watch', '--state', state)).lines()).toMatchObject([{ id: 3 }]);
    expect((await exec('modules.watch', '--state', state)).lines()).toEqual([]);
    expect(JSON.parse(await readFile(state, 'utf8'))).toEqual({ lastId: 3 });
    await writeFile(state, '{"lastDate":"soon"}');
    const broken = await exec('modules.watch', '--state', state);
    expect(broken.code).toBe(1);
    expect(broken.lines()[0]).toMatchObject({ error: { code: 'trigger-state' } });
  });

  it('modules.x.epoch and rpcs.x', async () => {
    expect((await exec('modules.watch.epoch')).lines()[0]).toEqual({
      label: 'Task 1',
      date: '2026-01-01T00:00:00Z',
      id: 1,
    });
    expect((await exec('rpcs.lists', '--limit', '1')).lines()).toEqual([{ label: 'Task 1', value: 1 }]);
  });

  it('what sends nothing needs no service; what would, says so (R1.45, R4.3)', async () => {
    const request = JSON.stringify({ method: 'POST', body: { id: 3 } });
    const alone = (...args: string[]) => connectApp(['exec', ...args, '--app', folder.path], { cwd: folder.path });
    expect((await alone('modules.instant', '--request', request)).stdout).toBe('{"got":3}\n');
    const { code, stderr } = await alone('modules.create');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no service to talk to'),
    });
    expect(stderr).toContain('--map-host');
  });

  it('webhooks.x.attach, .receive, .update, .detach: what attach prints goes in again', async () => {
    const attached = await exec('webhooks.w.attach', '--data', '{"url":"https://hook.example/1"}');
    expect(attached.lines()).toEqual([{ hookId: 9 }]);
    const data = ['--data', JSON.stringify(attached.lines()[0])];
    const request = ['--request', '{"body":[{"id":1},{"id":2}]}'];
    expect((await exec('webhooks.w.receive', ...data, ...request)).lines()).toEqual([
      { got: 1 },
      { got: 2 },
      {
        reply: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
        outcome: 'accepted',
      },
    ]);
    expect((await exec('modules.instant', ...request)).lines()).toEqual([{ got: 1 }, { got: 2 }]);
    await exec('webhooks.w.update', ...data);
    expect(requests[0]).toContain('PUT /hooks/9');
    await exec('webhooks.w.detach', ...data);
    expect(requests[0]).toContain('DELETE /hooks/9');
    expect(await exec('webhooks.w.receive')).toMatchObject({ code: 2, stderr: expect.stringContaining('--request') });
    expect((await exec('modules.instant')).stderr).toContain('instant trigger');
  });

  it('connections.x, .refresh with --save, .invalidate: tokens are kept in the file alone (R8.7, R8.9)', async () => {
    const save = join(folder.path, 'connection.json');
    const connection = ['--connection', '{"accessToken":"old-access-token"}'];
    expect((await exec('connections.c', ...connection)).lines()).toEqual([
      { connected: true, metadata: { type: 'text', value: 'Ada' }, uid: 7 },
    ]);
    const refreshed = await exec('connections.c.refresh', ...connection, '--save', save);
    expect(refreshed.lines()).toEqual([{ refreshed: true }]);
    expect(JSON.parse(await readFile(save, 'utf8'))).toEqual({ accessToken: 'renewed-access-token' });
    expect((await stat(save)).mode & 0o777).toBe(0o600);
    expect((await exec('connections.c.invalidate', '--connection', `@${save}`)).lines()).toEqual([
      { invalidated: true },
    ]);
    expect(requests).toEqual(['GET /revoke']);
  });

  it('connections.x.authorize: shows the page, waits for the browser, stores the tokens (R8.5, R8.6)', async () => {
    const save = join(folder.path, 'authorized.json');
    const bin = join(projectRoot, 'packages/connect-app/bin/connect-app.js');
    const args = [
      'exec',
      'connections.c.authorize',
      '--app',
      folder.path,
      ...mapped,
      '--callback-port',
      '0',
      '--save',
      save,
    ];
    const child = spawn(process.execPath, [bin, ...args], { cwd: folder.path });
    let stdout = '';
    const page = new Promise<string>((found) => {
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
        const line = stdout.split('\n')[0];
        if (stdout.includes('\n') && line) found(JSON.parse(line).authorize);
      });
    });
    const ended = new Promise((done) => child.on('close', done));
    const sent = await fetch(await page, { redirect: 'manual' });
    const callback = sent.headers.get('location') ?? '';
    expect(callback).toContain('/oauth/cb/tasks-app?code=the-code');
    expect((await fetch(callback.replace('/oauth/cb/tasks-app', '/elsewhere'))).status).toBe(404);
    expect(await (await fetch(callback)).text()).toContain('You can close this page');
    expect(await ended).toBe(0);
    expect(JSON.parse(stdout.split('\n')[1] ?? '')).toMatchObject({ connected: true, uid: 7 });
    expect(stdout).not.toContain('granted-access-token');
    expect(JSON.parse(await readFile(save, 'utf8'))).toEqual({ accessToken: 'granted-access-token' });
  });
});

describe('connect-app exec, when something fails', () => {
  it('tells the type, the status, and what becomes of the scenario (R9.3, R9.6)', async () => {
    const run = await exec('modules.create');
    expect(run.code).toBe(1);
    expect(run.lines()).toEqual([
      {
        error: {
          type: 'DataError',
          message: 'Title is missing',
          code: 'http-status',
          statusCode: 422,
          step: 0,
          details: [],
          effect: { kind: 'incomplete-execution', description: expect.stringContaining('incomplete executions') },
        },
      },
    ]);
    expect(run.stderr).toContain('In a scenario:');
  });

  it('sends nothing to a host that is mapped nowhere, and says how to change that', async () => {
    const run = await exec('modules.elsewhere');
    expect(run.lines()[0]).toMatchObject({ error: { type: 'ConnectionError', code: 'host-not-mapped' } });
    expect(run.stderr).toContain('https://other.example.com');
    expect(await connectApp(['exec', 'modules.create', '--app', folder.path, '--map-host', 'x'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('https://api.example.com=http://127.0.0.1:4010'),
    });
  });

  it('records to a HAR and replays strictly: what differs and what was left over is told', async () => {
    const har = join(folder.path, 'run.har');
    const token = ['--connection', '{"accessToken":"an-access-token"}'];
    const recorded = await exec('modules.watch', ...token, '--record', har);
    expect(await readFile(har, 'utf8')).not.toContain('an-access-token');
    const replay = (path: string) =>
      connectApp(['exec', path, '--app', folder.path, '--replay', har], { cwd: folder.path });
    const replayed = await replay('modules.watch');
    expect(replayed.lines()).toEqual(recorded.lines());
    const other = await replay('modules.create');
    expect(other.lines()[0]).toMatchObject({ error: { code: 'replay-unknown-request' } });
    expect(other.stderr).toContain(`Nearest is GET ${API}/tasks: its method and url differ.`);
    await writeFile(har, '{}');
    expect((await replay('modules.watch')).stderr).toContain('no HAR file');
  });

  it('prints the record of a failed run with --steps', async () => {
    const run = await exec('modules.create', '--steps');
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { type: 'DataError' }, bundles: [], steps: [{ step: 0 }] });
  });

  it('says which custom function breaks the app (R6.16)', async () => {
    const file = join(folder.path, 'functions/broken/code.js');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'function broken( {');
    const run = await exec('modules.watch');
    await rm(join(folder.path, 'functions'), { recursive: true });
    expect(run.lines()[0]).toMatchObject({ error: { type: 'InvalidConfigurationError', code: 'function-syntax' } });
    expect(run.stderr).toContain('functions/broken/code.js:1');
  });
});
