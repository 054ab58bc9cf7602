import { type App, loadAppFromFiles } from '@connect-app/app-model';
import type { RunEvent } from '../events.js';
import type { RunnerOptions } from '../runner/options.js';
import { createRunner, type Runner } from '../runner.js';
import { parseHostMap } from '../transport/host-map.js';
import { createHttpTransport } from '../transport/http.js';
import type { TestServer } from './http-server.js';

/** The host whose requests go to the test's server. */
export const API = 'https://api.example.com';

/** An app of the files a test needs, by path; values that are no texts are written as JSON. */
export function appOf(files: Readonly<Record<string, unknown>>): App {
  const all = { 'app.json': { name: 'foreign', label: 'Foreign', version: 1 }, ...files };
  const entries = Object.entries(all).map(([path, value]): [string, Uint8Array] => [
    path,
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  ]);
  const { app, diagnostics } = loadAppFromFiles(new Map(entries), '/app');
  if (!app) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return app;
}

/** A module's files: its type, its api, and the other sections by name. */
export function moduleOf(
  type: string,
  api: unknown,
  { name = 'm', metadata = {}, ...sections }: Record<string, unknown> & { name?: string; metadata?: object } = {},
): Record<string, unknown> {
  const files = Object.entries({ api, ...sections }).map(([section, value]) => [
    `modules/${name}/${section}.imljson`,
    value,
  ]);
  return { [`modules/${name}/metadata.json`]: { label: name, type, ...metadata }, ...Object.fromEntries(files) };
}

export interface TestRunner {
  readonly runner: Runner;
  readonly events: RunEvent[];
  /** Codes of all warnings so far. */
  warnings(): string[];
}

/** A runner with a fixed clock whose requests for {@link API} go to a server of the test. */
export async function runnerOf(
  files: Readonly<Record<string, unknown>>,
  server: Pick<TestServer, 'url'> | undefined,
  options: Partial<RunnerOptions> = {},
): Promise<TestRunner> {
  const events: RunEvent[] = [];
  const mapHosts = parseHostMap(server === undefined ? [] : [`${API}=${server.url}`]);
  const runner = await createRunner(appOf(files), {
    transport: createHttpTransport({ mapHosts }),
    environment: { timezone: 'UTC', now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.5 },
    listener: (event) => events.push(event),
    sleep: async () => {},
    ...options,
  });
  return {
    runner,
    events,
    warnings: () => events.flatMap((event) => (event.type === 'warning' ? [event.code] : [])),
  };
}

/** All bundles of a module and the state after it. */
export async function bundlesOf(run: ReturnType<Runner['runModule']>) {
  const bundles: Record<string, unknown>[] = [];
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done === true) return { bundles, state: next.value };
    bundles.push(next.value);
  }
}
