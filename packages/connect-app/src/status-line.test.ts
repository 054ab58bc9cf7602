import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { statusLine } from './status-line.js';

const WIPE = '\r\x1b[2K';

beforeEach(() => vi.stubEnv('TERM', 'xterm'));
afterEach(() => vi.unstubAllEnvs());

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

describe('the status line', () => {
  it('writes each text over the last, and goes when it is wiped, once', () => {
    const stream = terminal(true);
    const { status, wipe } = statusLine(stream);
    wipe();
    status?.('one');
    status?.('two');
    wipe();
    wipe();
    expect(stream.written).toEqual([`${WIPE}one`, `${WIPE}two`, WIPE]);
  });

  it('never breaks the line', () => {
    const stream = terminal(true, 30);
    statusLine(stream).status?.('😀'.repeat(40));
    expect(stream.written).toEqual([`${WIPE}${'😀'.repeat(28)}…`]);
  });

  it('is not there without a terminal, or on one that cannot', () => {
    expect(statusLine(terminal(false)).status).toBeUndefined();
    vi.stubEnv('TERM', 'dumb');
    expect(statusLine(terminal(true)).status).toBeUndefined();
  });
});
