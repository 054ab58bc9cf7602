import { type Connection, effectiveSteps } from '@connect-app/app-model';
import { compileCommunication } from '../communication/index.js';
import { RunError } from '../errors/index.js';
import { collect } from '../runner/collect.js';
import type { CallOptions, ConnectionData } from '../runner/options.js';
import { execute, openSession, type RunnerCore, runtimeOf, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { connectionValues, storedBeside } from './prepare.js';
import { connectionContext, type OAuthVariables, runStage, type StageRun, scopesOf } from './stages.js';
import type { TestedConnection } from './test-connection.js';

/** An authorization under way: the browser is sent to `url`, the answer goes to `complete`. */
export interface Authorization {
  /** The service's page; undefined when the app has no `authorize` block and asks for a token at once (R8.5). */
  readonly url: string | undefined;
  /** Must come back with the callback; the platform checks it (R8.6). */
  readonly state: string;
  /** Ends the authorization with the query of the callback. @throws RunError when the service refused or the state is foreign. */
  complete(query: Readonly<Record<string, string>>): Promise<TestedConnection>;
}

export interface AuthorizeOptions extends CallOptions {
  /** Where the service sends the browser back to. */
  readonly redirectUri: string;
  /** Scopes beyond the connection's defaults (R8.8). */
  readonly scopes?: readonly string[];
}

/** Begins the OAuth 2 dance of a connection: preauthorize, then the address of the page to open (R8.5). */
export async function beginAuthorization(
  core: RunnerCore,
  { name, data, options }: { name: string; data: ConnectionData; options: AuthorizeOptions },
): Promise<Authorization> {
  const session = openSession(core, options);
  const connection = componentOf(core.app.connections, 'connection', name);
  const state = core.environment.uuid();
  const { redirectUri } = options;
  const oauth: OAuthVariables = {
    scope: scopesOf(connection, options.scopes),
    redirectUri,
    makeRedirectUri: redirectUri,
    localRedirectUri: redirectUri,
    state,
  };
  const { values } = await connectionValues(session, connection, data);
  let stored = storedBeside(data, values);
  const stageRun = (stage: string, variables: Record<string, unknown> = {}): StageRun => ({
    session,
    connection,
    stage,
    data: stored,
    variables: { oauth, ...variables },
  });

  const before = await runStage(stageRun('preauthorize'));
  stored = before.data;
  // `temp` survives from one stage to the next (R8.5).
  let temp = before.result?.temp ?? {};
  const authorize = core.blocks.get({ component: connection, section: 'api', stage: 'authorize', kind: 'connection' });
  const page = await authorize?.preview({
    context: connectionContext(stageRun('authorize', { temp })),
    runtime: runtimeOf(session),
  });

  return {
    url: page === undefined ? undefined : withState(page.url, state),
    state,
    complete: (query) =>
      execute({ session, component: { kind: 'connection', name, section: 'api' } }, async () => {
        if (page && query['state'] !== undefined && query['state'] !== state)
          throw refused('state', 'The answer belongs to another authorization.');
        if (query['error'] !== undefined) throw refused('denied', query['error_description'] ?? query['error']);
        temp = await authorizeAnswer(session, stageRun('authorize', { temp, query }), connection);
        const token = await runStage(stageRun('token', { temp, query }));
        stored = token.data;
        const info = await runStage(stageRun('info', { temp: token.result?.temp ?? temp, query }));
        const { metadata, uid } = info.result?.values ?? {};
        return {
          data: info.data,
          ...(metadata === undefined ? {} : { metadata }),
          ...(uid === undefined ? {} : { uid }),
        };
      }),
  };
}

/** The `response` of `authorize` is about the callback: it reads `query` and fills `temp` for the token request (R8.5). */
async function authorizeAnswer(
  session: Session,
  run: StageRun,
  connection: Connection,
): Promise<Readonly<Record<string, unknown>>> {
  const [step] = effectiveSteps({ app: session.core.app, component: connection, section: 'api', stage: 'authorize' });
  const response = step?.value['response'];
  const context = connectionContext(run);
  if (!step || response === undefined) return (context['temp'] ?? {}) as Record<string, unknown>;
  const answer = { value: { response }, locate: step.locate };
  const communication = compileCommunication({
    steps: [answer],
    kind: 'connection',
    imlOptions: session.core.options.iml ?? {},
  });
  return (await collect(communication, { context, runtime: runtimeOf(session) })).result.temp;
}

/** The platform adds the state where an app forgot it (R8.6, C7). */
function withState(url: string, state: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('state')) parsed.searchParams.set('state', state);
  return parsed.href;
}

function refused(code: string, message: string): RunError {
  return new RunError({
    type: 'InvalidAccessTokenError',
    code: `oauth-${code}`,
    message: `The service did not authorize the connection: ${message}`,
  });
}
