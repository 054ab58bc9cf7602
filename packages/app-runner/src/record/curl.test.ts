import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { RecordedRequest } from '../events.js';
import { toCurl } from './curl.js';

function request(about: Partial<RecordedRequest>): RecordedRequest {
  return { method: 'GET', url: 'https://api.example.com/a?b=1&c=2', headers: [], ...about };
}

/** What a shell makes of the command: curl's arguments, one a line, and what comes in by the pipe. */
function inShell(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; if [ "$WITH_INPUT" ]; then cat; fi; }\n${command}`;
  const env = { ...process.env, WITH_INPUT: command.startsWith('printf') ? '1' : '' };
  const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8', env });
  expect(status).toBe(0);
  return stdout.split('\0').filter((part, index, all) => part !== '' || index < all.length - 1);
}

describe('toCurl', () => {
  it('writes address and headers, one a line, and leaves out what curl makes itself', () => {
    const headers = [
      ['Host', 'api.example.com'],
      ['Accept', 'application/json'],
      ['Content-Length', '3'],
    ] as const;
    expect(toCurl(request({ headers }))).toBe(
      "curl 'https://api.example.com/a?b=1&c=2' \\\n  -H 'Accept: application/json'",
    );
  });

  it('names the method only where curl would choose another', () => {
    const body = { mimeType: 'application/json', size: 2, text: '{}' };
    expect(toCurl(request({ method: 'POST', body }))).not.toContain('-X');
    expect(toCurl(request({ method: 'PUT', body }))).toContain("-X 'PUT'");
    expect(toCurl(request({ method: 'POST' }))).toContain("-X 'POST'");
    expect(toCurl(request({ method: 'GET', body }))).toContain("-X 'GET'");
    expect(toCurl(request({ method: 'HEAD' }))).toContain('--head');
  });

  it('survives the shell whatever stands in a header, an address or a body', () => {
    const wild = `it's "$(touch /tmp/x)" \`id\` \\ $HOME !\nnext`;
    const command = toCurl(
      request({
        method: 'POST',
        url: `https://api.example.com/'a'?q={x}[1]`,
        headers: [
          ['X-Wild', 'a\'b"$(id)'],
          ['X-Empty', ''],
        ],
        body: { mimeType: 'text/plain', size: 0, text: wild },
      }),
    );
    expect(inShell(command)).toEqual([
      `https://api.example.com/'a'?q={x}[1]`,
      '-H',
      'X-Wild: a\'b"$(id)',
      '-H',
      'X-Empty;',
      '--data-raw',
      wild,
      '--globoff',
    ]);
  });

  it('pipes in a body that is not text', () => {
    const body = {
      mimeType: 'image/png',
      size: 3,
      text: Buffer.from('\0a\n').toString('base64'),
      encoding: 'base64',
    } as const;
    expect(inShell(toCurl(request({ method: 'POST', body }))).slice(1)).toEqual(['--data-binary', '@-', '', 'a\n']);
  });
});
