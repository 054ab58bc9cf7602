import { CommanderError } from 'commander';
import { loadConfig } from './config.js';
import { EXIT, type ExitCode, Failure } from './failure.js';
import { processStreams, type Streams } from './output.js';
import { createProgram } from './program/create-program.js';

/** Runs the command line with `argv` (without node and script) and resolves to the process's exit code. */
export async function main(argv: readonly string[], streams: Streams = processStreams()): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  try {
    const config = await loadConfig(process.cwd());
    const program = createProgram({ streams, config }, (result) => {
      code = result;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, { streams, debug: argv.includes('--debug') });
  }
}

/** Says what went wrong in words; a stack is shown only with `--debug`. */
function explain(error: unknown, { streams, debug }: { streams: Streams; debug: boolean }): ExitCode {
  // Commander has already printed its message; asking for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof Failure) {
    streams.say(`${error.message}${error.hint ? `\n${error.hint}` : ''}\n(${error.code})`);
    if (debug && error.stack) streams.say(error.stack);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  streams.say(`Something unexpected went wrong: ${message}\nRun again with --debug for details. (unexpected)`);
  if (debug && error instanceof Error) streams.say(error.stack ?? '');
  return EXIT.failed;
}
