import type { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import type { ExitCode } from '../failure.js';

/** What a command does, given its arguments and options. */
export type Run<Arguments extends unknown[]> = (context: CommandContext, ...parameters: Arguments) => Promise<ExitCode>;

/** What commands are added with. */
export interface Tools {
  readonly context: CommandContext;
  /** Makes an action of a command whose module is loaded only when it runs. */
  run<Arguments extends unknown[]>(
    load: () => Promise<Run<Arguments>>,
  ): (...parameters: [...Arguments, Command]) => Promise<void>;
}
