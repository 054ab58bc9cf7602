import type { Connection } from '@connect-app/app-model';
import { resolveParameters } from '../parameters/index.js';
import type { ConnectionData } from '../runner/options.js';
import { learnConnectionSecrets } from '../runner/secrets.js';
import type { Session } from '../runner/session.js';
import { refreshIfDue } from './refresh.js';

/**
 * The data of a connection as a module reads it: what was typed in with the dialog's defaults and types, and what its
 * requests stored (R8.2). An OAuth connection that is due is refreshed first (R8.7).
 */
export async function prepareConnection(
  session: Session,
  name: string | undefined,
  data: ConnectionData | undefined,
): Promise<Record<string, unknown>> {
  const connection = name === undefined ? undefined : session.core.app.connections.get(name);
  if (!connection) return { ...data };
  const { values } = await connectionValues(session, connection, data ?? {});
  const stored = { ...data, ...values };
  learnConnectionSecrets(session.redactor, connection.sections.parameters?.value, stored);
  return refreshIfDue(session, connection, stored);
}

/** The form of a connection, resolved; its secrets are known to the session from here on. */
export async function connectionValues(session: Session, connection: Connection, data: ConnectionData) {
  const resolved = await resolveParameters({
    blocks: [connection.sections.parameters?.value],
    values: data,
    timezone: session.core.environment.timezone,
    // A connection's dialog has nobody to ask yet: RPCs need a connection.
    callRpc: async () => [],
  });
  for (const secret of resolved.secrets) session.redactor.add(secret);
  return resolved;
}

/** Data that a connection holds beside the form, kept when the form is tested again. */
export function storedBeside(data: ConnectionData, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...data, ...values };
}
