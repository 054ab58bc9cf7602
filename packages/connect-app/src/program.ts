import { Command, InvalidArgumentError, Option } from 'commander';
import type { LoadedConfig } from './config.js';
import type { ExitCode } from './failure.js';
import { withInstance } from './instance/options.js';
import type { Streams } from './output.js';
import { isZone } from './zone.js';

/** What every command is handed beside its own arguments. */
export interface CommandContext {
  readonly streams: Streams;
  readonly config: LoadedConfig;
}

type Run<Arguments extends unknown[]> = (context: CommandContext, ...parameters: Arguments) => Promise<ExitCode>;

/** The commands by name; each module is loaded only when its command runs. */
const load = {
  check: async () => (await import('./commands/check.js')).check,
  exec: async () => (await import('./commands/exec.js')).exec,
  eval: async () => (await import('./commands/eval.js')).evaluateCommand,
  build: async () => (await import('./commands/build.js')).build,
  types: async () => (await import('./commands/types.js')).types,
  docs: async () => (await import('./commands/docs.js')).docs,
  mock: async () => (await import('./commands/mock.js')).mock,
  plan: async () => (await import('./commands/plan.js')).plan,
  deploy: async () => (await import('./commands/deploy.js')).deploy,
  pull: async () => (await import('./commands/pull.js')).pull,
  playground: async () => (await import('./commands/playground.js')).playground,
} as const;

