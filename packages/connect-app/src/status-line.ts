/** One line of a terminal that is written over and over. */
export interface StatusLine {
  /** Shows a text in place of the last one, cut to the width of the terminal; not there where there is no terminal. */
  readonly status?: (text: string) => void;
  /** Takes the text away, before anything else is written. */
  readonly wipe: () => void;
}

/** The part of a terminal's stream that a status line needs. */
export type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): unknown };

export function statusLine(terminal: Terminal): StatusLine {
  if (terminal.isTTY !== true || process.env['TERM'] === 'dumb') return { wipe: () => {} };
  let shown = false;
  return {
    status: (text) => {
      const room = Math.max((terminal.columns || 80) - 1, 20);
      const characters = [...text];
      const line = characters.length > room ? `${characters.slice(0, room - 1).join('')}…` : text;
      terminal.write(`\r\x1b[2K${line}`);
      shown = true;
    },
    wipe: () => {
      if (shown) terminal.write('\r\x1b[2K');
      shown = false;
    },
  };
}
