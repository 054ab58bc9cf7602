import type { Module } from '@connect-app/app-model';
import { isCollection } from '@connect-app/iml';
import type { CommunicationKind } from '../communication/index.js';
import { runtimeWithEndpoints } from '../endpoints/run-endpoint.js';
import { RunError } from '../errors/index.js';
import type { Bundle } from '../runner/options.js';
import { failRun, openSession, type RunnerCore, type Session, startRun } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { runTrigger } from '../triggers/run-trigger.js';
import { readTriggerState, type TriggerState } from '../triggers/state.js';
import { withPlatformMetadata } from './platform-metadata.js';
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
  const ready = startRun(session, { component, parameters: values, state: options.state });
  try {
    const module = componentOf(core.app.modules, 'module', name);
    const prepared = await prepareModule(session, module, { values, options });
    session.emit?.({ type: 'parameters', parameters: prepared.parameters });
    ready();
    if (module.type === 'trigger') {
      const run = await runTrigger(session, module, {
        context: prepared.context,
        state: readTriggerState(options.state),
        limit: options.limit,
      });
      state = run.state;
      session.emit?.({ type: 'output', outputs: run.bundles });
      yield* run.bundles;
    } else {
      state = options.state;
      const bundles = runOnce(session, module, {
        context: prepared.context,
        limit: options.limit,
        onData: (data) => {
          state = { ...options.state, data: { ...options.state?.data, ...data } };
        },
      });
      const decorated = options.platformMetadata === true && module.type === 'search';
      yield* decorated ? withPlatformMetadata(bundles, options.continueWithoutResults === true) : bundles;
    }
    return state;
  } catch (error) {
    throw failRun(session, error);
  } finally {
    session.emit?.({ type: 'run-end', state });
    ready();
  }
}

/** Module types that run when a bundle reaches them, and what they may give (R2.23). */
const KINDS: Readonly<Partial<Record<Module['type'], CommunicationKind>>> = {
  action: 'action',
  search: 'search',
  universal: 'universal',
  responder: 'responder',
};

interface OneRun {
  readonly context: Record<string, unknown>;
  readonly limit?: number | undefined;
  /** Told what `response.data` keeps for the module's next run (R2.31). */
  readonly onData: (data: Readonly<Record<string, unknown>>) => void;
}

async function* runOnce(
  session: Session,
  module: Module,
  { context, limit = Number.POSITIVE_INFINITY, onData }: OneRun,
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
  const batches = communication.run({
    context,
    runtime: runtimeWithEndpoints(session, context['connection'] as Record<string, unknown>),
  });
  let given = 0;
  try {
    for (let next = await batches.next(); ; next = await batches.next()) {
      if (next.done === true) {
        const { data } = next.value.values;
        if (isCollection(data)) onData(data);
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
