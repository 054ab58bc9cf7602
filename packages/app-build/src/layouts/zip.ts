import { type Zippable, zipSync } from 'fflate';
import type { FileMap } from './files.js';

/** A plain file its owner may write and everybody read, where ZIP keeps the rights of Unix. */
const FILE_MODE = 0o100644 * 0x10000;

/** Packs files below one root folder. Entries keep the map's order; the same files always give the same bytes. */
export function zipFiles(rootFolder: string, files: FileMap): Uint8Array {
  // The earliest moment an entry can carry. ZIP keeps the wall clock's time, so it is one of the zone in force.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const [path, content] of files) {
    entries[`${rootFolder}/${path}`] = [content, { mtime, level: 9, os: 3, attrs: FILE_MODE }];
  }
  return zipSync(entries);
}
