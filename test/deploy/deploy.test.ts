import { readFile } from 'node:fs/promises';
import { type Drift, renderPlan } from '@connect-app/app-deploy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MakeApi, READ_TOKEN, startMakeApi } from '../make-api/make-api.js';
import { EVERYTHING } from '../support/everything-app.js';
import { deployFiles, newMappingFile, planFiles, SMALL, type Target } from './support.js';

let api: MakeApi;
let target: Target;
beforeEach(async () => {
  api = await startMakeApi();
  target = { api, mappingFile: await newMappingFile() };
});
afterEach(() => api.close());

const without = (files: Readonly<Record<string, unknown>>, folder: string) =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(folder)));

describe('the first deployment', () => {
  it('creates the app and everything in it, complete and free of $ref', async () => {
    const { app } = await deployFiles(target, SMALL);
    expect(app).toMatch(/^small-/);
    const stored = api.theApp();
    expect(stored.metadata).toMatchObject({
      label: 'Small',
      description: 'A small app.',
      theme: '#12ab34',
      language: 'en',
    });
    expect(stored.blocks.get('readme')).toBe('# Small\n');
    expect(JSON.parse(stored.blocks.get('groups') ?? '')).toEqual([{ label: 'Things', modules: ['getThing'] }]);
    expect(JSON.parse(stored.blocks.get('common') ?? '')).toEqual({ clientSecret: 'common-secret-value' });
    expect(stored.icon).toHaveLength((SMALL['assets/icon.png'] as Uint8Array).length);
    const module = stored.components.modules.get('getThing');
    expect([...(module?.blocks ?? [])].filter(([block]) => block !== 'epoch')).toEqual([
      ['api', '{\n  "url": "/things/{{parameters.id}}"\n}\n'],
      ['parameters', '[]\n'],
      ['expect', expect.stringContaining('"id"')],
      ['interface', '[]\n'],
      ['samples', '{}\n'],
      ['scope', '[]\n'],
    ]);
  });

  it('replaces our names of connections and webhooks by those the instance chose (R10.7)', async () => {
    const { app } = await deployFiles(target, SMALL);
    const { connections, webhooks, modules, rpcs } = api.theApp().components;
    const labels = (kind: typeof connections) =>
      [...kind.values()].map(({ name, metadata }) => [name, metadata['label']]);
    expect(labels(connections)).toEqual([
      [app, 'Main'],
      [`${app}2`, 'Spare'],
    ]);
    expect(rpcs.get('kinds')?.metadata).toMatchObject({ connection: app, altConnection: `${app}2` });
    expect(webhooks.get(app)?.metadata).toMatchObject({ connection: app });
    expect(modules.get('watchThings')?.metadata).toMatchObject({ webhook: app, connection: app });
    expect(modules.get('getThing')?.metadata).toMatchObject({ crud: 'read', typeId: 4 });
    const record = JSON.parse(await readFile(target.mappingFile, 'utf8')).origins['connect.example.com/small@1'];
    expect(record).toMatchObject({ app, connections: { main: app, spare: `${app}2` }, webhooks: { changed: app } });
    expect(record.unfinished).toBeUndefined();
  });

  it('goes through the kinds in the vendor’s order (R10.10)', async () => {
    await deployFiles(target, EVERYTHING);
    const creations = api
      .writes()
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => path.split('/').at(-1));
    expect([...new Set(creations)]).toEqual([
      'apps',
      'connections',
      'endpoints',
      'rpcs',
      'webhooks',
      'modules',
      'functions',
    ]);
    expect(api.journal.filter(({ status }) => status >= 400)).toEqual([]);
    expect(api.mostAtOnce).toBe(2);
  });

  it('keeps secrets out of the mapping file and out of the plan', async () => {
    await deployFiles(target, SMALL);
    expect(await readFile(target.mappingFile, 'utf8')).not.toContain('common-secret-value');
    const changed = { ...SMALL, 'common.json': { clientSecret: 'another-secret-value' } };
    const { plan } = await planFiles(target, changed);
    const text = renderPlan(plan, { title: 'small' });
    expect(text).toContain('secret and not shown');
    expect(text).not.toMatch(/common-secret-value|another-secret-value/);
  });
});

