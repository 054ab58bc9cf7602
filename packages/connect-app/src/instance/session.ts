import {
  ApiClient,
  DeployError,
  MappingFile,
  type Origin,
  readToken,
  tokenAsArgument,
  type Wait,
} from '@connect-app/app-deploy';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import type { Streams } from '../output.js';
import { onStop } from '../signals.js';
import type { InstanceOptions } from './options.js';

/** A conversation with an instance. */
export interface Session {
  readonly origin: Origin;
  readonly client: ApiClient;
  readonly mapping: MappingFile;
  /** Shows where the work is, instead of how much was read: a passing line on a terminal, a line each elsewhere. */
  progress(text: string): void;
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
  const unhook = onStop(() => stop.abort());
  let reading = true;
  try {
    if (options.token !== undefined) throw tokenAsArgument();
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
      onWait: (wait) => streams.say(waitWords(wait)),
      onAnswer: (count) => {
        if (reading) streams.status?.(`Reading ${name} on ${zone} … ${count} ${count === 1 ? 'answer' : 'answers'}`);
      },
    });
    const progress = (text: string): void => {
      reading = false;
      (streams.status ?? streams.say)(text);
    };
    return await work({ origin, client, mapping, progress });
  } catch (error) {
    throw error instanceof DeployError ? asFailure(error) : error;
  } finally {
    unhook();
  }
}

function waitWords({ reason, milliseconds, because }: Wait): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const time = `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return reason === 'rate-limit'
    ? `The instance asks for patience (${because}): waiting ${time}.`
    : `No good answer (${because}): trying again in ${time}.`;
}

const USAGE = new Set([
  'zone/invalid',
  'zone/not-loopback',
  'app/name-invalid',
  'app/version-invalid',
  'token/missing',
  'token/malformed',
  'token/unreadable',
  'token/argument',
]);

function asFailure({ code, message, hint }: DeployError): Failure {
  const unreachable = code === 'zone/unreachable' || code === 'zone/redirected' || /^api\/5/.test(code);
  return new Failure({
    code,
    message,
    hint,
    exitCode: unreachable ? EXIT.unreachable : USAGE.has(code) ? EXIT.usage : EXIT.failed,
  });
}
