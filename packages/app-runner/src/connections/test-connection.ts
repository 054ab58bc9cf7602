import { BundleValidationError } from '../parameters/index.js';
import type { CallOptions, ConnectionData } from '../runner/options.js';
import { execute, openSession, type RunnerCore } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { connectionValues, storedBeside } from './prepare.js';
import { runStage } from './stages.js';

/** A connection that was accepted. */
export interface TestedConnection {
  /** The store modules will read (R8.2): the form and what the requests added. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Says whose connection it is (R8.4). */
  readonly metadata?: unknown;
  readonly uid?: unknown;
}

/**
 * Creates or verifies a connection (R8.3): the form is validated, then a basic connection's request runs, or the `info` stage of
 * an OAuth connection that has its tokens.
 *
 * @throws RunError with the sentence the user of the form would read.
 */
export function testConnection(
  core: RunnerCore,
  { name, data, options }: { name: string; data: ConnectionData; options: CallOptions },
): Promise<TestedConnection> {
  const session = openSession(core, options);
  const connection = componentOf(core.app.connections, 'connection', name);
  return execute({ session, component: { kind: 'connection', name, section: 'api' } }, async () => {
    const { values, issues } = await connectionValues(session, connection, data);
    if (issues.length > 0) throw new BundleValidationError(issues);
    const stage = connection.type === 'oauth' ? 'info' : undefined;
    const outcome = await runStage({ session, connection, stage, data: storedBeside(data, values) });
    const { metadata, uid } = outcome.result?.values ?? {};
    return {
      data: outcome.data,
      ...(metadata === undefined ? {} : { metadata }),
      ...(uid === undefined ? {} : { uid }),
    };
  });
}
