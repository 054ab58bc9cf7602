import type { Json, Module, Section } from '@connect-app/app-model';
import type { Context } from '../communication/index.js';
import { prepareConnection } from '../connections/prepare.js';
import { BundleValidationError, resolveParameters } from '../parameters/index.js';
import { runReference } from '../rpcs/call-rpc.js';
import type { CallOptions, WebhookData } from '../runner/options.js';
import type { Session } from '../runner/session.js';
import { webhookVariable } from '../webhooks/variable.js';

export interface ModuleOptions extends CallOptions {
  /** Most bundles to give; the run stops when they are there. */
  readonly limit?: number | undefined;
  /** Polling triggers: where the last run ended (R3.10). Absent: everything is new. */
  readonly state?: import('../triggers/state.js').TriggerState | undefined;
  /** Instant triggers: what attaching their webhook stored. */
  readonly webhook?: WebhookData | undefined;
}

export interface PreparedModule {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

/** Coerces and validates the parameters (R6), and gathers the variables of a module (R2.33). */
export async function prepareModule(
  session: Session,
  module: Module,
  { values, options }: { values: Readonly<Record<string, unknown>>; options: ModuleOptions },
): Promise<PreparedModule> {
  const { core } = session;
  const connection = await prepareConnection(
    session,
    module.connection ?? core.app.webhooks.get(module.webhook ?? '')?.connection,
    options.connection,
  );
  const resolved = await resolveParameters({
    blocks: [sectionValue(module.sections.parameters), sectionValue(module.sections.expect)],
    values,
    timezone: core.environment.timezone,
    erasable: module.crud === 'update' || module.type === 'universal',
    callRpc: (reference, form) =>
      runReference(session, reference, { values: form, connection, webhook: options.webhook }),
  });
  for (const secret of resolved.secrets) session.redactor.add(secret);
  for (const { code, message } of resolved.warnings) session.emit?.({ type: 'warning', code, message });
  if (resolved.issues.length > 0) throw new BundleValidationError(resolved.issues);
  const parameters = resolved.values;
  const context: Context = {
    parameters,
    connection,
    common: core.common,
    data: {},
    scenario: {},
    metadata: {
      expect: sectionValue(module.sections.expect) ?? [],
      interface: sectionValue(module.sections.interface) ?? [],
    },
    ...webhookVariable(options.webhook),
  };
  return { parameters, context };
}

function sectionValue(section: Section | undefined): Json | undefined {
  return section?.value;
}
