import type { Module } from '@connect-app/app-model';
import type { CommunicationKind } from '../communication/index.js';
import { RunError, reportError } from '../errors/index.js';
import type { Bundle } from '../runner/options.js';
import { openSession, type RunnerCore, runtimeOf, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { runTrigger } from '../triggers/run-trigger.js';
import type { TriggerState } from '../triggers/state.js';
import { type ModuleOptions, prepareModule } from './prepare.js';

export interface ModuleRun {
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly options: ModuleOptions;
}

/**
 * Runs a module once (R9.1) and yields its bundles as pages arrive; the next page is asked for only when the consumer wants
 * more. The generator's return value is the state of a polling trigger.
 */
export async function* runModule(
  core: RunnerCore,
  { name, values, options }: ModuleRun,
): AsyncGenerator<Bundle, TriggerState | undefined, undefined> {
  const session = openSession(core, options);
  const component = { kind: 'module', name, section: 'api' } as const;
  let state: TriggerState | undefined;
  session.emit?.({ type: 'run-start', component, parameters: values, state: options.state });
  try {
    const module = componentOf(core.app.modules, 'module', name);
    const prepared = await prepareModule(session, module, { values, options });
    if (module.type === 'trigger') {
      const run = await runTrigger(session, module, {
        context: prepared.context,
        state: options.state,
        limit: options.limit,
      });
      state = run.state;
      session.emit?.({ type: 'output', outputs: run.bundles });
      yield* run.bundles;
    } else {
      yield* runOnce(session, module, { context: prepared.context, limit: options.limit });
    }
    return state;
  } catch (error) {
    session.emit?.({ type: 'error', error: reportError(error) });
    throw error;
  } finally {
    session.emit?.({ type: 'run-end', state });
  }
}

/** Module types that run when a bundle reaches them, and what they may give (R2.23). */
const KINDS: Readonly<Partial<Record<Module['type'], CommunicationKind>>> = {
  action: 'action',
  search: 'search',
  universal: 'universal',
  responder: 'responder',
};

async function* runOnce(
  session: Session,
  module: Module,
  { context, limit = Number.POSITIVE_INFINITY }: { context: Record<string, unknown>; limit?: number | undefined },
): AsyncGenerator<Bundle> {
  const kind = KINDS[module.type];
  if (kind === undefined) {
    throw new RunError({
      type: 'InvalidConfigurationError',
      code: 'instant-trigger',
      message: `${module.label} is an instant trigger: it gives bundles when its webhook '${module.webhook ?? ''}' is called.`,
    });
  }
  const communication = session.core.blocks.get({ component: module, section: 'api', kind });
  if (!communication) return;
  const batches = communication.run({ context, runtime: runtimeOf(session) });
  let given = 0;
  try {
    for (let next = await batches.next(); ; next = await batches.next()) {
      if (next.done === true) {
        if (kind === 'responder') yield* responderBundle(session, next.value.values);
        return;
      }
      const bundles = next.value.outputs.slice(0, limit - given) as Bundle[];
      session.emit?.({ type: 'output', outputs: bundles });
      given += bundles.length;
      yield* bundles;
      if (given >= limit) return;
    }
  } finally {
    // The consumer may stop at any bundle: no further request goes out then.
    await batches.return({ shape: 'none', temp: {}, values: {} });
  }
}

/** What a responder answers the webhook's caller with (R3.5). */
function* responderBundle(session: Session, values: Readonly<Record<string, unknown>>): Generator<Bundle> {
  const reply = { ...values };
  session.emit?.({ type: 'output', outputs: [reply] });
  yield reply;
}
