import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile, replaceFolder } from '@connect-app/app-build';
import { appPath, displayPath } from '../app.js';
import type { LoadedConfig } from '../config.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import type { Streams } from '../output.js';

export interface GeneratedOptions {
  readonly streams: Streams;
  /** Only compare: nothing is written, and stale files are a failure. */
  readonly check: boolean;
  /** The command that mends staleness, for the message. */
  readonly command: string;
}

/**
 * Where generated files of an app belong unless `--out` says otherwise: beside the configuration for the app it names, within the
 * folder of any other.
 *
 * @throws Failure `output/unnamed` for another app's archive, which has no place for them.
 */
export async function homeOf(path: string, config: LoadedConfig): Promise<string> {
  if (path === appPath(undefined, config)) return config.folder;
  if ((await stat(path)).isDirectory()) return path;
  throw new Failure({
    code: 'output/unnamed',
    message: `Nothing was written: ${displayPath(path)} is an archive of another app than this project's.`,
    hint: 'Say where to with --out.',
    exitCode: EXIT.usage,
  });
}

/** Writes a generated folder as a whole, or with `check` says which of its files are stale. */
export async function generateFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  options: GeneratedOptions,
): Promise<ExitCode> {
  if (!options.check) {
    const encoder = new TextEncoder();
    await replaceFolder(folder, new Map([...files].map(([path, text]) => [path, encoder.encode(text)])));
    options.streams.say(`${displayPath(folder)}: ${files.size} files written.`);
    return EXIT.fine;
  }
  const stale: string[] = [];
  for (const [path, text] of files) if ((await textOf(join(folder, path))) !== text) stale.push(path);
  for (const path of await filesOf(folder)) if (!files.has(path)) stale.push(path);
  return verdict(folder, stale, options);
}

/** Writes one generated file, or with `check` says whether it is stale. */
export async function generateFile(file: string, text: string, options: GeneratedOptions): Promise<ExitCode> {
  if (options.check) return verdict(file, (await textOf(file)) === text ? [] : [''], options);
  await replaceFile(file, text);
  options.streams.say(`${displayPath(file)} written.`);
  return EXIT.fine;
}

function verdict(place: string, stale: readonly string[], { streams, command }: GeneratedOptions): ExitCode {
  if (stale.length === 0) {
    streams.say(`${displayPath(place)} is up to date.`);
    return EXIT.fine;
  }
  streams.say(
    `${displayPath(place)} is stale: run "${command}".\n${stale
      .filter(Boolean)
      .map((path) => `  ${path}`)
      .join('\n')}`.trimEnd(),
  );
  return EXIT.failed;
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}
