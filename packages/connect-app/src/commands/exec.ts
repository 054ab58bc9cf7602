import { replaceFile } from '@connect-app/app-build';
import type { App } from '@connect-app/app-model';
import {
  createRecorder,
  createRunner,
  NotEmulatedError,
  type Recorder,
  RunError,
  type Runner,
  reportError,
  toHar,
} from '@connect-app/app-runner';
import { fromTypedJson, toTypedJson } from '@connect-app/iml';
import { appPath, loadRunnableApp } from '../app.js';
import type { CommandContext } from '../command-context.js';
import { componentsOf, type ExecPath, nearest, parseExecPath } from '../exec/path.js';
import { runBlock } from '../exec/run-block.js';
import { chooseService } from '../exec/service.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { readObjectArgument } from '../input.js';
import type { Streams } from '../output.js';
import { onStop } from '../signals.js';

export interface ExecOptions {
  readonly app?: string;
  readonly params?: string;
  readonly connection?: string;
  readonly request?: string;
  readonly data?: string;
  readonly limit?: number;
  readonly state?: string;
  readonly steps?: true;
  readonly baseUrl?: string;
  readonly mapHost: readonly string[];
  readonly live?: true;
  readonly har?: string;
  readonly record?: string;
  readonly replay?: string;
  readonly save?: string;
  readonly callbackPort?: number;
  readonly now?: number;
  readonly timezone: string;
}

/** `connect-app exec`: runs one block of the app and prints what it gives, one JSON a line. */
export async function exec(context: CommandContext, path: string, options: ExecOptions): Promise<ExitCode> {
  const { streams, config } = context;
  const target = parseExecPath(path);
  const { app } = await loadRunnableApp(appPath(options.app, config));
  requireComponent(app, target);
  const parameters = options.params === undefined ? {} : await readObjectArgument('--params', options.params);
  const given =
    options.connection === undefined ? undefined : await readObjectArgument('--connection', options.connection);
  const service = await chooseService(app, options, config);
  const stopping = new AbortController();
  const unhook = onStop(() =>
    stopping.abort(new Failure({ code: 'exec/stopped', message: 'Stopped.', exitCode: EXIT.failed })),
  );
  const recorder = createRecorder();
  const { now, timezone } = options;
  const environment = { timezone, ...(now === undefined ? {} : { now: () => now }) };
  try {
    const runner: Runner = await createRunner(app, {
      transport: service.transport,
      environment,
      listener: recorder.listener,
    });
    await runBlock({
      target,
      runner,
      parameters: typed(parameters),
      connection: given === undefined ? service.connection : typed(given),
      options,
      signal: stopping.signal,
      show: (value) => !options.steps && streams.out(JSON.stringify(toTypedJson(value))),
      say: (text) => streams.say(text),
      browserUrl: service.browserUrl ?? ((url) => url),
    });
    reportUnused(streams, service.unused?.() ?? []);
    return EXIT.fine;
  } catch (error) {
    return failed(error, { streams, steps: options.steps === true });
  } finally {
    unhook();
    await service.close();
    await writeRecords(recorder, { streams, options });
  }
}

/** Typed JSON (`{"$date": …}`) as the values it stands for. */
function typed(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return fromTypedJson(values) as Record<string, unknown>;
}

/** The failure as one line of JSON for machines, and in words for people. */
function failed(error: unknown, { streams, steps }: { streams: Streams; steps: boolean }): ExitCode {
  if (!(error instanceof RunError) && !(error instanceof NotEmulatedError)) throw error;
  const report = reportError(error);
  const { type, message, code, statusCode, step, details, effect } = report;
  if (!steps) streams.out(JSON.stringify({ error: { type, message, code, statusCode, step, details, effect } }));
  const place = report.location ? `\nat ${report.location.file}:${report.location.line}:${report.location.column}` : '';
  const lines = [`${type}: ${message}${place}`, ...details.map((detail) => `  ${detail}`)];
  if (report.effect) lines.push(`In a scenario: ${report.effect.description}`);
  streams.say(lines.join('\n'));
  return report.code === 'connection-failed' || report.code === 'timeout' ? EXIT.unreachable : EXIT.failed;
}

function reportUnused(streams: Streams, unused: readonly string[]): void {
  if (unused.length === 0) return;
  streams.say(
    `The recording holds ${unused.length} exchange(s) that nobody asked for:\n${unused.map((line) => `  ${line}`).join('\n')}`,
  );
}

async function writeRecords(
  { record }: Recorder,
  { streams, options }: { streams: Streams; options: ExecOptions },
): Promise<void> {
  if (!record) return;
  if (options.steps) streams.out(JSON.stringify(record, undefined, 2));
  for (const warning of record.warnings) streams.say(`Warning: ${warning.message} (${warning.code})`);
  for (const file of [options.har, options.record]) {
    if (file !== undefined) await replaceFile(file, `${JSON.stringify(toHar(record), undefined, 2)}\n`);
  }
}

/** @throws Failure `exec/unknown` that names the component that was probably meant. */
function requireComponent(app: App, target: ExecPath): void {
  const components = componentsOf(app, target.kind);
  if (components.has(target.name)) return;
  const meant = nearest(target.name, components.keys());
  throw new Failure({
    code: 'exec/unknown',
    message: `${app.metadata.label} has no ${target.kind === 'rpc' ? 'RPC' : target.kind} "${target.name}".`,
    hint: meant ? `Did you mean "${meant}"?` : `It has: ${[...components.keys()].join(', ')}.`,
  });
}
