import type { AppLayout } from '../app.js';
import type { FileMap } from './documents.js';

/** An app found among files: its layout and its folder (empty, or ending in `/`). */
export interface AppPlace {
  readonly layout: AppLayout;
  readonly prefix: string;
}

const COMPONENT =
  /^(?:(.*)\/)?(?:connections?|rpcs?|webhooks?|modules?|functions?|endpoints?)\/[^/]+\/(?:metadata\.json|api\.imljson|code\.js)$/;
const PREFERRED = ['', 'src/', 'app/'];

/**
 * Finds the apps among files, the likeliest first: the root before `src/` and `app/`, shallow before deep. A folder that
 * holds more than one layout counts once, as sources, workspace or archive, in this order.
 */
export function findApps(files: FileMap): AppPlace[] {
  const found = new Map<string, AppLayout>();
  const offer = (prefix: string, layout: AppLayout): void => {
    const known = found.get(prefix);
    if (known === undefined || RANK[layout] < RANK[known]) found.set(prefix, layout);
  };
  for (const path of files.keys()) {
    const cut = path.lastIndexOf('/') + 1;
    const prefix = path.slice(0, cut);
    const name = path.slice(cut);
    if (name === 'makecomapp.json') offer(prefix, 'workspace');
    else if (name === 'app.json' && !files.has(`${prefix}makecomapp.json`) && looksLikeSources(files, prefix))
      offer(prefix, 'sources');
    else if (name === 'base.imljson') offer(prefix, 'archive');
    const folder = COMPONENT.exec(path);
    if (folder) offer(folder[1] === undefined ? '' : `${folder[1]}/`, 'archive');
  }
  return (
    [...found]
      .map(([prefix, layout]) => ({ prefix, layout }))
      // A workspace's code lies in `connections/`, `modules/` … of its own folder or below: that is no second app.
      .filter((place) => place.layout !== 'archive' || !insideOther(place.prefix, found))
      .sort((a, b) => preference(a.prefix) - preference(b.prefix) || (a.prefix < b.prefix ? -1 : 1))
  );
}

const RANK: Readonly<Record<AppLayout, number>> = { sources: 0, workspace: 1, archive: 2 };

function looksLikeSources(files: FileMap, prefix: string): boolean {
  if (files.has(`${prefix}base.imljson`) || files.has(`${prefix}groups.json`)) return true;
  for (const path of files.keys()) {
    if (path.startsWith(prefix) && COMPONENT.exec(path.slice(prefix.length))?.[1] === undefined) {
      if (COMPONENT.test(path.slice(prefix.length))) return true;
    }
  }
  return false;
}

function insideOther(prefix: string, found: ReadonlyMap<string, AppLayout>): boolean {
  for (const [other, layout] of found) {
    if (other !== prefix && prefix.startsWith(other) && layout !== 'archive') return true;
  }
  return false;
}

function preference(prefix: string): number {
  const preferred = PREFERRED.indexOf(prefix);
  return preferred >= 0 ? preferred : 10 * prefix.split('/').length;
}
