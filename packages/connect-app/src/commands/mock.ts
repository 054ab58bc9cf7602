import type { MockInstance } from '../config.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import type { CommandContext } from '../program.js';
import { announceMock, forgetMock } from '../running-mock.js';
import { untilStopped } from '../signals.js';

export interface MockOptions {
  readonly port: number;
  readonly [flag: string]: unknown;
}

/** `connect-app mock`: serves the configured mock on loopback until it is stopped. */
export async function mock({ streams, config }: CommandContext, options: MockOptions): Promise<ExitCode> {
  const provider = config.config.mock;
  if (!provider) {
    throw new Failure({
      code: 'mock/none',
      message: 'There is no mock to start: the configuration names none.',
      hint: 'Name one as `mock` in connect-app.config.js; docs/architecture.md shows how.',
    });
  }
  const { port, ...flags } = options;
  const instance = await provider.start(flags);
  const { url } = await instance.listen({ port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Failure({
      code: 'mock/port-in-use',
      message: `Port ${port} is taken by another program.`,
      hint: `Stop it, or choose another port: connect-app mock --port ${port + 1}`,
      exitCode: EXIT.unreachable,
    });
  });
  await announceMock(config.folder, { url, pid: process.pid, connection: instance.connection });
  streams.out(JSON.stringify({ url, connection: instance.connection }));
  for (const line of greeting(provider.service, url, instance)) streams.say(line);
  try {
    await untilStopped();
  } finally {
    await forgetMock(config.folder, process.pid);
    await instance.close();
  }
  return EXIT.fine;
}

function greeting(service: string, url: string, { connection, notes = [], examples = [] }: MockInstance): string[] {
  const account = Object.entries(connection).map(([name, value]) => `  ${name.padEnd(8)} ${value}`);
  const tries = examples.length > 0 ? ['', 'Try in a second shell:', ...examples.map((command) => `  ${command}`)] : [];
  return [
    '',
    `${service} (a mock) listens on ${url}`,
    'Its account:',
    ...account,
    ...notes,
    ...tries,
    '',
    'Press Ctrl+C to stop.',
  ];
}
