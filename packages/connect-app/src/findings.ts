import { type Diagnostic, formatDiagnostics } from '@connect-app/app-model';
import { displayPath } from './app.js';

/** Findings about an app for people, their places as the user would type them; with colours for terminals. */
export function findingsText(path: string, findings: readonly Diagnostic[], colour: boolean | undefined): string {
  return formatDiagnostics(findings, { folder: folderBefore(path), colour });
}

/** What leads from the current folder to the app's files; nothing for an archive, whose files are not on disk. */
export function folderBefore(path: string): string {
  if (/\.zip$/i.test(path)) return '';
  return displayPath(path).replaceAll('\\', '/');
}
