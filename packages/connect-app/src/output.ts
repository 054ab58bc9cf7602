import { statusLine } from './status-line.js';

/** Where a command writes: machine output and words for people never mix. */
export interface Streams {
  /** Machine output: JSON, or one JSON a line. */
  out(text: string): void;
  /** Words for people. */
  say(text: string): void;
  /** Whether the people's stream is a terminal: progress is shown only there. */
  readonly interactive: boolean;
  /** Shows a passing line, until the next one or anything else is written. Only there where the people's stream is a terminal. */
  status?(text: string): void;
  /** Whether machine output goes to a terminal that shows colours. */
  readonly colour?: boolean;
  /** Whether the people's stream goes to a terminal that shows colours. */
  readonly sayColour?: boolean;
}

/** The process's own streams. A reader that closes early (`| head`) ends the process quietly. */
export function processStreams(): Streams {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { status, wipe } = statusLine(process.stderr);
  return {
    out: (text) => {
      wipe();
      process.stdout.write(`${text}\n`);
    },
    say: (text) => {
      wipe();
      process.stderr.write(`${text}\n`);
    },
    interactive: process.stderr.isTTY === true,
    ...(status && { status }),
    colour: showsColours(process.stdout),
    sayColour: showsColours(process.stderr),
  };
}

/** https://no-color.org: any value that is not empty turns colours off. */
function showsColours({ isTTY }: NodeJS.WriteStream): boolean {
  return isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}
