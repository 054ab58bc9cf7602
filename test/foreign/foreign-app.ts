import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, replaceFolder } from '@connect-app/app-build';
import { type App, loadApp } from '@connect-app/app-model';
import {
  createHttpTransport,
  createRunner,
  parseHostMap,
  RunError,
  type Runner,
  reportError,
} from '@connect-app/app-runner';
import { fromTypedJson, toTypedJson } from '@connect-app/iml';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { startServer, type TestServer } from '../../packages/app-runner/src/testing/http-server.js';
import { parseExecPath } from '../../packages/connect-app/src/exec/path.js';
import { runBlock } from '../../packages/connect-app/src/exec/run-block.js';
import { connectApp, projectRoot } from '../cli/connect-app.js';

/** One run of one block, as `connect-app exec` takes it. Values are typed JSON (`{"$date": …}`). */
export interface Call {
  readonly path: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly connection?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly request?: Readonly<Record<string, unknown>>;
  readonly limit?: number;
  /** The state of a polling trigger before the run; an empty object for a first run. */
  readonly state?: Readonly<Record<string, unknown>>;
}

/** What a run gave: the values it printed, an error among them, and the state or connection it left behind. */
export interface Answer {
  readonly lines: readonly unknown[];
  readonly state?: unknown;
  readonly saved?: unknown;
}

/** A fixture app, the server it talks to, and the ways to run it. */
export interface ForeignApp {
  readonly app: App;
  readonly path: string;
  readonly server: TestServer;
  /** Runs a block through the library. */
  run(call: Call): Promise<Answer>;
  /** Runs a block through the command line. */
  exec(call: Call): Promise<Answer>;
  /** The app after it was built into a layout and loaded from there. */
  rebuilt(app: App, layout: Layout): Promise<App>;
  /** The same, of another app than the fixture itself. */
  runOf(app: App, call: Call): Promise<Answer>;
  close(): Promise<void>;
}

const LAYOUTS = ['archive', 'expanded', 'workspace'] as const;
type Layout = (typeof LAYOUTS)[number];

const NOW = '2026-03-10T12:00:00Z';
const ZONE = 'Europe/Prague';

