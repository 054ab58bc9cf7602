import type { LoadedConfig, MockInstance, MockProvider } from './config.js';
import { EXIT, Failure } from './failure.js';
import { announceMock, forgetMock } from './running-mock.js';

/** The configured mock, listening. */
export interface ServedMock {
  readonly provider: MockProvider;
  readonly instance: MockInstance;
  readonly url: string;
  /** Notes the mock down, so that `exec` in a second shell finds it. */
  announce(): Promise<void>;
  /** Takes the announcement back and stops the mock. */
  close(): Promise<void>;
}

export interface ServeMockOptions {
  readonly port: number;
  /** The flag that chooses the port, for the message when it is taken. */
  readonly portFlag: string;
  /** Values of the mock's own flags. */
  readonly flags: Readonly<Record<string, unknown>>;
}

/**
 * Starts a mock on a port of loopback.
 *
 * @throws Failure `mock/port-in-use` when another program has the port, `mock/…` for a flag's value that the mock refuses.
 */
export async function serveMock(
  { folder }: LoadedConfig,
  provider: MockProvider,
  { port, portFlag, flags }: ServeMockOptions,
): Promise<ServedMock> {
  const instance = await provider.start(flags).catch((error: Error & { code?: unknown }) => {
    // An error with a code of its own is the mock's word on a flag's value, not a defect.
    if (typeof error.code !== 'string') throw error;
    throw new Failure({ code: `mock/${error.code}`, message: error.message });
  });
  const { url } = await instance.listen({ port }).catch(async (error: unknown) => {
    await instance.close();
    throw portInUse(error, { code: 'mock/port-in-use', port, portFlag });
  });
  return {
    provider,
    instance,
    url,
    announce: () => announceMock(folder, { url, pid: process.pid, connection: instance.connection }),
    close: async () => {
      await forgetMock(folder, process.pid);
      await instance.close();
    },
  };
}

/** A port that is taken, in words; any other error as it is. */
export function portInUse(
  error: unknown,
  { code, port, portFlag }: { code: string; port: number; portFlag: string },
): unknown {
  if (!isPortInUse(error)) return error;
  return new Failure({
    code,
    message: `Port ${port} is taken by another program.`,
    hint: `Stop it, or choose another port: ${portFlag} ${port + 1}`,
    exitCode: EXIT.unreachable,
  });
}

/** Servers may wrap what the system says. */
function isPortInUse(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'EADDRINUSE') return true;
  return /\bEADDRINUSE\b/.test(error.message) || isPortInUse(error.cause);
}

/** The lines about the mock that a command prints at start. */
export function describeMock({ provider, instance, url }: ServedMock): string[] {
  const account = Object.entries(instance.connection).map(([name, value]) => `  ${name.padEnd(8)} ${value}`);
  return [`${provider.service} (a mock) listens on ${url}`, 'Its account:', ...account, ...(instance.notes ?? [])];
}

/** Commands worth trying while the mock runs. */
export function describeExamples({ instance: { examples = [] } }: ServedMock): string[] {
  return examples.length > 0 ? ['', 'Try in a second shell:', ...examples.map((command) => `  ${command}`)] : [];
}