/** Builds the command line. `finish` receives the exit code of the command that ran. */
export function createProgram(context: CommandContext, finish: (code: ExitCode) => void): Command {
  const run =
    <Arguments extends unknown[]>(command: () => Promise<Run<Arguments>>) =>
    async (...parameters: [...Arguments, Command]): Promise<void> => {
      const own = parameters.slice(0, -1) as unknown as Arguments;
      finish(await (await command())(context, ...own));
    };

  const program = new Command('connect-app')
    .description('Runs, checks and builds custom apps for Ibexa Connect and Make, on this machine.')
    .option('--debug', 'print the stack of unexpected errors')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.streams.out(text.trimEnd()),
      writeErr: (text) => context.streams.say(text.trimEnd()),
    })
    .showHelpAfterError('Run with --help to see what there is.');

  const app = new Option('--app <dir|zip>', 'the app: a folder, a ZIP export or a makecomapp.json workspace');
  const timezone = new Option('--timezone <zone>', 'time zone of the execution, e.g. Europe/Prague')
    .argParser(zone)
    .default('UTC');
  const now = new Option('--now <iso>', 'the moment that counts as now, e.g. 2026-01-31T09:00:00Z').argParser(instant);

  program
    .command('check')
    .description('Look for mistakes in the app: what, where, and what to do about it.')
    .addOption(app)
    .addOption(
      new Option('--format <format>', 'how findings are printed').choices(['text', 'json', 'sarif']).default('text'),
    )
    .addHelpText(
      'after',
      example('connect-app check', 'connect-app check --app other-app.zip --format sarif > findings.sarif'),
    )
    .action(run(load.check));

  program
    .command('exec')
    .argument('<path>', 'modules.<name>, rpcs.<name>, connections.<name>, webhooks.<name>.attach, …')
    .description('Run one block of the app: a module, an RPC, a connection, a webhook.')
    .addOption(app)
    .option('--params <json|@file>', 'the values of the dialog; what is not given takes its default')
    .option('--connection <json|@file>', 'the data of the connection (default: the mock’s own account)')
    .option(
      '--request <json|@file>',
      'the incoming call of .receive or an instant trigger: {method, headers, query, body}',
    )
    .option('--data <json|@file>', 'what attaching the webhook stored')
    .option('--limit <n>', 'most bundles to return', count)
    .option('--state <file>', 'state of a polling trigger: read if there, written back')
    .option('--save <file>', 'where .authorize and .refresh put the connection’s data (secrets!)')
    .option('--callback-port <n>', 'where .authorize listens for the browser; 0 takes a free port', count)
    .option('--steps', 'print the whole run record instead of the bundles')
    .option('--base-url <url>', 'send every request to this address instead')
    .addOption(
      new Option('--map-host <host=url>', 'send requests for one host to another address (repeatable)')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--live', 'send requests to the real service; with --map-host, those for other hosts')
    .option('--har <file>', 'write the requests as a HAR file (without secrets)')
    .option('--record <file>', 'record the exchange as a HAR file, to be replayed')
    .option('--replay <file>', 'answer from a recording; nothing is sent')
    .addOption(now)
    .addOption(timezone)
    .addHelpText(
      'after',
      example(
        `connect-app exec modules.findRecords --params '{"limit": 5}'`,
        'connect-app exec rpcs.stages',
        'connect-app exec connections.main --connection @connection.json --live',
        'connect-app exec connections.main.authorize --save connection.json --live',
        'connect-app exec modules.watchRecords --state state.json',
      ),
    )
    .action(run(load.exec));

  program
    .command('eval')
    .argument('[template]', 'text with {{expressions}}; - reads it from standard input')
    .description('Evaluate an expression of the platform’s language and print the value as JSON.')
    .option('--vars <json|@file>', 'the variables it may read')
    .option(
      '--batch <file.jsonl>',
      'answer each line {expr, vars?, tz?, now?, options?} with a line; - is standard input',
    )
    .option('--parse-only', 'only parse')
    .addOption(
      new Option('--flavour <flavour>', 'whose functions there are').choices(['app', 'scenario']).default('app'),
    )
    .addOption(timezone)
    .addOption(now)
    .addHelpText(
      'after',
      example(
        `connect-app eval '{{formatDate(now; "YYYY-MM-DD")}}'`,
        `connect-app eval '{{upper(1.name)}}' --vars '{"1": {"name": "Ada"}}'`,
        'connect-app eval --batch expressions.jsonl',
        `echo '{"expr": "{{d}}", "vars": {"d": {"$date": "2026-01-31T09:00:00Z"}}}' | connect-app eval --batch -`,
      ),
    )
    .action(run(load.eval));

  program
    .command('build')
    .description('Build what is imported or deployed: the ZIP archive, a workspace, the expanded app.')
    .addOption(app)
    .option('--out <dir>', 'where to', 'dist')
    .option('--force', 'build although there are findings')
    .option('--with-common', 'put common data, which may hold client secrets, into workspace and expanded app')
    .addHelpText('after', example('connect-app build', 'connect-app build --app other-app.zip --out /tmp/other'))
    .action(run(load.build));

  program
    .command('types')
    .description('Generate TypeScript types and JSON Schemas of the app’s parameters and bundles.')
    .addOption(app)
    .option('--out <dir>', 'where to (default: types/ beside the configuration)')
    .option('--check', 'write nothing; fail when the generated files are stale')
    .addHelpText('after', example('connect-app types', 'connect-app types --check'))
    .action(run(load.types));

  program
    .command('docs')
    .description('Generate the documentation of every module from the definitions.')
    .addOption(app)
    .option('--out <file>', 'where to (default: docs/modules.md beside the configuration)')
    .option('--check', 'write nothing; fail when the document is stale')
    .addHelpText('after', example('connect-app docs', 'connect-app docs --app other-app.zip --out other.md'))
    .action(run(load.docs));

  withInstance(program.command('plan'), { app, count })
    .description('Say what a deployment to an instance would create, change and delete. Nothing is written.')
    .option('--allow-destructive', 'plan to delete what the app does not have any more')
    .addHelpText(
      'after',
      example(
        'connect-app plan --zone connect.ibexa.co --name my-app --token-file ~/.make-token',
        'MAKE_TOKEN=… connect-app plan --zone connect.ibexa.co --name my-app --json',
      ),
    )
    .action(run(load.plan));

  withInstance(program.command('deploy'), { app, count })
    .description('Make an instance hold what the app says. It can be stopped anywhere and started again.')
    .option('--allow-destructive', 'delete what the app does not have any more')
    .option('--force', 'deploy although there are findings, and undo what was changed on the instance')
    .addHelpText(
      'after',
      example(
        'connect-app deploy --zone connect.ibexa.co --name my-app --token-file ~/.make-token',
        'connect-app deploy --zone connect.ibexa.co --name my-app-dev --token-stdin < token.txt',
      ),
    )
    .action(run(load.deploy));

  withInstance(program.command('pull'), { count })
    .description('Read an app from an instance into a folder of sources.')
    .option('--out <dir>', 'where to (default: a folder of the app’s name)')
    .option('--force', 'replace the app’s files in a folder that is not empty')
    .option('--with-common', 'take common data along, which may hold client secrets')
    .addHelpText(
      'after',
      example('connect-app pull --zone connect.ibexa.co --name my-app-k3ka42 --token-file ~/.make-token --out my-app'),
    )
    .action(run(load.pull));

  const mock = program
    .command('mock')
    .description('Start a mock of the app’s service on this machine and print its address and account.')
    .option('--port <n>', 'port to listen on; 0 takes a free one', count, 4010)
    .addHelpText('after', example('connect-app mock', 'connect-app mock --port 0 --seed 7'));
  const mockFlags = context.config.config.mock?.flags ?? [];
  for (const { flags, description } of mockFlags) mock.option(flags, description);
  mock.action(run(load.mock));

  const playground = program
    .command('playground')
    .description(
      'Start the playground’s server: the app’s dialogs as data, runs, webhooks, live reload. Its page is not built yet.',
    )
    .addOption(app)
    .option('--port <n>', 'port of the playground; 0 takes a free one', count, 4000)
    .option('--mock-port <n>', 'port of the mock; 0 takes a free one', count, 4010)
    .addOption(
      new Option('--map-host <host=url>', 'send requests for one host to another address (repeatable)')
        .argParser(collect)
        .default([], 'the mock'),
    )
    .option('--live', 'send requests for all other hosts to the real service')
    .addOption(
      new Option(
        '--public-url <url>',
        'address of a tunnel by which services reach the webhooks of this machine',
      ).argParser(address),
    )
    .addOption(timezone)
    .addHelpText(
      'after',
      example(
        'connect-app playground',
        'connect-app playground --app other-app.zip --map-host https://api.example.com=http://127.0.0.1:8080',
        'connect-app playground --live --timezone Europe/Prague',
      ),
    );
  for (const { flags, description } of mockFlags) playground.option(flags, description);
  playground.action(run(load.playground));

  return program;
}

function example(...lines: string[]): string {
  return `\nFor example:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

function address(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must be an address such as https://hooks.example.com.');
}

function instant(text: string): number {
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw new InvalidArgumentError('It must be a moment such as 2026-01-31T09:00:00Z.');
  return value;
}

function zone(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError('It must be a name of the tz database such as Europe/Prague.');
  return text;
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}
