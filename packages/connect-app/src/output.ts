/** Where a command writes: machine output and words for people never mix. */
export interface Streams {
  /** Machine output: JSON, or one JSON a line. */
  out(text: string): void;
  /** Words for people. */
  say(text: string): void;
  /** Whether the people's stream is a terminal: progress is shown only there. */
  readonly interactive: boolean;
  /** Whether machine output goes to a terminal that shows colours. */
  readonly colour?: boolean;
}

/** The process's own streams. A reader that closes early (`| head`) ends the process quietly. */
export function processStreams(): Streams {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    say: (text) => process.stderr.write(`${text}\n`),
    interactive: process.stderr.isTTY === true,
    // https://no-color.org: any value that is not empty.
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  };
}
