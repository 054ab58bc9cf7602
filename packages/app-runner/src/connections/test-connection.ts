import { BundleValidationError } from '../parameters/index.js';
import type { CallOptions, ConnectionData } from '../runner/options.js';
import { execute, openSession, type RunnerCore } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { connectionValues } from './prepare.js';
import { runStage } from './stages.js';
import { type TestedConnection, testedConnection } from './tested-connection.js';

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
  return execute({ session, component: { kind: 'connection', name, section: 'api' } }, async (ready) => {
    const connection = componentOf(core.app.connections, 'connection', name);
    const { values, issues } = await connectionValues(session, connection, data);
    ready();
    if (issues.length > 0) throw new BundleValidationError(issues);
    const stage = connection.type === 'oauth' ? 'info' : undefined;
    const outcome = await runStage({ session, connection, stage, data: { ...data, ...values } });
    return testedConnection(outcome.data, outcome.result?.values);
  });
}
