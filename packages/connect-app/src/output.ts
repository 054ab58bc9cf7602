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
}

/** The process's own streams. A reader that closes early (`| head`) ends the process quietly. */
export function processStreams(): Streams {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { status, wipe } = statusLine();
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
    // https://no-color.org: any value that is not empty.
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  };
}

/** One line of the terminal that is written over and over. */
function statusLine(): { status?: (text: string) => void; wipe: () => void } {
  const { stderr } = process;
  if (stderr.isTTY !== true || process.env['TERM'] === 'dumb') return { wipe: () => {} };
  let shown = false;
  const wipe = (): void => {
    if (shown) stderr.write('\r\x1b[2K');
    shown = false;
  };
  const status = (text: string): void => {
    const room = Math.max((stderr.columns || 80) - 1, 20);
    const line = [...text];
    stderr.write(`\r\x1b[2K${line.length > room ? `${line.slice(0, room - 1).join('')}…` : text}`);
    shown = true;
  };
  return { status, wipe };
}
