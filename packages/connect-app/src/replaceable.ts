import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { displayPath } from './app.js';
import { EXIT, Failure } from './failure.js';

/** A folder or file that a command is about to replace as a whole. */
export interface Replacement {
  readonly target: string;
  /** A file of the folder that tells an earlier result from anything else, and what its text must satisfy. */
  readonly mark?: { readonly file: string; readonly isOurs: (text: string) => boolean };
}

/**
 * Refuses to replace what the user would miss: the app itself, or a folder that holds something else than an earlier result.
 *
 * @param source The app that is read: a folder or an archive.
 * @throws Failure `output/over-sources`, `output/taken`; nothing is written by then.
 */
export async function requireReplaceable(source: string, replacements: readonly Replacement[]): Promise<void> {
  for (const { target, mark } of replacements) {
    if (isWithin(source, target)) {
      throw refused('output/over-sources', `${displayPath(target)} would be replaced, and the app itself is in there.`);
    }
    if (mark && !(await isOurs(target, mark))) {
      throw refused('output/taken', `${displayPath(target)} holds something that was not made by this command.`);
    }
  }
}

async function isOurs(folder: string, { file, isOurs }: NonNullable<Replacement['mark']>): Promise<boolean> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw refused('output/taken', `${displayPath(folder)} cannot be read as a folder (${error.code}).`);
  });
  if (entries.length === 0) return true;
  const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
  return text !== undefined && isOurs(text);
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || /^\.\.[\\/]/.test(way) || /^[a-z]:|^\//i.test(way));
}

function refused(code: string, message: string): Failure {
  return new Failure({
    code,
    message: `Nothing was written: ${message}`,
    hint: 'Name another folder with --out, or move what is there.',
    exitCode: EXIT.usage,
  });
}
