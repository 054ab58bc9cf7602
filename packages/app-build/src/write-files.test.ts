import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceEntries, replaceFile, replaceFolder } from './write-files.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'write-files-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const files = (texts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, new TextEncoder().encode(text)]));

describe('replaceFolder', () => {
  it('leaves exactly the given files, readable to whom other folders are', async () => {
    const target = join(home, 'out');
    await mkdir(join(target, 'old'), { recursive: true });
    await mkdir(join(home, 'other'));
    await replaceFolder(target, files({ 'a.txt': 'a', 'deep/b.txt': 'b' }));
    expect((await readdir(target)).sort()).toEqual(['a.txt', 'deep']);
    expect(await readFile(join(target, 'deep/b.txt'), 'utf8')).toBe('b');
    expect((await stat(target)).mode).toBe((await stat(join(home, 'other'))).mode);
    expect((await readdir(home)).sort()).toEqual(['other', 'out']);
  });

  it.each(['../evil.txt', '/evil.txt', 'a/../../evil.txt'])('keeps the old folder when %s leads out', async (path) => {
    const target = join(home, 'out');
    await replaceFolder(target, files({ 'a.txt': 'old' }));
    await expect(replaceFolder(target, files({ 'a.txt': 'new', [path]: 'x' }))).rejects.toThrow(/leads out/);
    expect(await readFile(join(target, 'a.txt'), 'utf8')).toBe('old');
    expect(await readdir(home)).toEqual(['out']);
  });
});

it('replaceEntries leaves alone what it does not own', async () => {
  const target = join(home, 'out');
  await replaceFolder(target, files({ 'mine.md': 'mine', 'modules/old.json': '1', 'app.json': '1' }));
  await replaceEntries(target, files({ 'app.json': '2' }), ['app.json', 'modules']);
  expect((await readdir(target)).sort()).toEqual(['app.json', 'mine.md']);
  expect(await readFile(join(target, 'app.json'), 'utf8')).toBe('2');
});

it('replaceFile writes the whole of a file or nothing', async () => {
  const file = join(home, 'deep/file.txt');
  await replaceFile(file, 'one');
  await writeFile(file, 'by hand');
  await replaceFile(file, 'two');
  expect(await readFile(file, 'utf8')).toBe('two');
  expect(await readdir(join(home, 'deep'))).toEqual(['file.txt']);
});
