import type { Connection } from '@connect-app/app-model';
import { resolveParameters } from '../parameters/index.js';
import type { ConnectionData } from '../runner/options.js';
import { learnConnectionSecrets, learnNamedSecrets } from '../runner/secrets.js';
import type { Session } from '../runner/session.js';
import { refreshIfDue } from './refresh.js';
import { commonOf } from './stages.js';

/**
 * The data of a connection as a module reads it: what was typed in with the dialog's defaults and types, and what its
 * requests stored (R8.2). An OAuth connection that is due is refreshed first, and again before any request of a run during which it
 * becomes due (R8.7).
 */
export async function prepareConnection(
  session: Session,
  name: string | undefined,
  data: ConnectionData | undefined,
): Promise<Record<string, unknown>> {
  const connection = name === undefined ? undefined : session.core.app.connections.get(name);
  if (!connection) {
    learnConnectionSecrets(session.redactor, undefined, data ?? {});
    return { ...data };
  }
  const { values } = await connectionValues(session, connection, data ?? {});
  session.renew = (current) => refreshIfDue(session, connection, current);
  return session.renew({ ...data, ...values });
}

/** The form of a connection, resolved; its secrets are known to the session from here on. */
export async function connectionValues(session: Session, connection: Connection, data: ConnectionData) {
  const block = connection.sections.parameters?.value;
  const resolved = await resolveParameters({
    blocks: [block],
    values: data,
    timezone: session.core.environment.timezone,
    // A connection's dialog has nobody to ask yet: RPCs need a connection.
    callRpc: async () => [],
  });
  for (const secret of resolved.secrets) session.redactor.add(secret);
  learnNamedSecrets(session.redactor, commonOf(connection));
  learnConnectionSecrets(session.redactor, block, { ...data, ...resolved.values });
  return resolved;
}
