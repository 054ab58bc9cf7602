import { type Command, Option } from 'commander';
import { appOption, example } from './options.js';
import type { Tools } from './tools.js';

/** Commands that read an app's definitions: check, build, types, docs. */
export function addAppCommands(program: Command, { run }: Tools): void {
  program
    .command('check')
    .description('Look for mistakes in the app: what, where, and what to do about it.')
    .addOption(appOption())
    .addOption(
      new Option('--format <format>', 'how findings are printed').choices(['text', 'json', 'sarif']).default('text'),
    )
    .addHelpText(
      'after',
      example('connect-app check', 'connect-app check --app other-app.zip --format sarif > findings.sarif'),
    )
    .action(run(async () => (await import('../commands/check.js')).check));

  program
    .command('build')
    .description('Build what is imported or deployed: the ZIP archive, a workspace, the expanded app.')
    .addOption(appOption())
    .option('--out <dir>', 'where to', 'dist')
    .option('--force', 'build although there are findings')
    .option('--with-common', 'put common data, which may hold client secrets, into workspace and expanded app')
    .addHelpText('after', example('connect-app build', 'connect-app build --app other-app.zip --out /tmp/other'))
    .action(run(async () => (await import('../commands/build.js')).build));

  program
    .command('types')
    .description('Generate TypeScript types and JSON Schemas of the app’s parameters and bundles.')
    .addOption(appOption())
    .option('--out <dir>', 'where to (default: types/ beside the configuration, or within the folder that --app names)')
    .option('--check', 'write nothing; fail when the generated files are stale')
    .addHelpText('after', example('connect-app types', 'connect-app types --check'))
    .action(run(async () => (await import('../commands/types.js')).types));

  program
    .command('docs')
    .description('Generate the documentation of every module from the definitions.')
    .addOption(appOption())
    .option(
      '--out <file>',
      'where to (default: docs/modules.md beside the configuration, or within the folder that --app names)',
    )
    .option('--check', 'write nothing; fail when the document is stale')
    .addHelpText('after', example('connect-app docs', 'connect-app docs --app other-app.zip --out other.md'))
    .action(run(async () => (await import('../commands/docs.js')).docs));
}
