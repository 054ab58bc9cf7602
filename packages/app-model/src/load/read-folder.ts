import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Report } from '../reporter.js';
import { decodeText } from './documents.js';
import { belongsToApp, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES } from './read-limits.js';
import { resolveReferenceUri } from './resolve-refs.js';
import { COMPONENT_FOLDERS } from './section-kinds.js';

const SKIPPED = new Set(['node_modules', '__MACOSX', '.git', '.DS_Store']);
/** The files of sources that lie beside the folders of the components. */
const AT_THE_TOP = /^(?:app\.json|(?:base|common|groups)\.(?:imljson|iml\.jsonc?|jsonc?)|icon\.png|readme\.md)$/i;
/** Folders that hold components; in the singular in archives of version 1 (R10.2). */
const COMPONENT_PARENTS = Object.values(COMPONENT_FOLDERS).flatMap((folder) => [folder, folder.slice(0, -1)]);
/** How deep an app's folder may lie below the folder that was named, and its files below that. */
const MAX_FOLDER_DEPTH = 8;

/** Reads the files of a folder that may belong to an app. Problems are reported as `file/…`; links out of it are not followed. */
export async function readFolder(root: string, report: Report): Promise<Map<string, Uint8Array>> {
  const reader = await FolderReader.open(root, report);
  const top = await readdir(root);
  const sources = top.includes('app.json') && !top.includes('makecomapp.json');
  if (sources) await reader.readSources(top);
  // An app.json may belong to something else altogether: then the whole folder is looked through.
  if (!sources || !reader.hasSources()) await reader.walk('', 0);
  return reader.files;
}

class FolderReader {
  readonly files = new Map<string, Uint8Array>();
  #total = 0;
  #full = false;

  private constructor(
    readonly root: string,
    readonly realRoot: string,
    readonly report: Report,
  ) {}

  static async open(root: string, report: Report): Promise<FolderReader> {
    return new FolderReader(root, await realpath(root), report);
  }

  hasSources(): boolean {
    return [...this.files.keys()].some(
      (path) => path.startsWith('base.') || COMPONENT_PARENTS.includes(path.split('/')[0] ?? ''),
    );
  }

  /** Only what sources are made of, however much else the repository holds, and the files their `$ref`s name. */
  async readSources(top: readonly string[]): Promise<void> {
    for (const name of top) if (AT_THE_TOP.test(name)) await this.read(name);
    for (const folder of [...COMPONENT_PARENTS, 'assets', 'general']) {
      if (top.includes(folder)) await this.walk(folder, 1);
    }
    const readme = /"readme"\s*:\s*"([^"\\]+)"/.exec(this.#text('app.json'))?.[1];
    if (readme !== undefined) await this.#readReferred(readme, 'app.json');
    const pending = [...this.files.keys()];
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (!/\.(imljson|json)$/.test(file)) continue;
      for (const [, uri] of this.#text(file).matchAll(/"\$ref"\s*:\s*"([^"\\]+)"/g)) {
        const read = uri === undefined ? undefined : await this.#readReferred(uri, file);
        if (read !== undefined) pending.push(read);
      }
    }
  }

  async walk(folder: string, depth: number): Promise<void> {
    if (depth > MAX_FOLDER_DEPTH || this.#full) return;
    const entries = await readdir(join(this.root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (SKIPPED.has(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) await this.walk(path, depth + 1);
      } else if (belongsToApp(path)) await this.read(path);
    }
  }

  /** Reads one file; true if it is an app's to read and was not read before. */
  async read(path: string): Promise<boolean> {
    if (this.#full || this.files.has(path)) return false;
    const at = { file: path, line: 1, column: 1 };
    try {
      const full = join(this.root, path);
      const real = await realpath(full);
      if (!real.startsWith(this.realRoot.endsWith(sep) ? this.realRoot : this.realRoot + sep)) return false;
      const { size } = await stat(full);
      if (size > MAX_FILE_BYTES) {
        this.report({
          rule: 'file/too-large',
          severity: 'warning',
          message: `The file is larger than ${MAX_FILE_BYTES} bytes and is not read.`,
          at,
        });
        return false;
      }
      this.#total += size;
      this.#full = this.#total > MAX_TOTAL_BYTES || this.files.size >= MAX_FILES;
      if (this.#full) {
        this.report({
          rule: 'file/too-large',
          severity: 'error',
          message: `The folder holds more than ${MAX_TOTAL_BYTES} bytes or ${MAX_FILES} files; the rest is not read.`,
          at,
        });
        return false;
      }
      const handle = await open(full);
      try {
        this.files.set(path, await handle.readFile());
      } finally {
        await handle.close();
      }
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // A missing file is for whoever needs it to report, with the place that names it.
      if (code !== 'ENOENT' && code !== 'EISDIR') {
        this.report({
          rule: 'file/unreadable',
          severity: 'error',
          message: `The file cannot be read (${code || 'unknown error'}).`,
          at,
        });
      }
      return false;
    }
  }

  async #readReferred(uri: string, from: string): Promise<string | undefined> {
    const target = resolveReferenceUri(uri, from);
    return target && (await this.read(target.file)) ? target.file : undefined;
  }

  #text(path: string): string {
    const bytes = this.files.get(path);
    return bytes ? decodeText(bytes) : '';
  }
}
