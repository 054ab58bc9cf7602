import type { CommunicationRuntime, Context, EndpointCall } from '../communication/index.js';
import { NotEmulatedError } from '../errors/index.js';
import { BundleValidationError, resolveParameters } from '../parameters/index.js';
import { collect } from '../runner/collect.js';
import { runtimeOf, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';

/** What the blocks of modules and RPCs run with: their own requests, and the endpoints of the app (R1.46). */
export function runtimeWithEndpoints(
  session: Session,
  connection: Readonly<Record<string, unknown>>,
): CommunicationRuntime {
  if (session.core.app.endpoints.size === 0) return runtimeOf(session);
  return { ...runtimeOf(session), callEndpoint: (call) => runEndpoint(session, call, connection) };
}

/**
 * Runs an endpoint for a block that asks for it: its input is checked like any form, its own request knows neither base nor other
 * endpoints. The result is the caller's `body` (R1.46).
 */
async function runEndpoint(
  session: Session,
  { name, connection: other, input }: EndpointCall,
  connection: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  if (other !== undefined) {
    throw new NotEmulatedError({
      feature: 'endpoint.connection',
      message: `The endpoint '${name}' asks for another connection than its caller's; a run here has one.`,
    });
  }
  const { core } = session;
  const component = componentOf(core.app.endpoints, 'endpoint', name);
  session.emit?.({ type: 'call-start', component: { kind: 'endpoint', name, section: 'api' }, parameters: input });
  try {
    const parameters = await inputOf(session, component.sections.inputParameters?.value, input);
    const communication = core.blocks.get({ component, section: 'api', kind: 'rpc' });
    if (!communication) return undefined;
    const context: Context = { parameters, input: parameters, connection, common: core.common, data: {} };
    const { outputs, result } = await collect(communication, { context, runtime: runtimeOf(session) });
    return result.shape === 'array' ? outputs : outputs[0];
  } finally {
    session.emit?.({ type: 'call-end' });
  }
}

/** Input without a form to check it against passes as it is. */
async function inputOf(session: Session, form: unknown, input: unknown): Promise<Record<string, unknown>> {
  const values = typeof input === 'object' && input !== null ? { ...input } : {};
  if (!Array.isArray(form) || form.length === 0) return values;
  const resolved = await resolveParameters({
    blocks: [form],
    values,
    timezone: session.core.environment.timezone,
    callRpc: async () => [],
  });
  for (const secret of resolved.secrets) session.redactor.add(secret);
  if (resolved.issues.length > 0) throw new BundleValidationError(resolved.issues);
  return resolved.values;
}
