import type { CallOptions, ConnectionData } from '../runner/options.js';
import { learnConnectionSecrets } from '../runner/secrets.js';
import { execute, openSession, type RunnerCore } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { runStage } from './stages.js';

export interface StageCall {
  readonly name: string;
  readonly data: ConnectionData;
  readonly options: CallOptions;
}

/** Runs the `refresh` stage (R8.7) and gives the data after it. */
export function refreshConnection(core: RunnerCore, call: StageCall): Promise<Readonly<Record<string, unknown>>> {
  return stage(core, 'refresh', call);
}

/** Runs the `invalidate` stage, as deleting the connection does (R8.9). */
export function invalidateConnection(core: RunnerCore, call: StageCall): Promise<Readonly<Record<string, unknown>>> {
  return stage(core, 'invalidate', call);
}

function stage(
  core: RunnerCore,
  name: 'refresh' | 'invalidate',
  { name: connectionName, data, options }: StageCall,
): Promise<Readonly<Record<string, unknown>>> {
  const session = openSession(core, options);
  const connection = componentOf(core.app.connections, 'connection', connectionName);
  learnConnectionSecrets(session.redactor, connection.sections.parameters?.value, data);
  return execute(
    { session, component: { kind: 'connection', name: connectionName, section: name } },
    async () => (await runStage({ session, connection, stage: name, data })).data,
  );
}
