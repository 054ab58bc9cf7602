import { deploy as deployApp, type PlannedDeployment, planJson, renderPlan } from '@connect-app/app-deploy';
import { displayPath } from '../app.js';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { appSource } from '../instance/app-source.js';
import { withJsonReport } from '../instance/json-report.js';
import { withSession } from '../instance/session.js';
import type { PlanOptions } from './plan.js';

export interface DeployOptions extends PlanOptions {
  readonly force?: true;
}

/** `connect-app deploy`: makes the instance hold what the sources say; started again, it goes on where it stopped. */
export async function deploy(context: CommandContext, options: DeployOptions): Promise<ExitCode> {
  const { streams } = context;
  const { zone } = options;
  const force = options.force === true;
  let planned: PlannedDeployment | undefined;
  const known = () => (planned ? { zone, app: planned.app ?? null, ...planJson(planned.plan) } : {});
  return withJsonReport({ streams, json: options.json === true, known }, async () => {
    const { app: source, desired, mistakes, mappingFile } = await appSource(context, options.app);
    if (mistakes > 0 && !force) throw hasMistakes(mistakes);
    const open = { streams, options, version: source.metadata.version, mappingFile: options.mapping ?? mappingFile };
    return withSession(open, async ({ origin, client, mapping, progress }) => {
      const { app } = await deployApp({
        client,
        origin,
        desired,
        mapping,
        allowDestructive: options.allowDestructive === true,
        force,
        onPlan: (found) => {
          planned = found;
          if (options.json) return;
          const title = `${found.app ?? `${origin.name} (new)`} on ${zone}`;
          streams.out(renderPlan(found.plan, { title, colour: streams.colour, force }));
        },
        onProgress: ({ what, done, total }) => progress(`[${done}/${total}] ${what}`),
      });
      if (options.json) streams.out(JSON.stringify({ ...known(), app }, undefined, 2));
      if (planned && planned.plan.changes.length > 0) streams.say(`${app} on ${zone} holds what the sources say.`);
      if (planned?.remote?.approved && planned.plan.changes.length > 0) {
        streams.say('The app is approved: the instance keeps these changes apart until you commit them there.');
      }
      if (planned && planned.app === undefined) {
        streams.say(
          `The instance calls the app ${app}. ${displayPath(mapping.path)} remembers that, for --name ${origin.name}: keep it with the sources.`,
        );
      }
      return EXIT.fine;
    });
  });
}

function hasMistakes(count: number): Failure {
  return new Failure({
    code: 'deploy/findings',
    message: `Nothing was sent: the app has ${count} ${count === 1 ? 'mistake' : 'mistakes'}.`,
    hint: 'Mend what is listed above, or deploy all the same with --force.',
    exitCode: EXIT.failed,
  });
}
