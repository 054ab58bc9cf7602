import { planDeployment, planJson, renderPlan } from '@connect-app/app-deploy';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode } from '../failure.js';
import { appSource } from '../instance/app-source.js';
import { withJsonReport } from '../instance/json-report.js';
import type { InstanceOptions } from '../instance/options.js';
import { withSession } from '../instance/session.js';

export interface PlanOptions extends InstanceOptions {
  readonly allowDestructive?: true;
}

/** `connect-app plan`: what a deployment would create, change and delete. Nothing is written anywhere. */
export async function plan(context: CommandContext, options: PlanOptions): Promise<ExitCode> {
  const { streams } = context;
  return withJsonReport({ streams, json: options.json === true }, async () => {
    const { app: source, desired, mappingFile } = await appSource(context, options.app);
    const open = { streams, options, version: source.metadata.version, mappingFile: options.mapping ?? mappingFile };
    return withSession(open, async ({ origin, client, mapping }) => {
      const allowDestructive = options.allowDestructive === true;
      const { app, plan } = await planDeployment({ client, origin, desired, mapping, allowDestructive });
      if (options.json) {
        streams.out(JSON.stringify({ zone: origin.zone, app: app ?? null, ...planJson(plan) }, undefined, 2));
        return EXIT.fine;
      }
      const title = `${app ?? `${origin.name} (new)`} on ${origin.zone}`;
      streams.out(renderPlan(plan, { title, colour: streams.colour }));
      if (plan.changes.length > 0) {
        streams.say('Nothing was written. "connect-app deploy" with the same options carries it out.');
      }
      return EXIT.fine;
    });
  });
}
