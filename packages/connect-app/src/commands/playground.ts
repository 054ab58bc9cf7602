import { mapUrl, parseHostMap } from '@connect-app/app-runner';
import { type Playground, startPlayground } from '@connect-app/playground';
import { appPath, displayPath, loadRunnableApp } from '../app.js';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode } from '../failure.js';
import { talksTo } from '../playground/mock.js';
import { playgroundTransport } from '../playground/transport.js';
import { describeExamples, describeMock, portInUse, type ServedMock, serveMock } from '../served-mock.js';
import { untilStopped } from '../signals.js';

export interface PlaygroundCommandOptions {
  readonly app?: string;
  readonly port: number;
  readonly mockPort: number;
  readonly mapHost: readonly string[];
  readonly live?: true;
  readonly publicUrl?: string;
  readonly timezone: string;
  readonly [flag: string]: unknown;
}

/** `connect-app playground`: serves the app's dialogs, and the mock of its service if there is one, until it is stopped. */
export async function playground(context: CommandContext, options: PlaygroundCommandOptions): Promise<ExitCode> {
  const path = appPath(options.app, context.config);
  const { app } = await loadRunnableApp(path);
  const stopped = untilStopped();
  const mock = await mockFor(app, context, options);
  try {
    const hosts = parseHostMap([
      ...(mock?.provider.origins.map((origin) => `${origin}=${mock.url}`) ?? []),
      ...options.mapHost,
    ]);
    const server = await startPlayground({
      app: path,
      port: options.port,
      transport: playgroundTransport({ hosts, live: options.live === true }),
      browserAddress: (url) => mapUrl(url, hosts),
      timezone: options.timezone,
      publicUrl: options.publicUrl,
      ...(mock && {
        readyMade: { label: `${mock.provider.service} (mock)`, data: mock.instance.connection },
        happenings: mock.instance.happenings,
      }),
    }).catch((error: unknown) => {
      throw portInUse(error, { code: 'playground/port-in-use', port: options.port, portFlag: '--port' });
    });
    try {
      // Not before everything listens: a command that fails must not take the note of another away.
      await mock?.announce();
      greet(context, { server, mock, label: app.metadata.label, path });
      await stopped;
    } finally {
      await server.close();
    }
  } finally {
    await mock?.close();
  }
  return EXIT.fine;
}

/** The configured mock, unless the requests go elsewhere or the app is one of another service. */
async function mockFor(
  app: Parameters<typeof talksTo>[0],
  { config }: CommandContext,
  options: PlaygroundCommandOptions,
): Promise<ServedMock | undefined> {
  const provider = config.config.mock;
  if (!provider || options.live || options.mapHost.length > 0 || !talksTo(app, provider)) return undefined;
  const own = new Set(['app', 'port', 'mockPort', 'mapHost', 'live', 'timezone', 'publicUrl']);
  const flags = Object.fromEntries(Object.entries(options).filter(([name]) => !own.has(name)));
  return serveMock(config, provider, { port: options.mockPort, portFlag: '--mock-port', flags });
}

interface Greeting {
  readonly server: Playground;
  readonly mock: ServedMock | undefined;
  readonly label: string;
  readonly path: string;
}

function greet({ streams }: CommandContext, { server, mock, label, path }: Greeting): void {
  const account = mock && { url: mock.url, connection: mock.instance.connection };
  streams.out(JSON.stringify({ url: server.url, ...(account && { mock: account }) }));
  const lines = [
    '',
    `The playground of ${label}: open ${server.url}`,
    `Its files (${displayPath(path)}) are watched: what is saved shows within a second.`,
    ...(mock ? ['', ...describeMock(mock), ...describeExamples(mock)] : []),
    '',
    'Press Ctrl+C to stop; subscribed webhooks are detached.',
  ];
  for (const line of lines) streams.say(line);
}
