import { join } from 'node:path';
import { typeFiles } from '@connect-app/app-build';
import { appPath, loadRunnableApp } from '../app.js';
import type { CommandContext } from '../command-context.js';
import type { ExitCode } from '../failure.js';
import { generateFolder } from './generated.js';

export interface TypesOptions {
  readonly app?: string;
  readonly out?: string;
  readonly check?: true;
}

/** `connect-app types`: TypeScript types and JSON Schemas of the app's values, into `types/`. */
export async function types({ streams, config }: CommandContext, options: TypesOptions): Promise<ExitCode> {
  const { app } = await loadRunnableApp(appPath(options.app, config));
  const folder = options.out ?? join(config.folder, 'types');
  return generateFolder(folder, await typeFiles(app), {
    streams,
    check: options.check === true,
    command: 'connect-app types',
  });
}
