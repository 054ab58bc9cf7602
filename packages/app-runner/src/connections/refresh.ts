import type { Connection } from '@connect-app/app-model';
import type { Session } from '../runner/session.js';
import { runStage, stagesOf } from './stages.js';

/** Refreshes an OAuth connection whose `refresh.condition` is true or whose data has expired (R8.7). */
export async function refreshIfDue(
  session: Session,
  connection: Connection,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (connection.type !== 'oauth') return data;
  const { refresh } = stagesOf(connection);
  if (typeof refresh !== 'object' || refresh === null || Array.isArray(refresh)) return data;
  // Without a condition, the stored moment of expiry decides; with one, the stage's own condition does.
  const { now } = session.core.environment;
  if (refresh['condition'] === undefined && !hasExpired(data['expires'] ?? data['expire'], now())) return data;
  session.emit?.({ type: 'call-start', component: { kind: 'connection', name: connection.name, section: 'refresh' } });
  try {
    const { data: next, result } = await runStage({ session, connection, stage: 'refresh', data });
    if (result?.statusCode !== undefined) session.onConnection?.(next);
    return next;
  } finally {
    session.emit?.({ type: 'call-end' });
  }
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
