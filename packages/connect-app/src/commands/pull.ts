import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { replaceEntries } from '@connect-app/app-build';
import { MAPPING_FILE, pullApp } from '@connect-app/app-deploy';
import { displayPath } from '../app.js';
import type { CommandContext } from '../command-context.js';
import { EXIT, type ExitCode, Failure } from '../failure.js';
import { withJsonReport } from '../instance/json-report.js';
import type { InstanceOptions } from '../instance/options.js';
import { withSession } from '../instance/session.js';

export interface PullOptions extends InstanceOptions {
  readonly out?: string;
  readonly force?: true;
  readonly withCommon?: true;
}

/** What belongs to an app's sources; everything else in a folder is left alone. */
const OWNED = [
  'app.json',
  'base.imljson',
  'groups.json',
  'readme.md',
  'connections',
  'endpoints',
  'rpcs',
  'webhooks',
  'modules',
  'functions',
  'assets',
];

/** `connect-app pull`: an app on an instance as a folder of sources, to be brought under version control. */
export async function pull({ streams }: CommandContext, options: PullOptions): Promise<ExitCode> {
  const folder = resolve(options.out ?? options.name);
  const mappingFile = options.mapping ?? join(folder, MAPPING_FILE);
  const common = options.withCommon === true;
  return withJsonReport({ streams, json: options.json === true }, async () => {
    await requireRoom(folder, options.force === true);
    return withSession({ streams, options, version: 1, mappingFile }, async ({ origin, client, mapping }) => {
      const { app, files, record } = await pullApp({ client, origin, mapping, common });
      await replaceEntries(folder, files, [...OWNED, ...(common ? ['common.json'] : [])]);
      await mapping.save(origin, record);
      if (options.json)
        streams.out(JSON.stringify({ zone: origin.zone, app, folder: displayPath(folder), files: files.size }));
      streams.say(`${app}: ${files.size} files in ${displayPath(folder)}.`);
      if (!common)
        streams.say('Common data was left on the instance: it may hold client secrets (--with-common takes it along).');
      streams.say(`Next: connect-app check --app ${displayPath(folder)}`);
      return EXIT.fine;
    });
  });
}

async function requireRoom(folder: string, force: boolean): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Failure({ code: 'pull/folder', message: `${displayPath(folder)} cannot be read (${error.code}).` });
  });
  if (there.length === 0 || force) return;
  throw new Failure({
    code: 'pull/not-empty',
    message: `${displayPath(folder)} is not empty.`,
    hint: 'Name another folder with --out, or let the app’s files in it be replaced with --force.',
  });
}