/** Loads `test/fixtures/apps/<name>` and starts its server; requests for `hosts` go there. */
export async function openForeignApp(
  name: string,
  hosts: readonly string[],
  handle: Parameters<typeof startServer>[0],
): Promise<ForeignApp> {
  const path = join(projectRoot, 'test/fixtures/apps', name);
  const { app } = await loadApp(path);
  if (!app) throw new Error(`${name} does not load`);
  const server = await startServer((request, response) => {
    // Answers are compared with each other, headers included.
    response.sendDate = false;
    return handle(request, response);
  });
  const mapped = hosts.map((host) => `${host}=${server.url}`);
  const folder = await mkdtemp(join(tmpdir(), `foreign-${name}-`));
  const file = (label: string): string => join(folder, `${label}-${Math.random().toString(36).slice(2)}.json`);

  const files = async (call: Call): Promise<{ state?: string; save?: string }> => {
    const state = call.state && file('state');
    if (state && call.state && Object.keys(call.state).length > 0) await writeFile(state, JSON.stringify(call.state));
    const save = call.path.endsWith('.refresh') ? file('connection') : undefined;
    return { ...(state && { state }), ...(save && { save }) };
  };
  const answer = async (lines: readonly unknown[], { state, save }: { state?: string; save?: string }) => ({
    lines,
    ...(state && { state: await json(state) }),
    ...(save && { saved: await json(save) }),
  });

  const runners = new Map<App, Promise<Runner>>();
  const runnerOf = (which: App): Promise<Runner> => {
    const known = runners.get(which);
    if (known) return known;
    const runner = createRunner(which, {
      transport: createHttpTransport({ mapHosts: parseHostMap(mapped) }),
      environment: { timezone: ZONE, now: () => Date.parse(NOW) },
      // No archive holds common data (R10.3); whoever imports one sets it on the instance.
      common: app.common?.value as Record<string, unknown> | undefined,
    });
    runners.set(which, runner);
    return runner;
  };

  const runOf = async (which: App, call: Call): Promise<Answer> => {
    const kept = await files(call);
    const lines: unknown[] = [];
    const runner = await runnerOf(which);
    try {
      await runBlock({
        target: parseExecPath(call.path),
        runner,
        parameters: fromTypedJson(call.params ?? {}) as Record<string, unknown>,
        connection: call.connection && (fromTypedJson(call.connection) as Record<string, unknown>),
        options: {
          ...kept,
          ...(call.limit !== undefined && { limit: call.limit }),
          ...(call.data && { data: JSON.stringify(call.data) }),
          ...(call.request && { request: JSON.stringify(call.request) }),
        },
        signal: new AbortController().signal,
        show: (value) => lines.push(JSON.parse(JSON.stringify(toTypedJson(value)))),
        say: () => {},
        browserUrl: (url) => url,
      });
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      const { type, message, code, statusCode, step, details, effect } = reportError(error);
      lines.push(JSON.parse(JSON.stringify({ error: { type, message, code, statusCode, step, details, effect } })));
    }
    return answer(lines, kept);
  };

  const exec = async (call: Call): Promise<Answer> => {
    const kept = await files(call);
    const args = Object.entries({
      params: call.params,
      connection: call.connection,
      data: call.data,
      request: call.request,
    })
      .filter(([, value]) => value !== undefined)
      .flatMap(([option, value]) => [`--${option}`, JSON.stringify(value)]);
    const options = Object.entries({ ...kept, limit: call.limit }).flatMap(([option, value]) =>
      value === undefined ? [] : [`--${option}`, String(value)],
    );
    const hostMap = mapped.flatMap((pair) => ['--map-host', pair]);
    const clock = ['--now', NOW, '--timezone', ZONE];
    const run = await connectApp(['exec', call.path, '--app', path, ...hostMap, ...clock, ...args, ...options]);
    const lines = run.lines();
    const failed = lines.some((line) => typeof line === 'object' && line !== null && 'error' in line);
    expect({ code: run.code, stderr: failed ? '' : run.stderr.replace(/^Warning: .*\n/gm, '') }).toEqual({
      code: failed ? 1 : 0,
      stderr: '',
    });
    return answer(lines, kept);
  };

  const rebuilt = async (which: App, layout: Layout): Promise<App> => {
    const built = buildApp(which, { common: true });
    const home = await mkdtemp(join(folder, `${layout}-`));
    const target = layout === 'archive' ? join(home, built.archiveName) : join(home, 'app');
    if (layout === 'archive') await writeFile(target, built.archive);
    else await replaceFolder(target, layout === 'expanded' ? built.expanded : built.workspace);
    const loaded = await loadApp(target);
    expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (!loaded.app) throw new Error(`nothing loads from ${layout}`);
    return loaded.app;
  };

  return {
    app,
    path,
    server,
    run: (call) => runOf(app, call),
    exec,
    rebuilt,
    runOf,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Tests that a fixture's calls give the same answers through the command line, and after it was built into every layout; and that
 * from each layout the others can be built again without losing any of what an archive holds.
 */
export function itAnswersAlikeEverywhere(
  foreign: () => ForeignApp,
  { calls, throughCommandLine }: { readonly calls: readonly Call[]; readonly throughCommandLine: readonly Call[] },
): void {
  const answers = new Map<Call, Promise<Answer>>();
  const answerTo = (call: Call): Promise<Answer> => {
    const answer = answers.get(call) ?? foreign().run(call);
    answers.set(call, answer);
    return answer;
  };

  it('gives the same answers through the command line', { timeout: 120_000 }, async () => {
    for (const call of throughCommandLine) expect(await foreign().exec(call)).toEqual(await answerTo(call));
  });

  it.each(LAYOUTS)(
    'gives the same answers when built as %s, and the same archive from there as any other',
    async (layout) => {
      const { app, rebuilt, runOf } = foreign();
      const once = await rebuilt(app, layout);
      for (const call of calls) expect(await runOf(once, call)).toEqual(await answerTo(call));
      const archive = archiveOf(app);
      for (const next of LAYOUTS) expect(archiveOf(await rebuilt(once, next)), next).toEqual(archive);
    },
  );
}

/** Findings of `connect-app check` as `rule file:line`, through the command line. */
export async function findingsOf(path: string): Promise<string[]> {
  const { stdout } = await connectApp(['check', '--app', path, '--format', 'json']);
  const findings = JSON.parse(stdout) as { rule: string; file: string; line: number }[];
  return findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`);
}

/** What an archive of the app holds, by path. */
function archiveOf(app: App): Record<string, string> {
  const entries = Object.entries(unzipSync(buildApp(app).archive));
  return Object.fromEntries(entries.map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
}

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
