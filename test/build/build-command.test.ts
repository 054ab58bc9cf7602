import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { main } from 'connect-app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectApp, projectRoot } from '../cli/connect-app.js';
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

/** Every file below a folder by its path, sorted. */
async function filesBelow(home: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(home, join(entry.parentPath, entry.name)));
  return new Map(
    await Promise.all(paths.sort().map(async (path) => [path, await readFile(join(home, path))] as const)),
  );
}

const wroteSomething = ({ out }: { out: string }): boolean => existsSync(out);

describe('connect-app build', () => {
  it('writes archive, workspace and expanded app, and says what an archive cannot hold (R10.3)', async () => {
    const result = await build({}, '--force');
    expect(result.code).toBe(0);
    expect((await readdir(result.out)).sort()).toEqual(['app', 'everything.zip', 'workspace']);
    expect(result.said).toMatch(/no place for the description, the groups, common data, alternative connections/);
    expect(JSON.parse(result.printed[0] ?? '')).toHaveProperty('archive');
    expect(result.said).toMatch(/^Everything: 6 modules, \d+ RPCs?, .*function/m);
    expect(result.said).toMatch(/everything\.zip +\d+ (bytes|KiB) +to be imported/);
  });

  it('gives the same bytes whatever the zone, the language, the rights and the age and order of the files', async () => {
    const build = async (name: string, order: 'forwards' | 'backwards', around: { umask: string; env: object }) => {
      const home = join(folder, name);
      const entries = [...filesOf(EVERYTHING)];
      for (const [path, bytes] of order === 'forwards' ? entries : entries.reverse()) {
        await mkdir(dirname(join(home, path)), { recursive: true });
        await writeFile(join(home, path), bytes);
        const age = order === 'forwards' ? 1 : 2_000_000_000;
        await utimes(join(home, path), age, age);
      }
      const bin = join(projectRoot, 'packages/connect-app/bin/connect-app.js');
      const command = `umask ${around.umask}; exec "${process.execPath}" "${bin}" build --force --with-common --app "${home}" --out "${home}-out"`;
      const { status, stderr } = spawnSync('sh', ['-c', command], {
        env: { ...process.env, ...around.env },
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      return filesBelow(`${home}-out`);
    };
    const one = await build('first', 'forwards', { umask: '022', env: { TZ: 'America/St_Johns', LC_ALL: 'C' } });
    const two = await build('second', 'backwards', {
      umask: '077',
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect([...two.keys()]).toEqual([...one.keys()]);
    expect(
      [...one].filter(([path, bytes]) => !bytes.equals(two.get(path) ?? Buffer.alloc(0))).map(([path]) => path),
    ).toEqual([]);
    expect(one.size).toBeGreaterThan(50);
  }, 60_000);

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

describe('what is there already', () => {
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const code = await main(args, { out: () => {}, say: (text) => said.push(text), interactive: false });
    return { code, said: said.join('\n') };
  };
  const sources = async (...at: string[]): Promise<string> => {
    const home = await mkdtemp(join(folder, 'taken-'));
    for (const [path, bytes] of filesOf(EVERYTHING)) {
      await mkdir(dirname(join(home, ...at, path)), { recursive: true });
      await writeFile(join(home, ...at, path), bytes);
    }
    return home;
  };

  it.each([['app'], ['workspace'], ['app', 'deeper']])(
    'is not replaced when it is the app itself, in %s',
    async (...at) => {
      const home = await sources(...at);
      const before = await filesBelow(home);
      const { code, said } = await run('build', '--force', '--app', join(home, ...at), '--out', home);
      expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining('output/over-sources') });
      expect(await filesBelow(home)).toEqual(before);
    },
  );

  it('is not replaced when it is the archive that is read', async () => {
    const home = await sources();
    await run('build', '--force', '--app', home, '--out', join(home, 'dist'));
    const { said } = await run(
      'build',
      '--force',
      '--app',
      join(home, 'dist/everything.zip'),
      '--out',
      join(home, 'dist'),
    );
    expect(said).toContain('output/over-sources');
  });

  it.each([
    ['a folder of somebody’s', 'app/notes.md', 'mine'],
    ['a workspace that is worked with', 'workspace/makecomapp.json', '{"origins": [{"appId": "mine"}]}'],
  ])('is not replaced when it is %s', async (_what, path, text) => {
    const home = await sources();
    const taken = join(home, 'dist', path);
    await mkdir(dirname(taken), { recursive: true });
    await writeFile(taken, text);
    const { code, said } = await run('build', '--force', '--app', home, '--out', join(home, 'dist'));
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining('output/taken') });
    expect([...(await filesBelow(join(home, 'dist'))).keys()]).toEqual([path]);
  });

  it('is replaced when an earlier build or an earlier run of types made it', async () => {
    const home = await sources();
    const build = ['build', '--force', '--app', home, '--out', join(home, 'dist')];
    const types = ['types', '--app', home, '--out', join(home, 'types')];
    for (const command of [build, build, types, types]) expect(await run(...command)).toMatchObject({ code: 0 });
  });

  it('stays as it is when another app is read: its types and docs go into its own folder, or where --out says', async () => {
    const home = await sources();
    const own = join(home, 'own');
    await mkdir(own);
    await writeFile(join(own, 'connect-app.config.js'), 'export default {};');
    const at = (...args: string[]) => connectApp(args, { cwd: own });
    for (const command of ['types', 'docs']) expect(await at(command, '--app', '..')).toMatchObject({ code: 0 });
    expect(existsSync(join(home, 'types/index.ts'))).toBe(true);
    expect(existsSync(join(home, 'docs/modules.md'))).toBe(true);
    expect(await at('build', '--force', '--app', '..', '--out', 'dist')).toMatchObject({ code: 0 });
    const [archive = ''] = (await readdir(join(own, 'dist'))).filter((name) => name.endsWith('.zip'));
    for (const command of ['types', 'docs']) {
      const { code, stderr } = await at(command, '--app', join('dist', archive));
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('output/unnamed') });
    }
    expect(await readdir(own)).toEqual(['connect-app.config.js', 'dist']);
    expect(await at('docs', '--app', join('dist', archive), '--out', 'other.md')).toMatchObject({ code: 0 });
  });

  it('stays when types are to go into a folder of something else', async () => {
    const home = await sources();
    const { code, said } = await run('types', '--app', home, '--out', join(home, 'modules'));
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining('output/taken') });
    expect(existsSync(join(home, 'modules/getThing/api.imljson'))).toBe(true);
  });
});

function identity(): Record<string, unknown> {
  return EVERYTHING['app.json'] as Record<string, unknown>;
}
