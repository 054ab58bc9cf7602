import { type App, type Json, type Module, resolveRpcReference, type Section } from '@connect-app/app-model';
import type { Context } from '../communication/index.js';
import { prepareConnection } from '../connections/prepare.js';
import { BundleValidationError, resolveParameters } from '../parameters/index.js';
import { runReference } from '../rpcs/call-rpc.js';
import type { CallOptions, WebhookData } from '../runner/options.js';
import type { Session } from '../runner/session.js';
import { readTriggerState, type TriggerState } from '../triggers/state.js';
import { webhookVariable } from '../webhooks/variable.js';
import { mayErase } from './may-erase.js';

export interface ModuleOptions extends CallOptions {
  /** Most bundles to give; the run stops when they are there. */
  readonly limit?: number | undefined;
  /** Polling triggers: where the last run ended (R3.10). Absent: everything is new. */
  readonly state?: TriggerState | undefined;
  /** Searches: give each bundle the platform's `__IMTLENGTH__` and `__IMTINDEX__` (R3.4). Default: no, so that bundles are the app's. */
  readonly platformMetadata?: boolean | undefined;
  /** With `platformMetadata`: a search without results gives one bundle that says so (R3.4). */
  readonly continueWithoutResults?: boolean | undefined;
  /** Instant triggers: what attaching their webhook stored. */
  readonly webhook?: WebhookData | undefined;
}

export interface PreparedModule {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly context: Context;
}

export interface PrepareModule {
  readonly values: Readonly<Record<string, unknown>>;
  readonly options: ModuleOptions;
  /** An instant trigger shares its values with its webhook's form: what is missing or foreign there is no failure. */
  readonly lenient?: boolean;
}

/** Coerces and validates the parameters (R6), and gathers the variables of a module (R2.33). */
export async function prepareModule(
  session: Session,
  module: Module,
  { values, options, lenient = false }: PrepareModule,
): Promise<PreparedModule> {
  const { core } = session;
  const user = (module.connection ?? module.altConnection) ? module : core.app.webhooks.get(module.webhook ?? '');
  const connection = await prepareConnection(session, user ?? {}, options.connection);
  const resolved = await resolveParameters({
    blocks: [sectionValue(module.sections.parameters), sectionValue(module.sections.expect)],
    values,
    timezone: core.environment.timezone,
    erasable: mayErase(core.app, module),
    // What a dialog asks does not count as the execution's own requests (R2.29).
    callRpc: (reference, form) =>
      runReference({ ...session, budget: { spent: 0, endpointCalls: 0 } }, reference, {
        values: form,
        connection,
        webhook: options.webhook,
      }),
    mayNest: (reference) => answersWithNested(core.app, reference),
  });
  for (const secret of resolved.secrets) session.redactor.add(secret);
  if (!lenient) for (const { code, message } of resolved.warnings) session.emit?.({ type: 'warning', code, message });
  if (resolved.issues.length > 0 && !lenient) throw new BundleValidationError(resolved.issues);
  const parameters = resolved.values;
  const context: Context = {
    parameters,
    connection,
    common: core.common,
    data: { ...readTriggerState(options.state)?.data },
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

/** Only an RPC that speaks of `nested` can open parameters below its options (R5.8). */
function answersWithNested(app: App, reference: string): boolean {
  const rpc = app.rpcs.get(resolveRpcReference(reference)?.name ?? '');
  return JSON.stringify(rpc?.sections.api?.value ?? '').includes('nested');
}
