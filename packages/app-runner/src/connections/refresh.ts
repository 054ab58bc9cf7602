import type { Connection } from '@connect-app/app-model';
import { runtimeOf, type Session } from '../runner/session.js';
import { connectionContext, runStage, type StageRun, stagesOf } from './stages.js';

/** Refreshes an OAuth connection whose `refresh.condition` is true or whose data has expired (R8.7). */
export async function refreshIfDue(
  session: Session,
  connection: Connection,
  data: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const run: StageRun = { session, connection, stage: 'refresh', data };
  if (connection.type !== 'oauth' || !(await isDue(run))) return data;
  session.emit?.({ type: 'call-start', component: { kind: 'connection', name: connection.name, section: 'refresh' } });
  try {
    const { data: next, result } = await runStage(run);
    if (result?.statusCode !== undefined) session.onConnection?.(next);
    return next;
  } finally {
    session.emit?.({ type: 'call-end' });
  }
}

/** Without a condition, the stored moment of expiry decides; with one, the stage's own condition does. */
async function isDue(run: StageRun): Promise<boolean> {
  const { session, connection, stage, data } = run;
  const { refresh } = stagesOf(connection);
  if (!wasAuthorized(connection, data)) return false;
  if (typeof refresh !== 'object' || refresh === null || Array.isArray(refresh)) return false;
  const { blocks, environment } = session.core;
  if (refresh['condition'] === undefined) return hasExpired(data['expires'] ?? data['expire'], environment.now());
  const communication = blocks.get({ component: connection, section: 'api', stage, kind: 'connection' });
  return (await communication?.preview({ context: connectionContext(run), runtime: runtimeOf(session) })) !== undefined;
}

/**
 * Whether data holds anything that the stages store: the data of a module's alternative connection, an API key for one, has
 * nothing to refresh, although its missing `expires` is earlier than any moment.
 */
function wasAuthorized(connection: Connection, data: Readonly<Record<string, unknown>>): boolean {
  const stored = Object.values(stagesOf(connection)).flatMap((stage) => storedBy(stage));
  return stored.length === 0 || stored.some((name) => name.includes('{{') || data[name] !== undefined);
}

/** The names under which a stage stores something, as they are written. */
function storedBy(stage: unknown): string[] {
  const data = memberOf(memberOf(stage, 'response'), 'data');
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.keys(data) : [];
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** A moment as a date, as text, or as a Unix time in seconds or milliseconds. */
function hasExpired(expires: unknown, now: number): boolean {
  const number = Number(expires);
  if (expires instanceof Date || typeof expires === 'string' || typeof expires === 'number') {
    if (!Number.isFinite(number) || expires === '') return Date.parse(String(expires)) <= now;
    return (number < 1e11 ? number * 1000 : number) <= now;
  }
  return false;
}
