import type { App } from '@connect-app/app-model';
import { createHttpTransport, createReplay, type Har, parseHostMap, type Transport } from '@connect-app/app-runner';
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
  /** What a replay had left over at the end. */
  unused?(): readonly string[];
  close(): Promise<void>;
}

const nothingToClose = async (): Promise<void> => {};

/**
 * Chooses the service: a recording, the real one (`--live`), another address, or the configured mock: the one that runs in
 * another shell, or else one of this command's own.
 *
 * @throws Failure `exec/no-service` when there is nothing to talk to.
 */
export async function chooseService(app: App, options: ServiceOptions, config: LoadedConfig): Promise<Service> {
  if (options.replay !== undefined) {
    const har = (await readJsonArgument('--replay', `@${options.replay}`)) as Har;
    const { transport, unused } = createReplay(har);
    return { transport, unused, close: nothingToClose };
  }
  if (options.live) return { transport: createHttpTransport(), close: nothingToClose };
  if (options.baseUrl !== undefined) return { transport: everythingTo(options.baseUrl), close: nothingToClose };
  if (options.mapHost.length > 0) return { transport: mapped(options.mapHost), close: nothingToClose };
  return mockService(app, config);
}

async function mockService(app: App, { folder, config }: LoadedConfig): Promise<Service> {
  const { mock } = config;
  if (!mock) {
    throw new Failure({
      code: 'exec/no-service',
      message: `There is no service to talk to: ${app.metadata.label} has no mock here.`,
      hint: 'Name one with --base-url or --map-host, replay a recording with --replay, or use the real service with --live.',
    });
  }
  const running = await findRunningMock(folder);
  if (running) {
    return {
      transport: mapped(mock.origins.map((origin) => `${origin}=${running.url}`)),
      connection: running.connection,
      close: nothingToClose,
    };
  }
  const instance = await mock.start({});
  const { url } = await instance.listen({ port: 0 });
  return {
    transport: mapped(mock.origins.map((origin) => `${origin}=${url}`)),
    connection: instance.connection,
    close: () => instance.close(),
  };
}

function mapped(pairs: readonly string[]): Transport {
  return createHttpTransport({ mapHosts: parseHostMap(pairs) });
}

/** Every request, whatever its host, goes to one address. */
function everythingTo(baseUrl: string): Transport {
  if (!URL.canParse(baseUrl)) {
    throw new Failure({
      code: 'exec/base-url',
      message: `--base-url ${baseUrl} is no address.`,
      hint: 'For example: --base-url http://127.0.0.1:4010',
    });
  }
  const base = baseUrl.replace(/\/+$/, '');
  const transport = createHttpTransport({ allowPrivateAddresses: true });
  return (request, signal) => {
    const { pathname, search } = new URL(request.url);
    return transport({ ...request, url: `${base}${pathname}${search}` }, signal);
  };
}
