import type { Connection } from '@connect-app/app-model';
import { RunError } from '../errors/index.js';
import { BundleValidationError, type ParameterIssue } from '../parameters/index.js';
import type { CallOptions, ConnectionData } from '../runner/options.js';
import { learnNamedSecrets } from '../runner/secrets.js';
import { execute, openSession, type RunnerCore, runtimeOf, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { answerOf } from './callback.js';
import { connectionValues } from './prepare.js';
import { scopesOf } from './scopes.js';
import { connectionContext, type OAuthVariables, runStage, type StageRun, stagesOf } from './stages.js';
import { type TestedConnection, testedConnection } from './tested-connection.js';

/** An authorization under way: the browser is sent to `url`, the answer goes to `complete`. */
export interface Authorization {
  /** The service's page; undefined when the app has no `authorize` block and asks for a token at once (R8.5). */
  readonly url: string | undefined;
  /** Must come back with the callback of OAuth 2; the platform checks it (R8.6). OAuth 1 has none. */
  readonly state: string;
  /** Ends the authorization with the query of the callback. @throws RunError when the service refused or the state is foreign. */
  complete(query: Readonly<Record<string, string>>): Promise<TestedConnection>;
}

export interface AuthorizeOptions extends CallOptions {
  /** Where the service sends the browser back to. */
  readonly redirectUri: string;
  /** Scopes beyond the connection's defaults: those a module needs, or more of them later on (R8.8). */
  readonly scopes?: readonly string[];
}

/**
 * Begins the dance of a connection, OAuth 2 (R8.5) or OAuth 1 (R8.10): what comes before the page, then the address of the page
 * to open. To authorize again, or with more scopes, begin again with the data of the connection (R8.9).
 */
export function beginAuthorization(
  core: RunnerCore,
  { name, data, options }: { name: string; data: ConnectionData; options: AuthorizeOptions },
): Promise<Authorization> {
  const session = openSession(core, options);
  const component = { kind: 'connection', name, section: 'authorize' } as const;
  return execute({ session, component }, async (ready) => {
    const connection = componentOf(core.app.connections, 'connection', name);
    const dance = new Dance(session, connection, options);
    const issues = await dance.fillIn(data);
    ready();
    if (issues.length > 0) throw new BundleValidationError(issues);
    return await dance.begin();
  });
}

class Dance {
  readonly #session: Session;
  readonly #connection: Connection;
  readonly #oauth: OAuthVariables;
  readonly #state: string;
  readonly #version: 1 | 2;
  #data: Record<string, unknown> = {};
  /** Survives from one stage to the next (R8.5). */
  #temp: Readonly<Record<string, unknown>> = {};

  constructor(session: Session, connection: Connection, { redirectUri, scopes }: AuthorizeOptions) {
    this.#session = session;
    this.#connection = connection;
    this.#state = session.core.environment.uuid();
    const stages = stagesOf(connection);
    this.#version = 'requestToken' in stages || 'accessToken' in stages ? 1 : 2;
    this.#oauth = {
      scope: scopesOf(connection, scopes),
      redirectUri,
      makeRedirectUri: redirectUri,
      localRedirectUri: redirectUri,
      state: this.#state,
    };
  }

  async fillIn(data: ConnectionData): Promise<readonly ParameterIssue[]> {
    const { values, issues } = await connectionValues(this.#session, this.#connection, data);
    this.#data = { ...data, ...values };
    return issues;
  }

  async begin(): Promise<Authorization> {
    for (const stage of ['preauthorize', 'requestToken']) await this.#stage(stage);
    const { core } = this.#session;
    const block = { component: this.#connection, section: 'api', stage: 'authorize', kind: 'connection' } as const;
    const context = connectionContext(this.#run('authorize'));
    const page = await core.blocks.get(block)?.preview({ context, runtime: runtimeOf(this.#session) });
    // A code verifier, for instance, is made for the page and sent with the token request.
    this.#temp = (context['temp'] ?? this.#temp) as Record<string, unknown>;
    const url = page && this.#version === 2 ? withState(page.url, this.#state) : page?.url;
    const component = { kind: 'connection', name: this.#connection.name, section: 'token' } as const;
    return {
      url,
      state: this.#state,
      complete: (query) =>
        execute({ session: this.#session, component }, () => this.#complete(query, url !== undefined)),
    };
  }

  async #complete(query: Readonly<Record<string, string>>, asked: boolean): Promise<TestedConnection> {
    if (query['error'] !== undefined) throw refused('denied', query['error_description'] ?? query['error']);
    if (asked && this.#version === 2 && query['state'] !== this.#state) {
      throw refused('state', 'The answer does not carry the state of this authorization (R8.6).');
    }
    learnNamedSecrets(this.#session.redactor, query);
    this.#temp = await answerOf(this.#session, this.#run('authorize', query));
    let scope: unknown;
    for (const stage of ['token', 'accessToken']) {
      scope = (await this.#stage(stage, query))?.values['scope'] ?? scope;
    }
    const values = (await this.#stage('info', query))?.values;
    return testedConnection(this.#data, { scope: scope ?? this.#oauth.scope, ...values });
  }

  async #stage(stage: string, query?: Readonly<Record<string, string>>) {
    const { data, result } = await runStage(this.#run(stage, query));
    this.#data = data;
    this.#temp = result?.temp ?? this.#temp;
    return result;
  }

  #run(stage: string, query?: Readonly<Record<string, string>>): StageRun {
    const variables = { oauth: this.#oauth, temp: this.#temp, ...(query && { query }) };
    return { session: this.#session, connection: this.#connection, stage, data: this.#data, variables };
  }
}

/** The platform adds the state where an app forgot it (R8.6, C7). */
function withState(url: string, state: string): string {
  const { search, searchParams } = new URL(url);
  if (searchParams.has('state')) return url;
  return `${url}${search === '' ? '?' : '&'}state=${encodeURIComponent(state)}`;
}

function refused(code: string, message: string): RunError {
  return new RunError({
    type: 'InvalidAccessTokenError',
    code: `oauth-${code}`,
    message: `The service did not authorize the connection: ${message}`,
  });
}
