import { effectiveSteps } from '@connect-app/app-model';
import { compileCommunication } from '../communication/index.js';
import { collect } from '../runner/collect.js';
import { runtimeOf, type Session } from '../runner/session.js';
import { connectionContext, type StageRun } from './stages.js';

/**
 * What the `response` of `authorize` makes of the callback: it reads `query` and fills `temp` for the token request (R8.5). Nothing
 * is sent for it: the browser already was there.
 */
export async function answerOf(session: Session, run: StageRun): Promise<Readonly<Record<string, unknown>>> {
  const { core } = session;
  const [step] = effectiveSteps({ app: core.app, component: run.connection, section: 'api', stage: 'authorize' });
  const response = step?.value['response'];
  const context = connectionContext(run);
  if (!step || response === undefined) return (context['temp'] ?? {}) as Record<string, unknown>;
  const communication = compileCommunication({
    steps: [{ value: { response }, locate: step.locate }],
    kind: 'connection',
    imlOptions: core.options.iml ?? {},
  });
  return (await collect(communication, { context, runtime: runtimeOf(session) })).result.temp;
}
