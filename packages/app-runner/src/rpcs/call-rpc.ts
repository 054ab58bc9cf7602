import { resolveRpcReference } from '@connect-app/app-model';
import { compile } from '@connect-app/iml';
import type { Context } from '../communication/index.js';
import { prepareConnection } from '../connections/prepare.js';
import { runtimeWithEndpoints } from '../endpoints/run-endpoint.js';
import { setOwn } from '../parameters/index.js';
import { collect } from '../runner/collect.js';
import type { CallOptions, WebhookData } from '../runner/options.js';
import { execute, openSession, type RunnerCore, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { webhookVariable } from '../webhooks/variable.js';

export interface RpcOptions extends CallOptions {
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** For RPCs of an instant trigger's dialog (R4.8). */
  readonly webhook?: WebhookData | undefined;
}

/** Calls an RPC by name and gives its whole output (R5.1, R5.7): a list, one object, or an empty list. */
export function callRpc(core: RunnerCore, name: string, options: RpcOptions): Promise<unknown> {
  const session = openSession(core, options);
  const parameters = options.parameters ?? {};
  return execute({ session, component: { kind: 'rpc', name, section: 'api' }, parameters }, async (ready) => {
    const connection = await prepareConnection(session, componentOf(core.app.rpcs, 'RPC', name), options.connection);
    ready();
    const output = await runRpc(session, { name, parameters, connection, webhook: options.webhook });
    session.emit?.({ type: 'output', outputs: Array.isArray(output) ? output : [output] });
    return output;
  });
}

export interface RpcRun {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly connection: Readonly<Record<string, unknown>>;
  readonly webhook?: WebhookData | undefined;
}

/** Runs an RPC inside a session that is open already. */
export async function runRpc(session: Session, { name, parameters, connection, webhook }: RpcRun): Promise<unknown> {
  const { core } = session;
  const component = componentOf(core.app.rpcs, 'RPC', name);
  const communication = core.blocks.get({ component, section: 'api', kind: 'rpc' });
  if (!communication) return [];
  const context: Context = { parameters, connection, common: core.common, data: {}, ...webhookVariable(webhook) };
  const { outputs, result } = await collect(communication, {
    context,
    runtime: runtimeWithEndpoints(session, connection),
  });
  return result.shape === 'single' ? outputs[0] : outputs;
}

/** Where a reference such as `rpc://steps?stage={{parameters.stage}}` is called from. */
export interface ReferenceRun {
  /** Values of the form, those of the levels above included (R5.3). */
  readonly values: Readonly<Record<string, unknown>>;
  readonly connection: Readonly<Record<string, unknown>>;
  readonly webhook?: WebhookData | undefined;
}

/**
 * Calls what a reference names: the form's values go along, what the query names wins and arrives as text (R5.3). The call is
 * recorded as one on the way.
 */
export async function runReference(
  session: Session,
  reference: string,
  { values, connection, webhook }: ReferenceRun,
): Promise<unknown> {
  const parsed = resolveRpcReference(reference);
  if (!parsed) return [];
  const parameters: Record<string, unknown> = { ...values };
  const context = { ...values, parameters: values, connection, common: session.core.common };
  for (const [key, template] of parsed.query) {
    const value = compile(template, session.core.options.iml)(context, session.core.environment);
    setOwn(parameters, key, typeof value === 'number' || typeof value === 'boolean' ? String(value) : value);
  }
  session.emit?.({ type: 'call-start', component: { kind: 'rpc', name: parsed.name, section: 'api' }, parameters });
  try {
    return await runRpc(session, { name: parsed.name, parameters, connection, webhook });
  } finally {
    session.emit?.({ type: 'call-end' });
  }
}
