import type { AppLayout } from '../app.js';
import { betraysApp, classifyPath } from './classify-path.js';
import type { FileMap } from './documents.js';

/** An app found among files: its layout and its folder (empty, or ending in `/`). */
export interface AppPlace {
  readonly layout: AppLayout;
  readonly prefix: string;
  /** The folder with base and metadata, where it is another one than that of the components. */
  readonly general?: string | undefined;
}

/** What a folder holds that makes it an app's. */
interface Signs {
  manifest: boolean;
  identity: boolean;
  base: boolean;
  components: boolean;
}

const PREFERRED = ['', 'src/', 'app/'];
const BASE = /^base\.(?:imljson|iml\.jsonc?)$/;

/**
 * Finds the apps among files, the likeliest first: the root before `src/` and `app/`, shallow before deep. A folder that
 * holds more than one layout counts once, as workspace, sources or archive, in this order.
 */
export function findApps(files: FileMap): AppPlace[] {
  const signs = signsIn(files);
  const places = [...signs].flatMap(([prefix, found]): AppPlace[] => {
    if (found.manifest) return [{ layout: 'workspace', prefix }];
    if (!found.base && !found.components) return [];
    const general = found.base ? undefined : generalFolder(prefix, signs);
    return [{ layout: found.identity ? 'sources' : 'archive', prefix, general }];
  });
  const generals = new Set(places.map(({ general }) => general));
  return (
    places
      // A workspace's code lies in `connections/`, `modules/` … of its own folder or below: that is no second app.
      .filter((place) => place.layout !== 'archive' || !insideOther(place.prefix, places))
      .filter(({ prefix }) => !generals.has(prefix))
      .sort((a, b) => preference(a.prefix) - preference(b.prefix) || (a.prefix < b.prefix ? -1 : 1))
  );
}

function signsIn(files: FileMap): Map<string, Signs> {
  const signs = new Map<string, Signs>();
  const at = (prefix: string): Signs => {
    const known = signs.get(prefix) ?? { manifest: false, identity: false, base: false, components: false };
    signs.set(prefix, known);
    return known;
  };
  for (const path of files.keys()) {
    const segments = path.split('/');
    const name = segments.at(-1) ?? '';
    const folder = path.slice(0, path.length - name.length);
    if (name === 'makecomapp.json') at(folder).manifest = true;
    else if (name === 'app.json') at(folder).identity = true;
    else if (BASE.test(name)) at(folder).base = true;
    for (let deep = 1; deep <= 3 && deep <= segments.length; deep += 1) {
      const own = segments.slice(-deep).join('/');
      const file = classifyPath(own);
      if (file && betraysApp(path, file)) at(path.slice(0, path.length - own.length)).components = true;
    }
  }
  return signs;
}

/** `app/base.imljson` beside `modules/`: the folder without components of its own goes with the app around it. */
function generalFolder(prefix: string, signs: ReadonlyMap<string, Signs>): string | undefined {
  const below = [...signs].filter(
    ([folder, found]) =>
      found.base &&
      !found.components &&
      folder.startsWith(prefix) &&
      folder.slice(prefix.length).split('/').length === 2,
  );
  return below.length === 1 ? below[0]?.[0] : undefined;
}

function insideOther(prefix: string, places: readonly AppPlace[]): boolean {
  return places.some(
    (other) => other.prefix !== prefix && prefix.startsWith(other.prefix) && other.layout !== 'archive',
  );
}

function preference(prefix: string): number {
  const preferred = PREFERRED.indexOf(prefix);
  return preferred >= 0 ? preferred : 10 * prefix.split('/').length;
}
