import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type App, type Diagnostic, identityProblems, loadApp } from '@connect-app/app-model';
import type { LoadedConfig } from './config.js';
import { EXIT, Failure } from './failure.js';

/** The app a command works on: `--app` as given, else the configuration's, else the current folder. */
export function appPath(option: string | undefined, { folder, config }: LoadedConfig): string {
  return option === undefined ? resolve(folder, config.app ?? '.') : resolve(option);
}

/** Shows a path the way the user would type it: relative to the current folder where that is shorter. */
export function displayPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown === '' ? '.' : shown.startsWith('..') || isAbsolute(shown) ? path : shown;
}

/** A place as `file:line:column`, its file relative to the current folder, so that terminals make it a link. */
export function displayPlace(root: string, place: { file: string; line: number; column: number }): string {
  return `${displayPath(join(root, place.file))}:${place.line}:${place.column}`;
}

/**
 * Loads an app that a command means to run.
 *
 * @throws Failure `app/missing`; `app/not-loaded` with every finding, when what was found is no app at all.
 */
export async function loadRunnableApp(path: string): Promise<{ app: App; diagnostics: readonly Diagnostic[] }> {
  if (!existsSync(path)) {
    throw new Failure({
      code: 'app/missing',
      message: `There is no ${displayPath(path)}.`,
      hint: 'Name a folder or a ZIP archive of an app with --app.',
      exitCode: EXIT.usage,
    });
  }
  const { app, diagnostics } = await loadApp(path);
  if (app) return { app, diagnostics };
  const findings = diagnostics.map((finding) => `  ${displayPlace(path, finding)}  ${finding.message}`).join('\n');
  throw new Failure({
    code: 'app/not-loaded',
    message: `${displayPath(path)} holds no app that can be loaded.\n${findings}`,
    hint: 'An app is a folder with app.json or metadata.json, a ZIP export, or a folder with makecomapp.json. Name it with --app.',
    exitCode: EXIT.usage,
  });
}

/**
 * Refuses an app whose names, theme, version or icon no instance takes (R10.14); the findings are printed by then.
 *
 * @throws Failure with the code given. `nothing` begins its message: "Nothing was built".
 */
export function requireIdentity(app: App, { code, nothing }: { code: string; nothing: string }): void {
  if (identityProblems(app).length === 0) return;
  throw new Failure({
    code,
    message: `${nothing}: no instance would take the app with this name, theme, version or icon.`,
    hint: 'Mend what is listed above; --force does not help here.',
    exitCode: EXIT.failed,
  });
}
