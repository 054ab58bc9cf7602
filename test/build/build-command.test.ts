import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from 'connect-app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING, filesOf, icon } from '../support/everything-app.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-command-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes an app and runs `connect-app build` on it. */
async function build(changes: Readonly<Record<string, unknown>>, ...flags: string[]) {
  const home = await mkdtemp(join(folder, 'app-'));
  const contents = Object.fromEntries(
    Object.entries({ ...EVERYTHING, ...changes }).filter(([, text]) => text !== null),
  );
  for (const [path, bytes] of filesOf(contents)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), bytes);
  }
  const out = join(home, 'out');
  const said: string[] = [];
  const printed: string[] = [];
  const streams = {
    out: (text: string) => printed.push(text),
    say: (text: string) => said.push(text),
    interactive: false,
  };
  const code = await main(['build', '--app', home, '--out', out, ...flags], streams);
  return { code, out, home, said: said.join('\n'), printed };
}

const wroteSomething = ({ out }: { out: string }): boolean => existsSync(out);

describe('connect-app build', () => {
  it('writes archive, workspace and expanded app, and says what an archive cannot hold (R10.3)', async () => {
    const result = await build({}, '--force');
    expect(result.code).toBe(0);
    expect((await readdir(result.out)).sort()).toEqual(['app', 'everything.zip', 'workspace']);
    expect(result.said).toMatch(/no place for the description, the groups, common data, alternative connections/);
    expect(JSON.parse(result.printed[0] ?? '')).toHaveProperty('archive');
  });

  it('puts common data in only when asked', async () => {
    const without = await build({}, '--force');
    expect(existsSync(join(without.out, 'app/common.json'))).toBe(false);
    const { out } = await build({}, '--force', '--with-common');
    expect(await readFile(join(out, 'app/common.json'), 'utf8')).toContain('common-secret-value');
    expect(await readFile(join(out, 'workspace/general/common.json'), 'utf8')).toContain('common-secret-value');
  });

  it('builds nothing when there are findings, unless forced', async () => {
    const broken = { 'modules/getThing/api.imljson': { url: '/things', response: { output: '{{nope(1)}}' } } };
    const result = await build(broken);
    expect(result.code).toBe(1);
    expect(result.said).toMatch(/modules\/getThing\/api\.imljson:\d+:\d+/);
    expect(result.said).toContain('build/findings');
    expect(wroteSomething(result)).toBe(false);
    expect((await build(broken, '--force')).code).toBe(0);
  });

  it.each([
    ['an icon of the wrong size', { 'assets/icon.png': icon(256, 512) }, /256 × 512 pixels; it must be 512 × 512/],
    ['an icon that is no PNG', { 'assets/icon.png': 'GIF89a' }, /no PNG image/],
    [
      'an app name with capitals',
      { 'app.json': { ...identity(), name: 'Everything' } },
      /"Everything" is no name for an app/,
    ],
    ['a version of 0', { 'app.json': { ...identity(), version: 0 } }, /whole number from 1 up, not 0/],
    ['a theme in words', { 'app.json': { ...identity(), theme: 'blue' } }, /"blue" must be a colour/],
    [
      'a module name with a hyphen',
      { 'modules/get-thing/metadata.json': { label: 'Get', type: 'action' } },
      /"get-thing" is no name for a module/,
    ],
    [
      'a connection that names a place outside',
      { 'connections/key/metadata.json': { name: '../../evil', label: 'Key', type: 'basic' } },
      /"\.\.\/\.\.\/evil" is no name for a connection/,
    ],
  ])('refuses %s, even when forced, and writes nothing (R10.14)', async (_what, changes, message) => {
    const result = await build(changes, '--force');
    expect(result.code).toBe(1);
    expect(result.said).toMatch(message);
    expect(wroteSomething(result)).toBe(false);
  });
});

function identity(): Record<string, unknown> {
  return EVERYTHING['app.json'] as Record<string, unknown>;
}
