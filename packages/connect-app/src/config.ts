import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.js';

/** The file that marries an app and a mock of its service to the command line; looked for from the current folder up. */
export const CONFIG_FILE = 'connect-app.config.js';

export interface Config {
  /** Folder or ZIP of the app, relative to the configuration file. Default: the configuration file's folder. */
  readonly app?: string;
  /** A mock of the service the app talks to. Without one, `exec` needs `--base-url`, `--map-host` or `--live`. */
  readonly mock?: MockProvider;
}

/** How to start a mock of the app's service. */
export interface MockProvider {
  /** The service's name, for people: "Example CRM". */
  readonly service: string;
  /** Origins the mock stands in for, e.g. `https://api.example.com`. */
  readonly origins: readonly string[];
  /** Flags of `connect-app mock` beyond `--port`, in commander's notation. */
  readonly flags?: readonly MockFlag[];
  /** Starts a mock; nothing listens yet. `flags` holds the values of the flags by their camelCase names. */
  start(flags: Readonly<Record<string, unknown>>): Promise<MockInstance>;
}

export interface MockFlag {
  /** E.g. `--people <n>`. */
  readonly flags: string;
  readonly description: string;
}

export interface MockInstance {
  /** Data of a connection that the mock accepts, by parameter name. */
  readonly connection: Readonly<Record<string, string>>;
  /** Lines to print at start, e.g. where the inspector page is. */
  readonly notes?: readonly string[];
  /** Commands worth trying next, printed at start. */
  readonly examples?: readonly string[];
  /** What a user of the playground can make happen in the service. */
  readonly happenings?: readonly Happening[];
  /** Answers a request without a network. */
  fetch(request: Request): Promise<Response>;
  /** Listens on loopback; port 0 takes any free one. Resolves to the address, e.g. `http://127.0.0.1:4010`. */
  listen(options: { port: number }): Promise<{ url: string }>;
  close(): Promise<void>;
}

/** Something that happens in the service by itself: a colleague changes a record. Webhooks and feeds show it. */
export interface Happening {
  readonly name: string;
  readonly label: string;
  run(): Promise<string>;
}

/** The configuration in force: its file's folder, and what it says. */
export interface LoadedConfig {
  readonly folder: string;
  readonly config: Config;
}

/** Finds and imports the nearest `connect-app.config.js` of `folder` or its parents; an empty one if there is none. */
export async function loadConfig(folder: string): Promise<LoadedConfig> {
  const file = findUp(resolve(folder));
  if (!file) return { folder: resolve(folder), config: {} };
  const loaded: { default?: Config } = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw new Failure({
      code: 'config/broken',
      message: `${file} could not be loaded: ${error instanceof Error ? error.message : String(error)}`,
      hint: `Mend the file, or run the command from a folder without a ${CONFIG_FILE}.`,
    });
  });
  if (!loaded.default) {
    throw new Failure({ code: 'config/no-default', message: `${file} has no default export.` });
  }
  return { folder: dirname(file), config: loaded.default };
}

function findUp(folder: string): string | undefined {
  const file = join(folder, CONFIG_FILE);
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUp(parent);
}
