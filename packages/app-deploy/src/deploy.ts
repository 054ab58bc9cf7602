import { applyPlan, type Progress } from './apply/apply-plan.js';
import { Journal } from './apply/journal.js';
import type { ApiClient } from './client/api-client.js';
import { DeployError } from './errors.js';
import type { MappingFile } from './mapping/mapping-file.js';
import type { DesiredApp } from './model/desired.js';
import type { Origin } from './origin.js';
import { makePlan } from './plan/make-plan.js';
import { conflictsOf, type Plan } from './plan/plan.js';
import { AppApi } from './remote/app-api.js';
import { findApp, listApps } from './remote/find-app.js';
import { type RemoteState, readRemoteState } from './remote/remote-state.js';

export interface PlanOptions {
  readonly client: ApiClient;
  readonly origin: Origin;
  /** From {@link desiredApp}. */
  readonly desired: DesiredApp;
  readonly mapping: MappingFile;
  /** Whether components that the sources do not have are deleted. Default: they are kept, and named in the plan. */
  readonly allowDestructive?: boolean | undefined;
}

/** A plan, and what it was made of. */
export interface PlannedDeployment {
  readonly plan: Plan;
  /** The app's name on the instance; undefined when it is still to be created. */
  readonly app: string | undefined;
  readonly remote: RemoteState | undefined;
}

/** Reads what the instance holds and says what a deployment would change. Nothing is written, neither there nor here. */
export async function planDeployment(options: PlanOptions): Promise<PlannedDeployment> {
  const { client, origin, desired, mapping, allowDestructive = false } = options;
  const record = mapping.record(origin);
  const app = findApp(await listApps(client), origin, record);
  const remote =
    app === undefined
      ? undefined
      : await readRemoteState(new AppApi(client, app, origin.version ?? 1), desired, record);
  return { app, remote, plan: makePlan({ name: origin.name, desired, remote, record, allowDestructive }) };
}

export interface DeployOptions extends PlanOptions {
  /** Undoes what was changed on the instance since the last deployment. */
  readonly force?: boolean | undefined;
  /** Sees the plan before anything is written. */
  readonly onPlan?: ((planned: PlannedDeployment) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Makes the instance hold what the sources say. It can be stopped anywhere and started again: it goes on where it stopped.
 *
 * @throws DeployError `drift/conflict` before anything is written, when it would undo changes made on the instance.
 * @example
 * const client = new ApiClient({ origin, token });
 * const mapping = await MappingFile.open('connect-app.origins.json');
 * await deploy({ client, origin, desired: desiredApp(app), mapping });
 */
export async function deploy(options: DeployOptions): Promise<{ readonly app: string; readonly plan: Plan }> {
  const { client, origin, desired, mapping, force = false } = options;
  const planned = await planDeployment(options);
  options.onPlan?.(planned);
  const conflicts = conflictsOf(planned.plan);
  if (conflicts.length > 0 && !force) {
    throw new DeployError({
      code: 'drift/conflict',
      message: `Nothing was written: ${conflicts.length} ${conflicts.length === 1 ? 'change' : 'changes'} of the plan would undo what is on the instance and not from here.`,
      hint: 'Take it over with "connect-app pull" and by hand, or overwrite it with --force.',
    });
  }
  const { app } = await applyPlan({
    client,
    origin,
    desired,
    plan: planned.plan,
    journal: new Journal(mapping, origin),
    app: planned.app,
    names: planned.remote?.names ?? { connection: new Map(), webhook: new Map() },
    onProgress: options.onProgress,
  });
  return { app, plan: planned.plan };
}
