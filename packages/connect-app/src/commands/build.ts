import { join, resolve } from 'node:path';
import { buildApp, leftOutOfArchive, replaceFile, replaceFolder } from '@connect-app/app-build';

import { type App, checkApp } from '@connect-app/app-model';
import { appPath, displayPath, loadRunnableApp, requireIdentity } from '../app.js';
import type { CommandContext } from '../command-context.js';

import { EXIT, type ExitCode, Failure } from '../failure.js';
import { findingsText } from '../findings.js';
import { requireReplaceable } from '../replaceable.js';

export interface BuildOptions {
  readonly app?: string;
  readonly out: string;
  readonly force?: true;
  readonly withCommon?: true;
}

/** `connect-app build`: the ZIP archive, the workspace and the expanded app, or nothing when there are findings. */
export async function build({ streams, config }: CommandContext, options: BuildOptions): Promise<ExitCode> {
  const path = appPath(options.app, config);
  const { app, diagnostics } = await loadRunnableApp(path);
  const findings = checkApp(app, diagnostics).filter(({ severity }) => severity !== 'info');
  if (findings.length > 0) streams.say(findingsText(path, findings, streams.sayColour));
  requireIdentity(app, { code: 'build/identity', nothing: 'Nothing was built' });
  if (findings.length > 0 && !options.force) {
    throw new Failure({
      code: 'build/findings',
      message: `Nothing was built: there ${findings.length === 1 ? 'is 1 finding' : `are ${findings.length} findings`}.`,
      hint: 'Mend what is listed above, or build all the same with --force.',
      exitCode: EXIT.failed,
    });
  }
  const built = buildApp(app, { common: options.withCommon === true });
  const out = resolve(options.out);
  const archive = join(out, built.archiveName);
  const workspace = join(out, 'workspace');
  const expanded = join(out, 'app');
  await requireReplaceable(path, [
    { target: archive },
    { target: workspace, mark: { file: 'makecomapp.json', isOurs: hasNoOrigins } },
    { target: expanded, mark: { file: '.sdk', isOurs: (text) => text.includes('"version"') } },
  ]);
  await replaceFolder(expanded, built.expanded);
  await replaceFolder(workspace, built.workspace);
  await replaceFile(archive, built.archive);
  streams.out(
    JSON.stringify({ archive: displayPath(archive), workspace: displayPath(workspace), app: displayPath(expanded) }),
  );
  streams.say(
    [
      `${app.metadata.label}: ${contentsOf(app)}.`,
      ...aligned([
        [displayPath(archive), size(built.archive.length), 'to be imported with the vendor’s editor'],
        [displayPath(workspace), `${built.workspace.size} files`, 'local development (makecomapp.json)'],
        [displayPath(expanded), `${built.expanded.size} files`, 'everything the app has, free of $ref'],
      ]),
    ].join('\n'),
  );
  const left = leftOutOfArchive(app);
  if (left.length > 0) {
    streams.say(`An import archive has no place for ${left.join(', ')}: "connect-app deploy" sets it all.`);
  }
  if (!app.icon) streams.say('The app has no icon: put a PNG of 512 × 512 pixels into assets/icon.png.');
  return EXIT.fine;
}

/** A workspace that somebody works with knows the instance it came from; one that was built does not. */
function hasNoOrigins(text: string): boolean {
  return /"origins":\s*\[\s*\]/.test(text);
}

/** "41 modules, 17 RPCs, 1 connection". */
function contentsOf(app: App): string {
  const counts: readonly [number, string][] = [
    [app.modules.size, 'module'],
    [app.rpcs.size, 'RPC'],
    [app.webhooks.size, 'webhook'],
    [app.connections.size, 'connection'],
    [app.functions.size, 'function'],
    [app.endpoints.size, 'endpoint'],
  ];
  const there = counts.filter(([count]) => count > 0);
  return there.map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`).join(', ') || 'nothing in it';
}

function size(bytes: number): string {
  return bytes < 10_240 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} KiB`;
}

/** Rows of cells below one another. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
