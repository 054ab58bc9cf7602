import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DeployError } from '../errors.js';
import type { Origin } from '../origin.js';
import { EMPTY_RECORD, type OriginRecord } from './record.js';

/** The file's usual name, beside the app's sources. It holds no secrets and belongs into version control. */
export const MAPPING_FILE = 'connect-app.origins.json';

interface Contents {
  readonly fileVersion: 1;
  readonly origins: Readonly<Record<string, OriginRecord>>;
}

/** What a folder knows of its origins, kept in a file that is only ever replaced as a whole. */
export class MappingFile {
  #contents: Contents;

  private constructor(
    readonly path: string,
    contents: Contents,
  ) {
    this.#contents = contents;
  }

  /**
   * Reads the file; one that is not there knows nothing yet.
   *
   * @throws DeployError `mapping/unreadable`.
   */
  static async open(path: string): Promise<MappingFile> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOENT') return new MappingFile(path, { fileVersion: 1, origins: {} });
      throw unreadable(path, String(code ?? error));
    }
    return new MappingFile(path, parseContents(path, text));
  }

  /** Records are kept by zone, app and version. An app is found by the name that was asked for and by the one it was given. */
  keyOf({ zone, name, version = 1 }: Origin): string {
    const asked = `${zone}/${name}@${version}`;
    const { origins } = this.#contents;
    if (Object.hasOwn(origins, asked)) return asked;
    const sameZone = Object.keys(origins).filter((key) => key.startsWith(`${zone}/`) && key.endsWith(`@${version}`));
    return sameZone.find((key) => origins[key]?.app === name) ?? asked;
  }

  /** Our name of an app: the one that was asked for, whichever of its names it is looked for by. */
  nameOf(origin: Origin): string {
    return this.keyOf(origin)
      .slice(origin.zone.length + 1)
      .replace(/@\d+$/, '');
  }

  record(origin: Origin): OriginRecord {
    const found = this.#contents.origins[this.keyOf(origin)];
    return { ...EMPTY_RECORD, ...found };
  }

  /** Replaces the record of one origin, on disk at once: half a file never exists. */
  async save(origin: Origin, record: OriginRecord): Promise<void> {
    const origins = { ...this.#contents.origins, [this.keyOf(origin)]: record };
    const contents: Contents = { fileVersion: 1, origins };
    const text = `${JSON.stringify(contents, sortedKeys, 2)}\n`;
    const draft = `${this.path}.${process.pid}.part`;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      await writeFile(draft, text);
      await rename(draft, this.path);
    } catch (error) {
      await rm(draft, { force: true });
      const reason = error instanceof Error ? error.message : String(error);
      throw new DeployError({ code: 'mapping/unwritable', message: `${this.path} cannot be written: ${reason}` });
    }
    this.#contents = contents;
  }
}

/** Sorted keys make a change of the file readable in version control. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function parseContents(path: string, text: string): Contents {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
  if (!isObject(value) || value['fileVersion'] !== 1 || !isObject(value['origins'])) {
    throw unreadable(path, 'it is not of the form that this version writes');
  }
  for (const record of Object.values(value['origins'])) {
    const maps = isObject(record) ? [record['connections'], record['webhooks'], record['deployed']] : [undefined];
    if (!maps.every((map) => isObject(map) && Object.values(map).every((each) => typeof each === 'string'))) {
      throw unreadable(path, 'one of its origins is incomplete');
    }
  }
  return value as unknown as Contents;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(path: string, reason: string): DeployError {
  return new DeployError({
    code: 'mapping/unreadable',
    message: `${path} cannot be read: ${reason}.`,
    hint: 'Restore it from version control; without it a deployment cannot know which remote changes are its own.',
  });
}
