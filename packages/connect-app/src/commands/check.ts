import { checkApp, formatDiagnostics, loadApp, toSarif } from '@connect-app/app-model';
import { appPath, displayPath } from '../app.js';
import { EXIT, type ExitCode } from '../failure.js';
import type { CommandContext } from '../program.js';

export interface CheckOptions {
  readonly app?: string;
  readonly format: 'text' | 'json' | 'sarif';
}

/** `connect-app check`: every finding about the app; exit 1 when there is any that is more than a remark. */
export async function check({ streams, config }: CommandContext, options: CheckOptions): Promise<ExitCode> {
  const path = appPath(options.app, config);
  const loaded = await loadApp(path);
  const findings = loaded.app ? checkApp(loaded.app, loaded.diagnostics) : loaded.diagnostics;
  if (options.format === 'json') streams.out(JSON.stringify(findings, undefined, 2));
  else if (options.format === 'sarif') streams.out(JSON.stringify(toSarif(findings), undefined, 2));
  else streams.out(formatDiagnostics(findings));
  if (!loaded.app) streams.say(`${displayPath(path)} holds no app that can be loaded.`);
  return findings.some(({ severity }) => severity !== 'info') || !loaded.app ? EXIT.failed : EXIT.fine;
}
