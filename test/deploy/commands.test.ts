import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectApp, connectAppProcess, type Finished } from '../cli/connect-app.js';
import { type MakeApi, READ_TOKEN, startMakeApi, TOKEN } from '../make-api/make-api.js';
import { filesOf } from '../support/everything-app.js';
import { SMALL } from './support.js';

let api: MakeApi;
let folder: string;
let app: string;
beforeEach(async () => {
  api = await startMakeApi();
  folder = await mkdtemp(join(tmpdir(), 'deploy-commands-'));
  app = join(folder, 'small');
  for (const [path, bytes] of filesOf(SMALL)) {
    await mkdir(dirname(join(app, path)), { recursive: true });
    await writeFile(join(app, path), bytes);
  }
  await writeFile(join(folder, 'token.txt'), `${TOKEN}\n`);
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

interface RunOptions {
  readonly token?: string;
}

interface ProcessOptions extends RunOptions {
  readonly stdin?: string;
  readonly onSaid?: (said: string, child: ChildProcess) => void;
}

const around = ({ token }: RunOptions) => ({ cwd: folder, env: { MAKE_TOKEN: token } });

function run(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return withoutSecrets(connectApp(args, around(options)));
}

/** For what needs a process of its own. */
function runProcess(args: readonly string[], { token, ...options }: ProcessOptions = {}): Promise<Finished> {
  return withoutSecrets(connectAppProcess(args, { ...around(token === undefined ? {} : { token }), ...options }));
}

/** Whatever happens, nobody ever reads the token. */
async function withoutSecrets(running: Promise<Finished>): Promise<Finished> {
  const finished = await running;
  expect(finished.stdout + finished.stderr).not.toContain(TOKEN);
  expect(finished.stdout + finished.stderr).not.toContain('common-secret-value');
  return finished;
}

const instance = (name = 'small') => ['--zone', 'connect.example.com', '--name', name, '--base-url', api.url];
const tokenFile = () => ['--token-file', join(folder, 'token.txt')];

describe('connect-app plan and deploy', () => {
  it('plan without writing, deploy with progress, then have nothing to do', async () => {
    const planned = await runProcess(['plan', '--app', app, ...instance(), ...tokenFile()]);
    expect(planned).toMatchObject({ code: 0 });
    expect(planned.stdout).toContain('small (new) on connect.example.com');
    expect(planned.stdout).toMatch(/^\+ module {6}getThing {5}6 blocks$/m);
    expect(planned.stderr).toContain('"connect-app deploy" with the same options carries it out');
    expect(api.writes()).toEqual([]);
    expect(existsSync(join(app, 'connect-app.origins.json'))).toBe(false);

    const deployed = await runProcess(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    expect(deployed).toMatchObject({ code: 0 });
    expect(deployed.stderr).toMatch(/\[\d+\/\d+\] write expect of module getThing/);
    expect(deployed.stderr).toMatch(
      /The instance calls the app small-\w+\. .*connect-app\.origins\.json remembers that/,
    );
    expect(existsSync(join(app, 'connect-app.origins.json'))).toBe(true);

    api.revive();
    const again = await runProcess(['deploy', '--app', app, ...instance(), ...tokenFile(), '--json']);
    expect(again).toMatchObject({ code: 0 });
    expect(JSON.parse(again.stdout)).toMatchObject({
      zone: 'connect.example.com',
      app: expect.stringMatching(/^small-/),
      changes: [],
    });
    expect(api.writes()).toEqual([]);
  });

  it('take the token from the environment or from standard input', async () => {
    expect(await run(['plan', '--app', app, ...instance()], { token: TOKEN })).toMatchObject({ code: 0 });
    const piped = await runProcess(['plan', '--app', app, ...instance(), '--token-stdin'], { stdin: `${TOKEN}\n` });
    expect(piped).toMatchObject({ code: 0 });
  });

  it('say that the changes of an approved app wait to be committed (R10.16)', async () => {
    await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    Object.assign(api.theApp().metadata, { approved: true });
    await writeFile(join(app, 'base.imljson'), '{"baseUrl": "https://new.example.com"}');
    const deployed = await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    expect(deployed).toMatchObject({ code: 0, stderr: expect.stringContaining('until you commit them there') });
  });

  it('stop on drift with exit code 1, showing what is there', async () => {
    await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    api.theApp().blocks.set('base', '{"baseUrl": "https://by-hand.example.com"}');
    const stopped = await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    expect(stopped.code).toBe(1);
    expect(stopped.stdout).toContain('by-hand.example.com');
    expect(stopped.stderr).toContain('drift/conflict');
    expect(await run(['deploy', '--app', app, ...instance(), ...tokenFile(), '--force'])).toMatchObject({ code: 0 });
  });

  it.each([
    ['no token', [], undefined, 2, 'token/missing'],
    ['a token as an argument', ['--token', TOKEN], undefined, 2, 'token/argument'],
    ['a token as an argument, after =', [`--token=${TOKEN}`], undefined, 2, 'token/argument'],
    ['a token in place of its file', ['--token-file', TOKEN], undefined, 2, 'token/argument'],
    ['a token after a flag that is not there', [`--key=${TOKEN}`], undefined, 2, 'unknown option'],
    ['a token where nothing belongs', [TOKEN], undefined, 2, 'too many arguments'],
    ['a token that may not write', [], READ_TOKEN, 1, 'token/scope'],
    ['a zone with a path', ['--zone', 'connect.example.com/api'], TOKEN, 2, 'zone/invalid'],
    ['a zone with a scheme', ['--zone', 'https://connect.example.com'], TOKEN, 2, 'zone/invalid'],
    [
      'another address that is not on this machine',
      ['--base-url', 'https://evil.example.com'],
      TOKEN,
      2,
      'zone/not-loopback',
    ],
    ['a name with capitals', ['--name', 'Small'], TOKEN, 2, 'app/name-invalid'],
    ['nobody at the address', ['--base-url', 'http://127.0.0.1:1'], TOKEN, 3, 'zone/unreachable'],
  ])(
    'say what is wrong with %s',
    async (_what, flags, token, code, message) => {
      const result = await run(['deploy', '--app', app, ...instance(), ...flags], token === undefined ? {} : { token });
      expect(result.stderr).toContain(message);
      expect(result.code).toBe(code);
      expect(api.store.apps.size).toBe(0);
    },
    60_000,
  );

  it('with --json, say what is wrong on standard output too', async () => {
    const flags = ['--app', app, '--name', 'fresh', '--zone', 'https://connect.example.com/api', '--json'];
    for (const command of ['plan', 'deploy', 'pull']) {
      const own = command === 'pull' ? flags.slice(2) : flags;
      const { code, stdout } = await run([command, ...own, ...tokenFile()]);
      expect(code, command).toBe(2);
      expect(JSON.parse(stdout), command).toEqual({
        error: {
          code: 'zone/invalid',
          message: expect.any(String),
          hint: expect.stringContaining('Use the zone connect.example.com'),
        },
      });
    }
  });

  it('with --json, show the plan whose changes they refuse', async () => {
    await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    api.theApp().blocks.set('base', '{"baseUrl": "https://by-hand.example.com"}');
    const { code, stdout } = await run(['deploy', '--app', app, ...instance(), ...tokenFile(), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { create: 0, change: 1, delete: 0, keep: 0, conflicts: 1 },
      changes: [{ action: 'write', kind: 'app', block: 'base', drift: 'changed-remotely' }],
      error: { code: 'drift/conflict' },
    });
  });

  it('stop at Ctrl+C, even while they wait, and go on when started again', async () => {
    const waiting = runProcess(['deploy', '--app', app, ...instance(), ...tokenFile()], {
      onSaid: (said, child) => {
        // In the middle of the work, then in the middle of a wait.
        if (said.includes('write the icon')) api.failNext(1, { status: 429, headers: { 'retry-after': '100' } });
        if (said.includes('waiting 100 seconds')) child.kill('SIGINT');
      },
    });
    const stopped = await waiting;
    expect(stopped.stderr).toContain('deploy/interrupted');
    expect(stopped.code).toBe(1);
    const planned = await run(['plan', '--app', app, ...instance(), ...tokenFile()]);
    expect(planned.stdout).toContain('An earlier deployment was interrupted; this one goes on where it stopped.');
    expect(await run(['deploy', '--app', app, ...instance(), ...tokenFile()])).toMatchObject({ code: 0 });
    expect(api.store.apps.size).toBe(1);
    const again = await run(['plan', '--app', app, ...instance(), ...tokenFile()]);
    expect(again.stdout).toContain('Nothing to do');
  }, 60_000);

  it('say nothing twice of an app that no instance takes', async () => {
    await writeFile(join(app, 'assets/icon.png'), 'GIF89a');
    const result = await run(['deploy', '--app', app, ...instance(), ...tokenFile(), '--force']);
    expect(result.code).toBe(1);
    expect(result.stderr.match(/no PNG image/g)).toHaveLength(1);
    expect(result.stderr).toContain('app/invalid');
    expect(api.journal).toEqual([]);
  });

  it('do not deploy an app with mistakes', async () => {
    await writeFile(join(app, 'modules/getThing/api.imljson'), '{"url": "{{nope(1)}}"}');
    const result = await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('deploy/findings');
    expect(api.journal).toEqual([]);
  });
});

describe('connect-app pull', () => {
  it('writes a folder that checks and plans without changes', async () => {
    await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    const { name } = api.theApp();
    const out = join(folder, 'pulled');
    const pulled = await run(['pull', ...instance(name), ...tokenFile(), '--out', out]);
    expect(pulled).toMatchObject({ code: 0 });
    expect(pulled.stderr).toContain('Common data was left');
    const planned = await run(['plan', '--app', out, ...instance(name), ...tokenFile(), '--json']);
    expect(JSON.parse(planned.stdout)).toMatchObject({ changes: [], kept: [] });
  });

  it('does not write into a folder that holds something, unless told to, and leaves what is not the app’s', async () => {
    await run(['deploy', '--app', app, ...instance(), ...tokenFile()]);
    await writeFile(join(app, 'NOTES.md'), 'mine');
    await mkdir(join(app, 'modules/old'), { recursive: true });
    await writeFile(join(app, 'modules/old/api.imljson'), '{}');
    const refused = await run(['pull', ...instance(), ...tokenFile(), '--out', app]);
    expect(refused.stderr).toContain('pull/not-empty');
    const forced = await run(['pull', ...instance(), ...tokenFile(), '--out', app, '--force']);
    expect(forced).toMatchObject({ code: 0 });
    expect(await readFile(join(app, 'NOTES.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(app, 'modules/old'))).toBe(false);
    expect(existsSync(join(app, 'connections/main/metadata.json'))).toBe(true);
  });
});
