import { deploy as deployApp, planJson, renderPlan } from '@connect-app/app-deploy';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { appSource } from '../instance/app-source.js';
import { withSession } from '../instance/session.js';
import type { PlanOptions } from './plan.js';

export interface DeployOptions extends PlanOptions {
  readonly force?: true;
}

/** `connect-app deploy`: makes the instance hold what the sources say; started again, it goes on where it stopped. */
export async function deploy(context: CommandContext, options: DeployOptions): Promise<ExitCode> {
  const { streams } = context;
  const { app: source, desired, mistakes, mappingFile } = await appSource(context, options.app);
  if (mistakes > 0 && !options.force) {
    throw new Failure({
      code: 'deploy/findings',
      message: `Nothing was sent: the app has ${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}.`,
      hint: 'Mend what is listed above, or deploy all the same with --force.',
      exitCode: EXIT.failed,
    });
  }
  const open = { streams, options, version: source.metadata.version, mappingFile: options.mapping ?? mappingFile };
  return withSession(open, async ({ origin, client, mapping }) => {
    const { app, plan } = await deployApp({
      client,
      origin,
      desired,
      mapping,
      allowDestructive: options.allowDestructive === true,
      force: options.force === true,
      onPlan: (planned) => {
        if (options.json) return;
        const title = `${planned.app ?? `${origin.name} (new)`} on ${origin.zone}`;
        streams.out(renderPlan(planned.plan, { title, colour: process.stdout.isTTY === true }));
      },
      onProgress: ({ what, done, total }) => streams.say(`[${done}/${total}] ${what}`),
    });
    if (options.json) streams.out(JSON.stringify({ zone: origin.zone, app, ...planJson(plan) }, undefined, 2));
    if (plan.changes.length > 0) streams.say(`${app} on ${origin.zone} holds what the sources say.`);
    return EXIT.fine;
  });
}
