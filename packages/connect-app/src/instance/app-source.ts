import { statSync } from 'node:fs';
import { join } from 'node:path';
import { modulesDocument } from '@connect-app/app-build';
import { type DesiredApp, desiredApp, MAPPING_FILE } from '@connect-app/app-deploy';

import { type App, checkApp } from '@connect-app/app-model';
import { appPath, loadRunnableApp, requireIdentity } from '../app.js';
import type { CommandContext } from '../command-context.js';
import { findingsText } from '../findings.js';

export interface AppSource {
  readonly app: App;
  readonly desired: DesiredApp;
  /** Mistakes of the app; they are printed already. */
  readonly mistakes: number;
  /** Where the mapping file usually is: in the app's folder, or beside its ZIP. */
  readonly mappingFile: string;
}

/**
 * Loads and checks what is to be deployed. The readme is made of the definitions where the app has none.
 *
 * @throws Failure `app/invalid` when no instance would take a name, the theme, the version or the icon (R10.14).
 */
export async function appSource({ streams, config }: CommandContext, option: string | undefined): Promise<AppSource> {
  const path = appPath(option, config);
  const { app, diagnostics } = await loadRunnableApp(path);
  const mistakes = checkApp(app, diagnostics).filter(({ severity }) => severity === 'error');
  if (mistakes.length > 0) streams.say(findingsText(path, mistakes, streams.sayColour));
  requireIdentity(app, { code: 'app/invalid', nothing: 'Nothing was sent' });
  const folder = statSync(app.root).isDirectory();
  return {
    app,
    desired: desiredApp(app, { readme: modulesDocument(app) }),
    mistakes: mistakes.length,
    mappingFile: folder ? join(app.root, MAPPING_FILE) : app.root.replace(/(\.zip)?$/i, '.origins.json'),
  };
}
