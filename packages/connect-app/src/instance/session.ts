import { ApiClient, DeployError, MappingFile, type Origin, readToken } from '@connect-app/app-deploy';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import type { Streams } from '../output.js';
import type { InstanceOptions } from './options.js';

/** A conversation with an instance. */
export interface Session {
  readonly origin: Origin;
  readonly client: ApiClient;
  readonly mapping: MappingFile;
}

export interface OpenSession {
  readonly streams: Streams;
  readonly options: InstanceOptions;
  /** Version the app says it has; an option overrides it. */
  readonly version: number;
  readonly mappingFile: string;
}

/** Runs `work` with a session. Ctrl+C stops it before the next request; its errors come out as plain words. */
export async function withSession(
  { streams, options, version, mappingFile }: OpenSession,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    const { zone, name, baseUrl, appVersion = version, tokenFile, tokenStdin } = options;
    const origin: Origin = { zone, name, version: appVersion, baseUrl };
    const mapping = await MappingFile.open(mappingFile);
    const token = await readToken({
      file: tokenFile,
      stdin: tokenStdin ? process.stdin : undefined,
      env: process.env,
    });
    const client = new ApiClient({
      origin,
      token,
      signal: stop.signal,
      onWait: ({ reason, milliseconds }) =>
        streams.say(
          reason === 'rate-limit'
            ? `The instance asks for patience: waiting ${milliseconds / 1000} seconds.`
            : `No good answer: trying again in ${milliseconds / 1000} seconds.`,
        ),
    });
    return await work({ origin, client, mapping });
  } catch (error) {
    throw error instanceof DeployError ? asFailure(error) : error;
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}

const USAGE = new Set(['zone/invalid', 'zone/not-loopback', 'app/name-invalid', 'app/version-invalid']);

function asFailure({ code, message, hint }: DeployError): Failure {
  const unreachable = code === 'zone/unreachable' || code === 'zone/redirected' || /^api\/5/.test(code);
  const usage = USAGE.has(code) || code.startsWith('token/m') || code === 'token/unreadable';
  return new Failure({
    code,
    message,
    hint,
    exitCode: unreachable ? EXIT.unreachable : usage ? EXIT.usage : EXIT.failed,
  });
}
