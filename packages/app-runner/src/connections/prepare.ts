import type { Connection } from '@connect-app/app-model';
import { own, resolveParameters, specEntries } from '../parameters/index.js';
import type { ConnectionData } from '../runner/options.js';
import { learnConnectionSecrets, learnNamedSecrets } from '../runner/secrets.js';
import type { Session } from '../runner/session.js';
import { refreshIfDue } from './refresh.js';
import { commonOf } from './stages.js';

/** A component that runs with a connection, or with an alternative one that its user chose instead. */
export interface ConnectionUser {
  readonly connection?: string | undefined;
  readonly altConnection?: string | undefined;
}

/**
 * The data of a connection as a module reads it: what was typed in with the dialog's defaults and types, and what its
 * requests stored (R8.2). An OAuth connection that is due is refreshed first, and again before any request of a run during which it
 * becomes due (R8.7).
 */
export async function prepareConnection(
  session: Session,
  user: ConnectionUser,
  data: ConnectionData | undefined,
): Promise<Record<string, unknown>> {
  const connection = usedConnection(session, user, data ?? {});
  if (!connection) {
    learnConnectionSecrets(session.redactor, undefined, data ?? {});
    return { ...data };
  }
  const { values } = await connectionValues(session, connection, data ?? {});
  session.renew = (current) => refreshIfDue(session, connection, current);
  return session.renew({ ...data, ...values });
}

/** An execution has one connection and does not say which of the two: it is the one whose form the data fills in more of. */
function usedConnection({ core }: Session, user: ConnectionUser, data: ConnectionData): Connection | undefined {
  const [usual, other] = [user.connection, user.altConnection].map((name = '') => core.app.connections.get(name));
  if (!usual || !other) return usual ?? other;
  const filledIn = ({ sections }: Connection): number =>
    specEntries(sections.parameters?.value).filter(
      (spec) => typeof spec !== 'string' && spec.name !== undefined && own(data, spec.name) !== undefined,
    ).length;
  return filledIn(other) > filledIn(usual) ? other : usual;
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
