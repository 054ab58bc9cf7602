import type { CallOptions, ConnectionData } from '../runner/options.js';
import { execute, openSession, type RunnerCore } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { connectionValues } from './prepare.js';
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
  section: 'refresh' | 'invalidate',
  { name, data, options }: StageCall,
): Promise<Readonly<Record<string, unknown>>> {
  const session = openSession(core, options);
  return execute({ session, component: { kind: 'connection', name, section } }, async (ready) => {
    const connection = componentOf(core.app.connections, 'connection', name);
    const { values } = await connectionValues(session, connection, data);
    ready();
    return (await runStage({ session, connection, stage: section, data: { ...data, ...values } })).data;
  });
}
