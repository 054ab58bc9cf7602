import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltApp, buildApp, replaceFolder } from '@connect-app/app-build';
import { type App, loadApp } from '@connect-app/app-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf, EVERYTHING } from '../support/everything-app.js';
import { plainApp } from '../support/plain-app.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'round-trip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes one layout of a built app to disk and loads it again. */
async function written(built: BuiltApp, layout: 'archive' | 'expanded' | 'workspace'): Promise<App> {
  const home = await mkdtemp(join(folder, `${layout}-`));
  const path = layout === 'archive' ? join(home, built.archiveName) : join(home, 'app');
  if (layout === 'archive') await writeFile(path, built.archive);
  else await replaceFolder(path, layout === 'expanded' ? built.expanded : built.workspace);
  const { app, diagnostics } = await loadApp(path);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!app) throw new Error('nothing loads');
  return app;
}

/** What an import archive has no place for (R10.3) is gone from the model that it gives. */
function withoutWhatArchivesLack(plain: unknown): unknown {
  const dropped = new Set(['common', 'install', 'installSpec', 'altConnection', 'crud']);
  return JSON.parse(JSON.stringify(plain), function (this: unknown, key, value: unknown) {
    const isAppDescription = key === 'description' && typeof this === 'object' && this !== null && 'theme' in this;
    if (key === 'groups') return [];
    return dropped.has(key) || isAppDescription ? undefined : value;
  });
}

const LAYOUTS = ['archive', 'expanded', 'workspace'] as const;

/** The model that a layout gives back. */
function expected(plain: unknown, layout: (typeof LAYOUTS)[number]): unknown {
  return layout === 'archive' ? withoutWhatArchivesLack(plain) : plain;
}

describe('an app with one of everything', () => {
  const pairs = LAYOUTS.flatMap((first) => LAYOUTS.map((second) => ({ first, second })));

  it.each(pairs)('is the same after $first and $second', async ({ first, second }) => {
    const app = appOf(EVERYTHING);
    const once = await written(buildApp(app, { common: true }), first);
    const plain = expected(plainApp(app), first);
    expect(plainApp(once)).toEqual(plain);
    expect(plainApp(await written(buildApp(once, { common: true }), second))).toEqual(expected(plain, second));
  });

  it.each(['expanded', 'workspace'] as const)('gives the same archive from its %s', async (layout) => {
    const built = buildApp(appOf(EVERYTHING));
    expect(Buffer.compare(buildApp(await written(built, layout)).archive, built.archive)).toBe(0);
  });
});

describe('the app of this repository', () => {
  it.each(LAYOUTS)('is the same after %s', async (layout) => {
    const { app } = await loadApp('.');
    if (!app) throw new Error('the app does not load');
    expect(plainApp(await written(buildApp(app), layout))).toEqual(expected(plainApp(app), layout));
  });
});
