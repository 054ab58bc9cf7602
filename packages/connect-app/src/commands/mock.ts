import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { describeExamples, describeMock, serveMock } from '../served-mock.js';
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
  const served = await serveMock(config, provider, { port, portFlag: '--port', flags });
  await served.announce();
  streams.out(JSON.stringify({ url: served.url, connection: served.instance.connection }));
  for (const line of ['', ...describeMock(served), ...describeExamples(served), '', 'Press Ctrl+C to stop.']) {
    streams.say(line);
  }
  try {
    await untilStopped();
  } finally {
    await served.close();
  }
  return EXIT.fine;
}
