import { join, resolve } from 'node:path';
import { buildApp, replaceFile, replaceFolder } from '@connect-app/app-build';
import { checkApp, formatDiagnostics } from '@connect-app/app-model';
import { appPath, displayPath, loadRunnableApp } from '../app.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import type { CommandContext } from '../program.js';

export interface BuildOptions {
  readonly app?: string;
  readonly out: string;
  readonly force?: true;
}

/** `connect-app build`: the ZIP archive, the workspace and the expanded app, or nothing when the app has mistakes. */
export async function build({ streams, config }: CommandContext, options: BuildOptions): Promise<ExitCode> {
  const path = appPath(options.app, config);
  const { app, diagnostics } = await loadRunnableApp(path);
  const mistakes = checkApp(app, diagnostics).filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) {
    streams.say(formatDiagnostics(mistakes));
    if (!options.force) {
      throw new Failure({
        code: 'build/findings',
        message: `Nothing was built: the app has ${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}.`,
        hint: 'Mend them, or build all the same with --force.',
        exitCode: EXIT.failed,
      });
    }
  }
  const built = buildApp(app);
  const out = resolve(options.out);
  const archive = join(out, built.archiveName);
  const workspace = join(out, 'workspace');
  const expanded = join(out, 'app');
  await replaceFolder(expanded, built.expanded);
  await replaceFolder(workspace, built.workspace);
  await replaceFile(archive, built.archive);
  streams.out(
    JSON.stringify({ archive: displayPath(archive), workspace: displayPath(workspace), app: displayPath(expanded) }),
  );
  streams.say(
    `${app.metadata.label}: ${app.modules.size} modules, ${built.expanded.size} files, ${built.archive.length} bytes zipped.`,
  );
  return EXIT.fine;
}
