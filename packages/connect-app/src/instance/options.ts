import { type Command, Option } from 'commander';

/** Options of every command that talks to an instance. */
export interface InstanceOptions {
  readonly app?: string;
  readonly zone: string;
  readonly name: string;
  readonly appVersion?: number;
  readonly tokenFile?: string;
  readonly tokenStdin?: true;
  /** Never taken; there so that whoever tries is told why. */
  readonly token?: string | true;
  readonly mapping?: string;
  readonly baseUrl?: string;
  readonly json?: true;
}

export interface Arguments {
  /** `--app`, where the command reads sources. */
  readonly app?: Option;
  readonly count: (text: string) => number;
}

/** Adds what says which app on which instance is meant, and how to get in. */
export function withInstance(command: Command, { app, count }: Arguments): Command {
  if (app) command.addOption(app);
  return command
    .requiredOption('--zone <host>', 'host name of the instance, e.g. connect.ibexa.co')
    .requiredOption('--name <app>', 'the app’s name there; a new app may get a suffix, which is remembered')
    .option('--app-version <n>', 'major version of the app (default: what the app says)', count)
    .option('--token-file <file>', 'file that holds the API token (default: the variable MAKE_TOKEN)')
    .option('--token-stdin', 'read the API token from standard input')
    .addOption(new Option('--token [token]').hideHelp())
    .option(
      '--mapping <file>',
      'file that remembers the instance’s names (default: connect-app.origins.json beside the app)',
    )
    .option('--base-url <url>', 'send the requests to this address on this machine instead, for tests')
    .option('--json', 'print JSON for machines');
}
