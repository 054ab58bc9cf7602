import type { Command } from 'commander';
import { withInstance } from '../instance/options.js';
import { appOption, count, example } from './options.js';
import type { Tools } from './tools.js';

/** Commands that talk to an instance: plan, deploy, pull. */
export function addInstanceCommands(program: Command, { run }: Tools): void {
  withInstance(program.command('plan'), { app: appOption(), count })
    .description('Say what a deployment to an instance would create, change and delete. Nothing is written.')
    .option('--allow-destructive', 'plan to delete what the app does not have any more')
    .addHelpText(
      'after',
      example(
        'connect-app plan --zone connect.ibexa.co --name my-app --token-file ~/.make-token',
        'MAKE_TOKEN=… connect-app plan --zone connect.ibexa.co --name my-app --json',
      ),
    )
    .action(run(async () => (await import('../commands/plan.js')).plan));

  withInstance(program.command('deploy'), { app: appOption(), count })
    .description('Make an instance hold what the app says. It can be stopped anywhere and started again.')
    .option('--allow-destructive', 'delete what the app does not have any more')
    .option('--force', 'deploy although there are mistakes, and undo what was changed on the instance')
    .addHelpText(
      'after',
      example(
        'connect-app deploy --zone connect.ibexa.co --name my-app --token-file ~/.make-token',
        'connect-app deploy --zone connect.ibexa.co --name my-app-dev --token-stdin < token.txt',
      ),
    )
    .action(run(async () => (await import('../commands/deploy.js')).deploy));

  withInstance(program.command('pull'), { count })
    .description('Read an app from an instance into a folder of sources.')
    .option('--out <dir>', 'where to (default: a folder of the app’s name)')
    .option('--force', 'replace the app’s files in a folder that is not empty')
    .option('--with-common', 'take common data along, which may hold client secrets')
    .addHelpText(
      'after',
      example('connect-app pull --zone connect.ibexa.co --name my-app-k3ka42 --token-file ~/.make-token --out my-app'),
    )
    .action(run(async () => (await import('../commands/pull.js')).pull));
}
