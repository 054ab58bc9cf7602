import { type Command, Option } from 'commander';
import { address, appOption, count, example, mapHostOption, timezoneOption } from './options.js';
import type { Tools } from './tools.js';

/** Commands that serve until they are stopped: mock, playground. */
export function addServiceCommands(program: Command, { context, run }: Tools): void {
  const mockFlags = context.config.config.mock?.flags ?? [];
  const mock = program
    .command('mock')
    .description('Start a mock of the app’s service on this machine and print its address and account.')
    .option('--port <n>', 'port to listen on; 0 takes a free one', count, 4010)
    .addHelpText('after', example('connect-app mock', 'connect-app mock --port 0 --seed 7'));
  for (const { flags, description } of mockFlags) mock.option(flags, description);
  mock.action(run(async () => (await import('../commands/mock.js')).mock));

  const playground = program
    .command('playground')
    .description(
      'Show the app’s dialogs in a browser: fill in, run, receive webhooks, follow triggers. What is saved shows at once.',
    )
    .addOption(appOption())
    .option('--port <n>', 'port of the playground; 0 takes a free one', count, 4000)
    .option('--mock-port <n>', 'port of the mock; 0 takes a free one', count, 4010)
    .addOption(mapHostOption('the mock'))
    .option('--live', 'send requests for all other hosts to the real service')
    .addOption(
      new Option(
        '--public-url <url>',
        'address of a tunnel by which services reach the webhooks of this machine',
      ).argParser(address),
    )
    .addOption(timezoneOption())
    .addHelpText(
      'after',
      example(
        'connect-app playground',
        'connect-app playground --app other-app.zip --map-host https://api.example.com=http://127.0.0.1:8080',
        'connect-app playground --live --timezone Europe/Prague',
      ),
    );
  for (const { flags, description } of mockFlags) playground.option(flags, description);
  playground.action(run(async () => (await import('../commands/playground.js')).playground));
}
