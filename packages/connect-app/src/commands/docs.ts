import { join } from 'node:path';
import { modulesDocument } from '@connect-app/app-build';
import { appPath, loadRunnableApp } from '../app.js';
import type { CommandContext } from '../command-context.js';
import type { ExitCode } from '../failure.js';
import { generateFile, homeOf } from './generated.js';

export interface DocsOptions {
  readonly app?: string;
  readonly out?: string;
  readonly check?: true;
}

/** `connect-app docs`: the documentation of every module, as `docs/modules.md` and the archive's readme. */
export async function docs({ streams, config }: CommandContext, options: DocsOptions): Promise<ExitCode> {
  const path = appPath(options.app, config);
  const { app } = await loadRunnableApp(path);
  const file = options.out ?? join(await homeOf(path, config), 'docs/modules.md');
  return generateFile(file, modulesDocument(app), {
    streams,
    check: options.check === true,
    command: 'connect-app docs',
  });
}
