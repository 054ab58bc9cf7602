import type { Connection, Json } from '@connect-app/app-model';
import type { CommunicationResult, Context } from '../communication/index.js';
import { collect } from '../runner/collect.js';
import { learnConnectionSecrets } from '../runner/secrets.js';
import { runtimeOf, type Session } from '../runner/session.js';

/** Variables an OAuth connection reads beside its data (R8.6). */
export interface OAuthVariables {
  readonly scope: readonly string[];
  readonly redirectUri: string;
  readonly makeRedirectUri: string;
  readonly localRedirectUri: string;
  readonly state?: string | undefined;
}

export interface StageRun {
  readonly session: Session;
  readonly connection: Connection;
  /** Absent for basic connections, which are one block. */
  readonly stage?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** In a connection `parameters`, `connection` and `data` are one store (R8.2). */
export function connectionContext({ session, connection, data, variables }: StageRun): Context {
  const { core } = session;
  const common = { ...core.common, ...commonOf(connection), ...core.options.common };
  return { parameters: data, connection: data, data, common, ...variables };
}

/** Common data of the connection itself, seen only in it (R1.8); what the runner was given wins. */
export function commonOf(connection: Connection): Readonly<Record<string, Json>> {
  const value = connection.sections.common?.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** The stages of an OAuth connection by name (R8.5, R8.10). */
export function stagesOf(connection: Connection): Readonly<Record<string, Json>> {
  const api = connection.sections.api?.value;
  return typeof api === 'object' && api !== null && !Array.isArray(api) ? api : {};
}

/** What a stage left behind. */
export interface StageOutcome {
  /** The store after `response.data` was merged over it (R8.2). */
  readonly data: Record<string, unknown>;
  readonly result: CommunicationResult | undefined;
}

/**
 * Runs one stage of a connection; a stage that is missing changes nothing. Listeners hear of it when it is over: only then is
 * known which parts of its answer are tokens.
 */
export async function runStage(run: StageRun): Promise<StageOutcome> {
  const { session, connection, stage, data } = run;
  const communication = session.core.blocks.get({ component: connection, section: 'api', stage, kind: 'connection' });
  if (!communication) return { data: { ...data }, result: undefined };
  session.events.hold();
  try {
    const runtime = { ...runtimeOf(session), renew: undefined };
    const { result } = await collect(communication, { context: connectionContext(run), runtime });
    const stored = result.values['data'];
    const next = { ...data, ...(typeof stored === 'object' && stored !== null ? stored : {}) };
    learnConnectionSecrets(session.redactor, connection.sections.parameters?.value, next);
    return { data: next, result };
  } finally {
    session.events.release();
  }
}
