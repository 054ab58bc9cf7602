import type { Documents } from './documents.js';

const EXTENSIONS = ['.imljson', '.iml.json', '.iml.jsonc', '.json', '.jsonc'];

/** A file of the app as a whole (base, common, groups) by its usual name, in the first of the folders that has it. */
export function findGeneralFile(documents: Documents, folders: readonly string[], name: string): string | undefined {
  return folders
    .flatMap((folder) => EXTENSIONS.map((extension) => `${folder}${name}${extension}`))
    .find((path) => documents.has(path));
}
