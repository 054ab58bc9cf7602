import { join, resolve } from 'node:path';
import { buildApp, leftOutOfArchive, replaceFile, replaceFolder } from '@connect-app/app-build';

import { checkApp, formatDiagnostics } from '@connect-app/app-model';
import { appPath, displayPath, loadRunnableApp, requireIdentity } from '../app.js';
import type { CommandContext } from '../command-context.js';

import { EXIT, type ExitCode, Failure } from '../failure.js';

export interface BuildOptions {
  readonly app?: string;
  readonly out: string;
  readonly force?: true;
  readonly withCommon?: true;
}

/** `connect-app build`: the ZIP archive, the workspace and the expanded app, or nothing when there are findings. */
export async function build({ streams, config }: CommandContext, options: BuildOptions): Promise<ExitCode> {
  const path = appPath(options.app, config);
  const { app, diagnostics } = await loadRunnableApp(path);
  const findings = checkApp(app, diagnostics).filter(({ severity }) => severity !== 'info');
  if (findings.length > 0) streams.say(formatDiagnostics(findings));
  requireIdentity(app, { code: 'build/identity', nothing: 'Nothing was built' });
  if (findings.length > 0 && !options.force) {
    throw new Failure({
      code: 'build/findings',
      message: `Nothing was built: there ${findings.length === 1 ? 'is 1 finding' : `are ${findings.length} findings`}.`,
      hint: 'Mend what is listed above, or build all the same with --force.',
      exitCode: EXIT.failed,
    });
  }
  const built = buildApp(app, { common: options.withCommon === true });
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
  const left = leftOutOfArchive(app);
  if (left.length > 0) {
    streams.say(`An import archive has no place for ${left.join(', ')}: "connect-app deploy" sets it all.`);
  }
  if (!app.icon) streams.say('The app has no icon: put a PNG of 512 × 512 pixels into assets/icon.png.');
  return EXIT.fine;
}
