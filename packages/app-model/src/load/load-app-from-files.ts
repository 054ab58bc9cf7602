import type { App } from '../app.js';
import type { Diagnostic } from '../diagnostic.js';
import { type IgnoreComment, ignoreCommentsIn } from '../ignore/ignore-comment.js';
import { rememberIgnoreComments } from '../ignore/silence.js';
import { collectDiagnostics, sortDiagnostics } from '../reporter.js';
import { type AppPlace, findApps } from './detect-layout.js';
import { Documents, type FileMap } from './documents.js';
import { loadFolderApp } from './folder-app.js';
import { loadWorkspaceApp } from './workspace-app.js';

/** What loading gives: the app, as whole as it could be read, and everything that was wrong with it. */
export interface LoadResult {
  /** Missing only if nothing at the path looks like an app. */
  readonly app?: App;
  readonly diagnostics: Diagnostic[];
}

const IGNORED = /(^|\/)(__MAC[^/]*|\.DS_Store|node_modules|\.git)(\/|$)/;

/**
 * Loads an app from files already in memory: keys are paths from the root with forward slashes. Pure; never throws on a bad
 * app. `root` is only remembered as where the files came from.
 *
 * @example
 * const { app, diagnostics } = loadAppFromFiles(new Map([['app.json', bytes], …]), '/path/to/app');
 */
export function loadAppFromFiles(files: FileMap, root: string): LoadResult {
  const { report, diagnostics } = collectDiagnostics();
  const own = new Map([...files].filter(([path]) => !IGNORED.test(path)));
  const [place, ...others] = findApps(own);
  if (!place) {
    report({
      rule: 'app/not-found',
      severity: 'error',
      message:
        'There is no app here. An app has an app.json, a makecomapp.json, or the folders of an exported archive (base.imljson, modules/ …).',
      at: { file: '.', line: 1, column: 1 },
    });
    return { diagnostics };
  }
  if (others.length > 0) {
    const names = others.map((other) => other.prefix || './').join(', ');
    report({
      rule: 'app/several',
      severity: 'info',
      message: `Several apps are here; "${place.prefix || './'}" is read. Name one of the others to read it: ${names}.`,
      at: { file: place.prefix || '.', line: 1, column: 1 },
    });
  }
  const input = { documents: new Documents(own, report), root, prefix: place.prefix, general: place.general, report };
  const app = place.layout === 'workspace' ? loadWorkspaceApp(input) : loadFolderApp(input, place.layout);
  rememberIgnoreComments(app, ignoreComments(input.documents, place));
  return { app, diagnostics: sortDiagnostics(diagnostics) };
}

/** Comments that silence findings, in the app's own files. */
function ignoreComments(documents: Documents, { prefix, general }: AppPlace): IgnoreComment[] {
  return [...documents.files.keys()]
    .filter((path) => /\.(?:imljson|jsonc?|js)$/.test(path))
    .filter((path) => path.startsWith(prefix) || (general !== undefined && path.startsWith(general)))
    .flatMap((path) => ignoreCommentsIn(path, documents.text(path) ?? ''));
}
