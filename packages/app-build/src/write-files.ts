import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { FileMap } from './layouts/files.js';

/**
 * Replaces a folder by the given files, as a whole: they are written beside it first, so a failure half-way leaves
 * the old folder as it was.
 *
 * @throws RangeError when a path leaves the folder.
 */
export async function replaceFolder(folder: string, files: FileMap): Promise<void> {
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const [path, content] of files) {
      const file = resolve(draft, path);
      if (!file.startsWith(draft + sep)) throw new RangeError(`"${path}" leads out of the folder`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Writes one file as a whole: never half of it. */
export async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  await writeFile(draft, content);
  await rename(draft, file);
}
