import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { ExitCode } from '../failure.js';
import { addAppCommands } from './app-commands.js';
import { addInstanceCommands } from './instance-commands.js';
import { addRunCommands } from './run-commands.js';
import { addServiceCommands } from './service-commands.js';
import type { Tools } from './tools.js';

/** Builds the command line. `finish` receives the exit code of the command that ran. */
export function createProgram(context: CommandContext, finish: (code: ExitCode) => void): Command {
  const program = new Command('connect-app')
    .description('Runs, checks and builds custom apps for Ibexa Connect and Make, on this machine.')
    .option('--debug', 'print the stack of unexpected errors')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.streams.out(text.trimEnd()),
      writeErr: (text) => context.streams.say(withoutKeys(text.trimEnd())),
    })
    .showHelpAfterError('Run with --help to see what there is.');
  const tools: Tools = {
    context,
    run:
      (load) =>
      async (...parameters) => {
        // Commander hands over the command itself at the end.
        const own = parameters.slice(0, -1) as never;
        finish(await (await load())(context, ...own));
      },
  };
  addAppCommands(program, tools);
  addRunCommands(program, tools);
  addServiceCommands(program, tools);
  addInstanceCommands(program, tools);
  return program;
}

/** Wrong usage is told by quoting it: a key of the API (a UUID) that was typed into the wrong place stays unsaid. */
function withoutKeys(text: string): string {
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '***');
}
