import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { collectDiagnostics, type Report, sortDiagnostics } from '../reporter.js';
import type { FileMap } from './documents.js';
import { type LoadResult, loadAppFromFiles } from './load-app-from-files.js';
import { readFolder } from './read-folder.js';
import { readZip } from './read-zip.js';

/** A ZIP archive of an app is small; anything larger is not read into memory. */
const MAX_ZIP_BYTES = 64 * 1024 * 1024;

/**
 * Loads an app from a folder (our sources, an expanded archive, a workspace), a ZIP archive, or the path of an `app.json` or
 * `makecomapp.json`. Never throws on a bad app: every problem is a diagnostic, and the rest of the app still loads.
 *
 * @example
 * const { app, diagnostics } = await loadApp('./my-app');
 */
export async function loadApp(path: string): Promise<LoadResult> {
  const { report, diagnostics } = collectDiagnostics();
  const { files, root } = await readFiles(resolve(path), report);
  if (!files) return { diagnostics };
  const result = loadAppFromFiles(files, root);
  return { ...result, diagnostics: sortDiagnostics([...diagnostics, ...result.diagnostics]) };
}

async function readFiles(path: string, report: Report): Promise<{ files?: FileMap | undefined; root: string }> {
  const name = basename(path);
  const at = { file: name, line: 1, column: 1 };
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { files: await readFolder(path, report), root: path };
    if (name === 'app.json' || name === 'makecomapp.json' || name === 'metadata.json') {
      const root = resolve(path, '..');
      return { files: await readFolder(root, report), root };
    }
    if (found.size > MAX_ZIP_BYTES) {
      report({
        rule: 'zip/too-large',
        severity: 'error',
        message: `The archive is larger than ${MAX_ZIP_BYTES} bytes.`,
        at,
      });
      return { root: path };
    }
    return { files: readZip(await readFile(path), name, report), root: path };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code || 'unknown error'})`;
    report({
      rule: 'app/not-found',
      severity: 'error',
      message: `"${name}" ${why}. Name a folder or a ZIP archive of an app.`,
      at,
    });
    return { root: path };
  }
}
