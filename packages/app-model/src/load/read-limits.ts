/** Bytes one file of an app may have: icons are the largest. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;
/** Bytes all files of an app may have together, unpacked. */
export const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
/** Files an app may have. */
export const MAX_FILES = 20_000;

/** Files an app can be made of; anything else in a folder or archive is passed over. */
export function belongsToApp(path: string): boolean {
  return /\.(imljson|json|jsonc|js|md|png)$|(^|\/)\.sdk$/i.test(path);
}
