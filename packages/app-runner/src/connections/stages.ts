import type { Connection } from '@connect-app/app-model';
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
export function connectionContext({ session, data, variables }: StageRun): Context {
  return { parameters: data, connection: data, data, common: session.core.common, ...variables };
}

/** What a stage left behind. */
export interface StageOutcome {
  /** The store after `response.data` was merged over it (R8.2). */
  readonly data: Record<string, unknown>;
  readonly result: CommunicationResult | undefined;
}

/** Runs one stage of a connection; a stage that is missing changes nothing. */
export async function runStage(run: StageRun): Promise<StageOutcome> {
  const { session, connection, stage, data } = run;
  const communication = session.core.blocks.get({ component: connection, section: 'api', stage, kind: 'connection' });
  if (!communication) return { data: { ...data }, result: undefined };
  const { result } = await collect(communication, { context: connectionContext(run), runtime: runtimeOf(session) });
  const stored = result.values['data'];
  const expires = result.values['expires'];
  const next = {
    ...data,
    ...(typeof stored === 'object' && stored !== null ? stored : {}),
    ...(expires === undefined ? {} : { expires }),
  };
  learnConnectionSecrets(session.redactor, connection.sections.parameters?.value, next);
  return { data: next, result };
}

/** Scopes asked for: the connection's defaults and the extra ones, without doubles (R8.8). */
export function scopesOf(connection: Connection, extra: readonly string[] = []): string[] {
  const own = connection.sections.scope?.value;
  const defaults = Array.isArray(own) ? own.filter((scope): scope is string => typeof scope === 'string') : [];
  return [...new Set([...defaults, ...extra])];
}
