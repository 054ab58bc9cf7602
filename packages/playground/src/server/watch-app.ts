import { stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { watch } from 'chokidar';

/** Folders of a repository that hold no definitions, or copies of them. */
const IGNORED = new Set(['node_modules', 'dist', 'artifacts', 'coverage']);
/** Files an app can be made of. */
const OF_AN_APP = /\.(imljson|json|jsonc|js|md|png|zip)$/i;
/** Editors write a file in several goes; a build writes many files. */
const QUIET = 60;

/**
 * Calls `changed` after files of the app changed, once for changes that come together, and never again before the last call is
 * done. A ZIP is watched through its folder, since most programs put a new file in its place.
 *
 * @returns what ends the watch.
 */
export async function watchApp(path: string, changed: () => Promise<void>): Promise<() => Promise<void>> {
  const full = resolve(path);
  const isFolder = await stat(full).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const isManifest = ['app.json', 'makecomapp.json', 'metadata.json'].includes(basename(full));
  const root = isFolder ? full : dirname(full);
  const watcher = watch(root, {
    ignoreInitial: true,
    ...(isFolder || isManifest ? {} : { depth: 0 }),
    ignored: (candidate, found) => isIgnored(relative(root, candidate), found?.isFile() === true),
  });
  const trigger = calmly(changed);
  watcher.on('all', (event, candidate) => {
    if (event === 'addDir') return;
    if (isFolder || isManifest || resolve(candidate) === full) trigger();
  });
  // What cannot be watched is no reason to stop: the app can still be used, only not reloaded.
  watcher.on('error', () => {});
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return async () => {
    trigger.stop();
    await watcher.close();
  };
}

function isIgnored(path: string, isFile: boolean): boolean {
  if (isFile && !OF_AN_APP.test(path)) return true;
  return path.split(sep).some((name) => IGNORED.has(name) || (name.startsWith('.') && name !== '.' && name !== '..'));
}

/** Runs `work` when nothing has asked for it for a moment; what is asked for meanwhile runs once more afterwards. */
function calmly(work: () => Promise<void>): (() => void) & { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await work().finally(() => {
      running = false;
      if (again) trigger();
      again = false;
    });
  };
  const trigger = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run().catch(() => {}), QUIET);
  };
  return Object.assign(trigger, { stop: () => clearTimeout(timer) });
}
