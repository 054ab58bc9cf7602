import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';

/**
 * Replaces a folder by the given files, as a whole: they are written beside it first, so a failure half-way leaves
 * the old folder as it was.
 *
 * @throws RangeError when a path leaves the folder.
 */
export async function replaceFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const target = resolve(folder);
  await withDraft(target, files, async (draft) => {
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  });
}

/**
 * Replaces entries of a folder by the given files and leaves its other entries alone. `owned` names the entries at the top
 * that are the files' own: those that the files do not fill any more go.
 *
 * @throws RangeError when a path leaves the folder.
 */
export async function replaceEntries(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  owned: readonly string[],
): Promise<void> {
  const target = resolve(folder);
  await withDraft(target, files, async (draft) => {
    await mkdir(target, { recursive: true });
    const written = await readdir(draft);
    for (const entry of new Set([...owned, ...written]))
      await rm(join(target, entry), { recursive: true, force: true });
    for (const entry of written) await rename(join(draft, entry), join(target, entry));
  });
}

/** Writes files into a folder beside the target, hands it over, and takes away what is left of it. */
async function withDraft(
  target: string,
  files: ReadonlyMap<string, Uint8Array>,
  use: (draft: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  // Not mkdtemp: its folders are their owner's alone, and this one stays.
  const draft = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  try {
    await mkdir(draft);
    for (const [path, content] of files) {
      const file = resolve(draft, path);
      if (!file.startsWith(draft + sep)) throw new RangeError(`"${path}" leads out of the folder`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await use(draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Writes one file as a whole: never half of it. */
export async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  await writeFile(draft, content);
  await rename(draft, file);
}
