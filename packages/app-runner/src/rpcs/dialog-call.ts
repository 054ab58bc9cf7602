import { prepareConnection } from '../connections/prepare.js';
import type { CallOptions, WebhookData } from '../runner/options.js';
import { execute, openSession, type RunnerCore } from '../runner/session.js';
import { runReference } from './call-rpc.js';

export interface DialogCall extends CallOptions {
  /** As written in a definition: `rpc://name?query`. */
  readonly reference: string;
  /** The connection's name, as the dialog's component says it. */
  readonly connectionName?: string | undefined;
  /** What stands in the form; mapped values arrive as their text (R5.4). */
  readonly values: Readonly<Record<string, unknown>>;
  readonly webhook?: WebhookData | undefined;
}

/** What a dialog asks an RPC for when a list is opened, a nested part appears or a Search button is pressed (R5.2, C14). */
export function callReference(core: RunnerCore, call: DialogCall): Promise<unknown> {
  const session = openSession(core, call);
  const name = call.reference.replace(/^\s*rpc:\/\//, '').replace(/\?.*$/s, '');
  return execute(
    { session, component: { kind: 'rpc', name, section: 'api' }, parameters: call.values },
    async (ready) => {
      const connection = await prepareConnection(session, { connection: call.connectionName }, call.connection);
      ready();
      const output = await runReference(session, call.reference, {
        values: call.values,
        connection,
        webhook: call.webhook,
      });
      session.emit?.({ type: 'output', outputs: Array.isArray(output) ? output : [output] });
      return output;
    },
  );
}
