/** The path of an entry in a folder; an entry that gives its whole path keeps it. */
export function childPath(folder: string, entry: string): string {
  if (entry.startsWith('/')) return entry;
  return folder === '/' ? `/${entry}` : `${folder}/${entry}`;
}

export function parentPath(path: string): string {
  const parent = path.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
  return parent === '' ? '/' : parent;
}
