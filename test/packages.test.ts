import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const packages = readdirSync(join(root, 'packages'));

/** Paths of everything that a package's tarball would hold. */
function packed(name: string): string[] {
  const flags = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline', '-w', `packages/${name}`];
  const { stdout, stderr } = spawnSync('npm', flags, { cwd: root, encoding: 'utf8' });
  const [tarball] = JSON.parse(stdout || `${stderr}`) as [{ files: { path: string }[] }];
  return tarball.files.map(({ path }) => path);
}

/** Every file that `exports` and `bin` of a manifest name. */
function entriesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/^\.\//, '')];
  return Object.values((value ?? {}) as object).flatMap(entriesOf);
}

describe.each(packages)('the tarball of %s', (name) => {
  const files = packed(name);
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));

  it('holds what its manifest names', () => {
    const entries = [...entriesOf(manifest.exports), ...entriesOf(manifest.bin)];
    expect(entries.filter((entry) => !files.includes(entry))).toEqual([]);
  });

  it('says what it is', () => {
    expect(files).toContain('README.md');
  });

  it('holds types beside the code', () => {
    const scripts = files.filter((path) => /^dist\/(?!client\/).*\.js$/.test(path));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((path) => !files.includes(path.replace(/\.js$/, '.d.ts')))).toEqual([]);
  });

  it('holds no tests, no helpers of tests, no notes of the compiler', () => {
    expect(files.filter((path) => /\.test(-d)?\.|(^|\/)testing\/|tsbuildinfo/.test(path))).toEqual([]);
  });
});
