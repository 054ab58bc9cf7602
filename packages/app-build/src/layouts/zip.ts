import { type Zippable, zipSync } from 'fflate';
import type { FileMap } from './files.js';

/** The earliest moment a ZIP entry can carry; a fixed one makes the same input give the same bytes. */
const EPOCH = new Date(1980, 0, 1);

/** Packs files below one root folder. Entries keep the map's order. */
export function zipFiles(rootFolder: string, files: FileMap): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of files) entries[`${rootFolder}/${path}`] = [content, { mtime: EPOCH, level: 9, os: 3 }];
  return zipSync(entries);
}
