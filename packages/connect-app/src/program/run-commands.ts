import { type Command, Option } from 'commander';
import { appOption, count, example, mapHostOption, nowOption, timezoneOption } from './options.js';
import type { Tools } from './tools.js';

/** Commands that run something once: exec, eval. */
export function addRunCommands(program: Command, { run }: Tools): void {
  program
    .command('exec')
    .argument('<path>', 'modules.<name>, rpcs.<name>, connections.<name>, webhooks.<name>.attach, …')
    .description('Run one block of the app: a module, an RPC, a connection, a webhook.')
    .addOption(appOption())
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
    .addOption(mapHostOption('none'))
    .option('--live', 'send requests to the real service; with --map-host, those for other hosts')
    .option('--har <file>', 'write the requests as a HAR file (without secrets)')
    .option('--record <file>', 'record the exchange as a HAR file, to be replayed')
    .option('--replay <file>', 'answer from a recording; nothing is sent')
    .addOption(nowOption())
    .addOption(timezoneOption())
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
    .action(run(async () => (await import('../commands/exec.js')).exec));

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
    .addOption(timezoneOption())
    .addOption(nowOption())
    .addHelpText(
      'after',
      example(
        `connect-app eval '{{formatDate(now; "YYYY-MM-DD")}}'`,
        `connect-app eval '{{upper(1.name)}}' --vars '{"1": {"name": "Ada"}}'`,
        'connect-app eval --batch expressions.jsonl',
        `echo '{"expr": "{{d}}", "vars": {"d": {"$date": "2026-01-31T09:00:00Z"}}}' | connect-app eval --batch -`,
      ),
    )
    .action(run(async () => (await import('../commands/eval.js')).evaluateCommand));
}
