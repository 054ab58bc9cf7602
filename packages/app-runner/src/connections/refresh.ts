import type { Connection } from '@connect-app/app-model';
import type { Session } from '../runner/session.js';
import { runStage } from './stages.js';

/** Refreshes an OAuth connection whose `refresh.condition` is true or whose data has expired (R8.7). */
export async function refreshIfDue(
  session: Session,
  connection: Connection,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (connection.type !== 'oauth') return data;
  const api = connection.sections.api?.value;
  const refresh = typeof api === 'object' && api !== null && !Array.isArray(api) ? api['refresh'] : undefined;
  if (typeof refresh !== 'object' || refresh === null || Array.isArray(refresh)) return data;
  // Without a condition, the stored moment of expiry decides; with one, the stage's own condition does.
  if (
    refresh['condition'] === undefined &&
    !hasExpired(data['expires'] ?? data['expire'], session.core.environment.now())
  )
    return data;
  session.emit?.({ type: 'call-start', component: { kind: 'connection', name: connection.name, section: 'refresh' } });
  try {
    return (await runStage({ session, connection, stage: 'refresh', data })).data;
  } finally {
    session.emit?.({ type: 'call-end' });
  }
}

function hasExpired(expires: unknown, now: number): boolean {
  const at = expires instanceof Date ? expires.getTime() : typeof expires === 'string' ? Date.parse(expires) : expires;
  return typeof at === 'number' && at <= now;
}