describe('a later deployment', () => {
  beforeEach(async () => {
    await deployFiles(target, SMALL);
    api.revive();
  });

  it('writes nothing when nothing changed', async () => {
    const before = await readFile(target.mappingFile, 'utf8');
    const { plan } = await deployFiles(target, SMALL);
    expect(plan.changes).toEqual([]);
    expect(api.writes()).toEqual([]);
    expect(await readFile(target.mappingFile, 'utf8')).toBe(before);
  });

  it('reads blocks only where checksums differ (R10.10)', async () => {
    await planFiles(target, { ...SMALL, 'modules/getThing/api.imljson': { url: '/other' } });
    const blocks = api.journal.filter(({ path }) => /\/(api|expect|parameters|base|readme)$/.test(path));
    expect(blocks.map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual(['getThing/api']);
  });

  it('makes exactly one write for one changed block, and shows what changes', async () => {
    const changed = { ...SMALL, 'modules/getThing/api.imljson': { url: '/other' } };
    const { plan } = await deployFiles(target, changed);
    expect(api.writes()).toEqual([
      expect.objectContaining({ method: 'PUT', path: expect.stringMatching(/modules\/getThing\/api$/) }),
    ]);
    const text = renderPlan(plan, { title: 'small' });
    expect(text).toContain('-  "url": "/things/{{parameters.id}}"');
    expect(text).toContain('+  "url": "/other"');
  });

  it('does not write what differs in layout alone', async () => {
    const stored = api.theApp().components.modules.get('getThing');
    stored?.blocks.set('api', '// by hand\n{"url":"/things/{{parameters.id}}",}');
    await deployFiles(target, SMALL);
    expect(api.writes()).toEqual([]);
  });

  it('changes labels and references with one request each', async () => {
    const changed = {
      ...SMALL,
      'modules/getThing/metadata.json': {
        label: 'Get One',
        description: 'Gets.',
        type: 'action',
        crud: 'read',
        connection: 'spare',
      },
    };
    await deployFiles(target, changed);
    expect(api.writes()).toEqual([
      expect.objectContaining({ method: 'PATCH', path: expect.stringMatching(/modules\/getThing$/) }),
    ]);
    const stored = api.theApp();
    expect(stored.components.modules.get('getThing')?.metadata).toMatchObject({
      label: 'Get One',
      connection: `${stored.name}2`,
    });
  });

  it.each(['connections/spare', 'webhooks/changed'])('knows %s again under another name of ours', async (folder) => {
    const [kind, old] = folder.split('/') as ['connections' | 'webhooks', string];
    const renamed = Object.fromEntries(
      Object.entries(SMALL).map(([path, value]) => [
        path.replace(`${folder}/`, `${kind}/other/`),
        path.endsWith('metadata.json') ? JSON.parse(JSON.stringify(value).replaceAll(`"${old}"`, '"other"')) : value,
      ]),
    );
    const { plan } = await deployFiles(target, renamed);
    expect(plan.kept).toEqual([]);
    expect(api.writes()).toEqual([]);
    const record = JSON.parse(await readFile(target.mappingFile, 'utf8')).origins['connect.example.com/small@1'];
    expect(Object.keys(record[kind])).toContain('other');
    expect(Object.keys(record[kind])).not.toContain(old);
  });

  it('keeps a module that was renamed, unless deletions are allowed', async () => {
    const renamed = Object.fromEntries(
      Object.entries(SMALL).map(([path, value]) => [path.replace('/getThing/', '/getOneThing/'), value]),
    );
    const { plan } = await deployFiles(target, renamed);
    expect(plan.kept.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['module getThing']);
    expect([...api.theApp().components.modules.keys()].sort()).toEqual(['getOneThing', 'getThing', 'watchThings']);
    await deployFiles(target, renamed, { allowDestructive: true });
    expect([...api.theApp().components.modules.keys()].sort()).toEqual(['getOneThing', 'watchThings']);
  });

  it('deletes from the top down, so that nothing is in use when it goes', async () => {
    const fewer = without(without(without(SMALL, 'modules/watchThings'), 'webhooks/'), 'rpcs/');
    const least = without(fewer, 'connections/spare');
    await deployFiles(target, least, { allowDestructive: true });
    const deleted = api
      .writes()
      .filter(({ method }) => method === 'DELETE')
      .map(({ path }) => path.split('/').at(-2));
    expect(deleted).toEqual(['modules', 'webhooks', 'rpcs', 'connections']);
    api.revive();
    await deployFiles(target, least, { allowDestructive: true });
    expect(api.writes()).toEqual([]);
    const record = JSON.parse(await readFile(target.mappingFile, 'utf8')).origins['connect.example.com/small@1'];
    expect(Object.keys(record.connections)).toEqual(['main']);
    expect(Object.keys(record.deployed).filter((key) => /watchThings|kinds|spare/.test(key))).toEqual([]);
  });
});

describe('changes made on the instance', () => {
  beforeEach(async () => {
    await deployFiles(target, SMALL);
    api.revive();
  });

  it('are shown and not overwritten without force', async () => {
    api.theApp().components.modules.get('getThing')?.blocks.set('api', '{"url": "/by-hand"}');
    const { plan } = await planFiles(target, SMALL);
    expect(plan.changes).toMatchObject([
      { action: 'write', name: 'getThing', block: 'api', drift: 'changed-remotely' },
    ]);
    expect(renderPlan(plan, { title: 'small' })).toContain('-  "url": "/by-hand"');
    await expect(deployFiles(target, SMALL)).rejects.toMatchObject({ code: 'drift/conflict' });
    expect(api.writes()).toEqual([]);
    await deployFiles(target, SMALL, { force: true });
    expect(api.theApp().components.modules.get('getThing')?.blocks.get('api')).toContain('/things/');
  });

  it('count also where the sources change something else', async () => {
    api.theApp().blocks.set('base', '{"baseUrl": "https://by-hand.example.com"}');
    const changed = { ...SMALL, 'modules/getThing/api.imljson': { url: '/other' } };
    await expect(deployFiles(target, changed)).rejects.toMatchObject({ code: 'drift/conflict' });
    expect(api.writes()).toEqual([]);
  });

  it('are no conflict where the sources say the same by now', async () => {
    api.theApp().components.modules.get('getThing')?.blocks.set('api', '{"url": "/agreed"}');
    await deployFiles(target, { ...SMALL, 'modules/getThing/api.imljson': { url: '/agreed' } });
    expect(api.writes()).toEqual([]);
  });

  const CHANGES: [what: string, change: () => unknown, drift: Drift][] = [
    [
      'a label',
      () => Object.assign(api.theApp().components.rpcs.get('kinds')?.metadata ?? {}, { label: 'By hand' }),
      'changed-remotely',
    ],
    ['a module that was deleted', () => api.theApp().components.modules.delete('getThing'), 'deleted-remotely'],
    ['the icon', () => Object.assign(api.theApp(), { icon: new Uint8Array([1]) }), 'changed-remotely'],
  ];
  it.each(CHANGES)('include %s', async (_what, change, drift) => {
    change();
    const { plan } = await planFiles(target, SMALL);
    expect(plan.changes.map((each) => each.drift)).toEqual([drift]);
  });

  it('include what was made there, when deletions are allowed', async () => {
    const app = api.theApp();
    api.store.create(app, 'modules', { name: 'byHand', label: 'By hand', typeId: 4, moduleInitMode: 'blank' });
    await deployFiles(target, SMALL);
    await expect(deployFiles(target, SMALL, { allowDestructive: true })).rejects.toMatchObject({
      code: 'drift/conflict',
    });
    expect(app.components.modules.has('byHand')).toBe(true);
  });

  it('are everything, for an app that was never deployed from here', async () => {
    const other: Target = { api, mappingFile: await newMappingFile(), name: api.theApp().name };
    const changed = { ...SMALL, 'base.imljson': { baseUrl: 'https://other.example.com' } };
    await expect(deployFiles(other, changed)).rejects.toMatchObject({ code: 'drift/conflict' });
    expect((await planFiles(other, SMALL)).plan.changes).toEqual([]);
    await deployFiles(other, changed, { force: true });
    api.revive();
    await deployFiles(other, { ...changed, 'base.imljson': { baseUrl: 'https://third.example.com' } });
    expect(api.writes()).toHaveLength(1);
  });
});

describe('two origins from one folder', () => {
  it('have an app, names and memory of their own', async () => {
    const development = { ...target, name: 'small-dev' };
    const first = await deployFiles(target, SMALL);
    const second = await deployFiles(development, SMALL);
    expect(second.app).toMatch(/^small-dev-/);
    const changed = { ...SMALL, 'base.imljson': { baseUrl: 'https://dev.example.com' } };
    await deployFiles(development, changed);
    api.revive();
    await deployFiles(target, SMALL);
    await deployFiles(development, changed);
    expect(api.writes()).toEqual([]);
    expect(api.store.app(first.app, '1').blocks.get('base')).toContain('api.example.com');
    expect(api.store.app(second.app, '1').blocks.get('base')).toContain('dev.example.com');
  });

  it('are found by the name that the instance gave, too', async () => {
    const { app } = await deployFiles(target, SMALL);
    api.revive();
    await deployFiles({ ...target, name: app }, SMALL);
    expect(api.writes()).toEqual([]);
  });
});

describe('an instance in trouble', () => {
  it('is waited for when it says 429, as long as it says', async () => {
    const waits: number[] = [];
    api.failNext(3, { status: 429, headers: { 'retry-after': '7' } });
    const { ApiClient } = await import('@connect-app/app-deploy');
    const origin = { zone: 'connect.example.com', name: 'small', baseUrl: api.url };
    const client = new ApiClient({
      origin,
      token: '11111111-2222-4333-8444-555555555555',
      sleep: async () => {},
      onWait: ({ milliseconds }) => waits.push(milliseconds),
    });
    await deployFiles(target, SMALL, { client });
    expect(waits).toEqual([7000, 7000, 7000]);
  });

  it('is asked again after 5xx and broken connections, where that is safe', async () => {
    await deployFiles(target, SMALL);
    api.revive();
    api.failNext(2, { status: 503 });
    await deployFiles(target, { ...SMALL, 'readme.md': '# Other\n' });
    expect(api.theApp().blocks.get('readme')).toBe('# Other\n');
  });

  it('never gets a creation twice when an answer is lost', async () => {
    api.loseNextCreation();
    await deployFiles(target, SMALL);
    expect(api.store.apps.size).toBe(1);
  });

  it('that sends us elsewhere is named, and nothing follows', async () => {
    api.failNext(1, { status: 302, headers: { location: 'https://eu2.make.example/api/v2/sdk/apps' } });
    await expect(deployFiles(target, SMALL)).rejects.toMatchObject({
      code: 'zone/redirected',
      hint: 'Use the zone eu2.make.example.',
    });
  });
});

describe('what cannot be deployed', () => {
  it.each([
    [
      'a token without the scope to write',
      async () => deployFiles({ ...target, token: READ_TOKEN }, SMALL),
      'token/scope',
    ],
    [
      'a wrong token',
      async () => deployFiles({ ...target, token: '99999999-2222-4333-8444-555555555555' }, SMALL),
      'token/refused',
    ],
    ['an app name with capitals', async () => deployFiles({ ...target, name: 'Small' }, SMALL), 'app/name-invalid'],
    [
      'a module name with a hyphen',
      async () => deployFiles(target, { ...SMALL, 'modules/get-x/metadata.json': { label: 'X', type: 'action' } }),
      'app/invalid',
    ],
    [
      'an icon that is no PNG',
      async () => deployFiles(target, { ...SMALL, 'assets/icon.png': 'GIF89a' }),
      'app/invalid',
    ],
  ] as const)('%s: a clear error, and nothing is there', async (_what, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code });
    expect(api.store.apps.size).toBe(0);
  });

  it('a connection whose type changed', async () => {
    await deployFiles(target, SMALL);
    api.revive();
    const changed = { ...SMALL, 'connections/main/metadata.json': { label: 'Main', type: 'oauth' } };
    await expect(deployFiles(target, changed)).rejects.toMatchObject({ code: 'component/type-changed' });
    expect(api.writes()).toEqual([]);
  });
});
