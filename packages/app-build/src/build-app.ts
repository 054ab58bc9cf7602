import type { App } from '@connect-app/app-model';
import { modulesDocument } from './docs/modules-document.js';
import { archiveFiles } from './layouts/archive.js';
import { expandedFiles } from './layouts/expanded.js';
import type { BuildContent, FileMap } from './layouts/files.js';
import { workspaceFiles } from './layouts/workspace.js';
import { zipFiles } from './layouts/zip.js';

/** Everything that is built of an app. The same app always gives the same bytes. */
export interface BuiltApp {
  /** Name of the ZIP file: the app's own. */
  readonly archiveName: string;
  /** The vendor editor's import archive (R10.1). */
  readonly archive: Uint8Array;
  /** A local-development workspace (R10.8). */
  readonly workspace: FileMap;
  /** The expanded app: the archive's files without their root folder, and what an archive cannot hold. */
  readonly expanded: FileMap;
}

export interface BuildOptions {
  /** Whether common data, which may hold client secrets, goes into workspace and expanded app. Default: it does not. */
  readonly common?: boolean | undefined;
}

/**
 * Builds the archive, the workspace and the expanded app. The app must be free of `identityProblems`: its names become
 * paths.
 *
 * @example
 * const { app } = await loadApp('.');
 * const built = buildApp(app);
 * await writeFile(`dist/${built.archiveName}`, built.archive);
 */
export function buildApp(app: App, { common }: BuildOptions = {}): BuiltApp {
  const content: BuildContent = { readme: app.readme ?? modulesDocument(app), common };
  return {
    archiveName: `${app.metadata.name}.zip`,
    archive: zipFiles(app.metadata.name, archiveFiles(app, content)),
    workspace: workspaceFiles(app, content),
    expanded: expandedFiles(app, content),
  };
}
