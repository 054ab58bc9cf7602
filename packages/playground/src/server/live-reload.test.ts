import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHttpTransport } from '@connect-app/app-runner';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppSummary, ModuleDetail, PageEvent } from '../protocol.js';
import { form, openPage, type TestPage } from '../testing/page.js';
import { startTestBench, type TestBench } from '../testing/playground.js';
import { appFolder, SMALL_APP } from '../testing/small-app.js';
import { startPlayground } from './start-playground.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function bench(): Promise<TestBench> {
  const started = await startTestBench();
  closing.push(() => started.close());
  return started;
}

/** Does something and waits for the server to say that it loaded the app anew. */
async function reloading(page: TestPage, work: () => Promise<unknown>): Promise<void> {
  const events = await page.listen();
  await events.until((event): event is PageEvent => event.type === 'subscriptions');
  await work();
  await events.until((event): event is PageEvent => event.type === 'reloaded');
  events.close();
}

const labels = async (page: TestPage) => {
  const { groups } = await page.call<AppSummary>('GET', '/api/app');
  return groups.flatMap(({ modules }) => modules.map(({ label }) => label));
};

describe('the app, when its files change', () => {
  it('is loaded anew: dialogs and runs follow, connections stay', async () => {
    const { page, folder } = await bench();
    await reloading(page, () =>
      folder.write('modules/echo/metadata.json', { label: 'Say it', type: 'action', connection: 'main' }),
    );
    expect(await labels(page)).toContain('Say it');
    await reloading(page, () =>
      folder.write('modules/echo/api.imljson', {
        url: '/echo',
        method: 'POST',
        body: { text: 'other' },
        response: { output: '{{body}}' },
      }),
    );
    const messages = await page.run({ module: 'echo', connection: 'ready-made', values: form({ text: 'a' }) });
    expect(messages.find(({ type }) => type === 'bundle')).toMatchObject({ bundle: { text: 'other' } });
  });

  it('takes new modules in and lets deleted ones go', async () => {
    const { page, folder } = await bench();
    await reloading(page, () => folder.write('modules/fresh/metadata.json', { label: 'Fresh', type: 'action' }));
    expect(await labels(page)).toContain('Fresh');
    await reloading(page, () => rm(join(folder.path, 'modules/fresh'), { recursive: true }));
    expect(await labels(page)).not.toContain('Fresh');
  });

  it('is still listed with mistakes in it, which show at their place, and recovers when they are mended', async () => {
    const { page, folder } = await bench();
    await reloading(page, () => folder.write('modules/echo/expect.imljson', '[\n  { "name": "text", \n]'));
    expect(await labels(page)).toContain('Echo');
    const broken = await page.call<ModuleDetail>('GET', '/api/modules/echo');
    expect(broken.findings).toBeGreaterThan(0);
    expect(broken.diagnostics).toContainEqual(
      expect.objectContaining({ file: 'modules/echo/expect.imljson', severity: 'error' }),
    );
    expect(broken.diagnostics[0]?.line).toBeGreaterThan(1);
    await reloading(page, () =>
      folder.write('modules/echo/expect.imljson', [{ name: 'text', type: 'text', label: 'Text' }]),
    );
    const mended = await page.call<ModuleDetail>('GET', '/api/modules/echo');
    expect(mended.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(mended.fields).toMatchObject([{ name: 'text' }]);
  });

  it('stays as it was when nothing loads any longer, and says why', async () => {
    const { page, folder } = await bench();
    const [from, to] = [join(folder.path, 'app.json'), join(folder.path, 'gone.txt')];
    await reloading(page, async () => {
      for (const part of ['modules', 'rpcs', 'webhooks', 'connections', 'base.imljson']) {
        await rename(join(folder.path, part), join(folder.path, `.${part}`));
      }
      await rename(from, to);
    });
    const app = await page.call<AppSummary>('GET', '/api/app');
    expect(app.label).toBe('Small App');
    expect(app.findings).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });

  it('does not run while a custom function does not compile, and says where (R6.16)', async () => {
    const { page, folder } = await bench();
    await reloading(page, () => folder.write('functions/twist/code.js', 'function twist(a) {\n  return a +;\n}'));
    const run = page.run({ module: 'echo', connection: 'ready-made', values: form({ text: 'a' }) });
    await expect(run).rejects.toThrow(/409.*functions\/twist\/code\.js:2/);
    expect((await page.call<AppSummary>('GET', '/api/app')).findings).toContainEqual(
      expect.objectContaining({ rule: 'app/does-not-run' }),
    );
    await reloading(page, () => folder.write('functions/twist/code.js', 'function twist(a) {\n  return a;\n}'));
    const messages = await page.run({ module: 'echo', connection: 'ready-made', values: form({ text: 'a' }) });
    expect(messages.some(({ type }) => type === 'bundle')).toBe(true);
  });

  it('that does not run at start gets its ready-made connection once it is mended', async () => {
    const started = await startTestBench({ files: { ...SMALL_APP, 'functions/twist/code.js': 'function twist(a) {' } });
    closing.push(() => started.close());
    const { page, folder } = started;
    expect(await page.call('GET', '/api/connections')).toEqual([]);
    const events = await page.listen();
    await folder.write('functions/twist/code.js', 'function twist(a) {\n  return a;\n}');
    const isOffered = (event: PageEvent): event is PageEvent =>
      event.type === 'connections' && event.connections.length > 0;
    expect(await events.until(isOffered)).toMatchObject({ connections: [{ readyMade: true, owner: 'Ada' }] });
    events.close();
  });

  it('is not loaded anew for what is no part of it', async () => {
    const { page, folder } = await bench();
    const events = await page.listen();
    await folder.write('node_modules/x/app.json', {});
    await folder.write('.git/HEAD', 'x');
    await folder.write('dist/app/base.imljson', {});
    await reloading(page, () => folder.write('modules/echo/metadata.json', { label: 'Say it', type: 'action' }));
    expect(events.events.filter(({ type }) => type === 'reloaded')).toHaveLength(1);
    events.close();
  });
});

describe('other layouts', () => {
  const open = async (app: string): Promise<TestPage> => {
    const playground = await startPlayground({ app, port: 0, transport: createHttpTransport() });
    closing.push(() => playground.close());
    return openPage(playground.url);
  };

  it('a workspace is watched through its folder, whichever way it was named', async () => {
    const manifest = (label: string) => ({
      fileVersion: 1,
      generalCodeFiles: { base: 'general/base.iml.json' },
      components: {
        module: { ping: { label, moduleType: 'action', codeFiles: { communication: 'modules/ping.iml.json' } } },
      },
      origins: [{ label: 'Work', baseUrl: 'https://eu1.make.com/api', appId: 'work-app', appVersion: 1 }],
    });
    const folder = await appFolder({
      'makecomapp.json': manifest('Ping'),
      'general/base.iml.json': {},
      'modules/ping.iml.json': { url: 'https://api.small.example/ping' },
    });
    closing.push(() => folder.remove());
    const page = await open(join(folder.path, 'makecomapp.json'));
    expect(await labels(page)).toEqual(['Ping']);
    await reloading(page, () => folder.write('makecomapp.json', manifest('Pong')));
    expect(await labels(page)).toEqual(['Pong']);
    await reloading(page, () => folder.write('modules/ping.iml.json', { url: 'https://api.small.example/pong' }));
    const { effective } = await page.call<ModuleDetail>('GET', '/api/modules/ping');
    expect(effective).toMatchObject({ api: [{ url: 'https://api.small.example/pong' }] });
  });

  it('a ZIP is watched although a new file takes its place', async () => {
    const folder = await appFolder({});
    closing.push(() => folder.remove());
    const zip = join(folder.path, 'other.zip');
    await writeFile(zip, zipOf(module('One')));
    const page = await open(zip);
    expect(await labels(page)).toEqual(['One']);
    const { groups } = await page.call<AppSummary>('GET', '/api/app');
    expect(groups.map(({ label }) => label)).toEqual(['Actions']);
    await reloading(page, async () => {
      await writeFile(`${zip}.new`, zipOf(module('Two')));
      await rename(`${zip}.new`, zip);
    });
    expect(await labels(page)).toEqual(['Two']);
    await reloading(page, () => writeFile(zip, zipOf(module('Three'))));
    expect(await labels(page)).toEqual(['Three']);
  });
});

function module(label: string): Record<string, unknown> {
  return {
    'other/metadata.json': { name: 'other', label: 'Other', version: 1, theme: '#000000', language: 'en' },
    'other/base.imljson': {},
    'other/modules/one/metadata.json': { label, description: label, type: 'action' },
    'other/modules/one/api.imljson': { url: 'https://api.small.example/' },
  };
}

function zipOf(files: Readonly<Record<string, unknown>>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [name, strToU8(JSON.stringify(content))] as const);
  return zipSync(Object.fromEntries(entries));
}
