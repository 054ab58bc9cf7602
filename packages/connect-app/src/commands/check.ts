import { isAbsolute } from 'node:path';
import { checkApp, loadApp, toSarif } from '@connect-app/app-model';
import { appPath, displayPath } from '../app.js';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode } from '../failure.js';
import { findingsText, folderBefore } from '../findings.js';

export interface CheckOptions {
  readonly app?: string;
  readonly format: 'text' | 'json' | 'sarif';
}

/** `connect-app check`: every finding about the app; exit 1 when there is any that is more than a remark. */
export async function check({ streams, config }: CommandContext, options: CheckOptions): Promise<ExitCode> {
  const path = appPath(options.app, config);
  const loaded = await loadApp(path);
  const findings = loaded.app ? checkApp(loaded.app, loaded.diagnostics) : loaded.diagnostics;
  const folder = folderBefore(path);
  if (options.format === 'json') streams.out(JSON.stringify(findings, undefined, 2));
  else if (options.format === 'sarif')
    streams.out(JSON.stringify(toSarif(findings, { folder: isAbsolute(folder) ? '' : folder }), undefined, 2));
  else streams.out(findingsText(path, findings, streams.colour));
  if (!loaded.app) streams.say(`${displayPath(path)} holds no app that can be loaded.`);
  return findings.some(({ severity }) => severity !== 'info') || !loaded.app ? EXIT.failed : EXIT.fine;
}
