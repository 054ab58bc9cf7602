import type { App } from '@connect-app/app-model';
import {
  createHttpTransport,
  createReplay,
  type Har,
  mapUrl,
  onlyMapped,
  parseHostMap,
  RunError,
  type Transport,
} from '@connect-app/app-runner';
import type { LoadedConfig } from '../config.js';
import { Failure } from '../failure.js';
import { readJsonArgument } from '../input.js';
import { findRunningMock } from '../running-mock.js';

export interface ServiceOptions {
  readonly baseUrl?: string;
  readonly mapHost: readonly string[];
  readonly live?: true;
  readonly replay?: string;
}

/** Where the requests of one command go. */
export interface Service {
  readonly transport: Transport;
  /** The mock's own account, for a command that was given no connection. */
  readonly connection?: Readonly<Record<string, string>> | undefined;
  /** Where a browser finds a page of the service. */
  browserUrl?(url: string): string;
  /** What a replay had left over at the end. */
  unused?(): readonly string[];
  close(): Promise<void>;
}

const nothingToClose = async (): Promise<void> => {};

/**
 * Chooses the service: a recording, the real one (`--live`), another address, or the configured mock: the one that runs in
 * another shell, or else one of this command's own. Where there is none, the first request fails with `exec/no-service`: an
 * incoming call and an RPC without a request need no service.
 */
export async function chooseService(app: App, options: ServiceOptions, config: LoadedConfig): Promise<Service> {
  if (options.replay !== undefined) {
    const har = (await readJsonArgument('--replay', `@${options.replay}`)) as Har;
    const { transport, unused } = createReplay(har);
    return { transport, unused, close: nothingToClose };
  }
  if (options.baseUrl !== undefined) return { ...everythingTo(options.baseUrl), close: nothingToClose };
  if (options.mapHost.length > 0) {
    return { ...mapped(options.mapHost, options.live === true), close: nothingToClose };
  }
  if (options.live) return { transport: createHttpTransport(), close: nothingToClose };
  return mockService(app, config);
}

async function mockService(app: App, { folder, config }: LoadedConfig): Promise<Service> {
  const { mock } = config;
  if (!mock) return { transport: noService(app), close: nothingToClose };
  const running = await findRunningMock(folder);
  if (running) {
    return {
      ...mapped(mock.origins.map((origin) => `${origin}=${running.url}`)),
      connection: running.connection,
      close: nothingToClose,
    };
  }
  const instance = await mock.start({});
  const { url } = await instance.listen({ port: 0 });
  return {
    ...mapped(mock.origins.map((origin) => `${origin}=${url}`)),
    connection: instance.connection,
    close: () => instance.close(),
  };
}

function noService(app: App): Transport {
  return async () => {
    throw new RunError({
      type: 'ConnectionError',
      code: 'exec/no-service',
      message: `There is no service to talk to: ${app.metadata.label} has no mock here.`,
      details: [
        'Name one with --base-url or --map-host, replay a recording with --replay, or use the real service with --live.',
      ],
    });
  };
}

type Route = Pick<Service, 'transport' | 'browserUrl'>;

/** Mapped hosts go where the pairs say; others are refused unless the real ones are allowed. */
function mapped(pairs: readonly string[], live = false): Route {
  const hosts = readHostMap(pairs);
  const transport = createHttpTransport({ mapHosts: hosts });
  return { transport: live ? transport : onlyMapped(transport, hosts), browserUrl: (url) => mapUrl(url, hosts) };
}

function readHostMap(pairs: readonly string[]) {
  try {
    return parseHostMap(pairs);
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    throw new Failure({ code: 'exec/map-host', message: error.message });
  }
}

/** Every request, whatever its host, goes to one address. */
function everythingTo(baseUrl: string): Route {
  if (!URL.canParse(baseUrl) || !/^https?:/i.test(baseUrl)) {
    throw new Failure({
      code: 'exec/base-url',
      message: `--base-url ${baseUrl} is no address.`,
      hint: 'For example: --base-url http://127.0.0.1:4010',
    });
  }
  const base = baseUrl.replace(/\/+$/, '');
  const transport = createHttpTransport({ allowPrivateAddresses: true });
  const browserUrl = (url: string): string => base + url.replace(/^https?:\/\/[^/?#]*/i, '');
  return {
    transport: (request, signal) => transport({ ...request, url: browserUrl(request.url) }, signal),
    browserUrl,
  };
}
