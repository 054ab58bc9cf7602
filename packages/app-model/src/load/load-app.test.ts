import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadApp } from './load-app.js';

async function folderWith(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'app-model-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

const ARCHIVE = {
  'shop/metadata.json': '{"name":"shop","label":"Shop","version":3,"theme":"#aabbcc","language":"en","countries":null}',
  'shop/.sdk': '{"version":2}',
  'shop/base.imljson': '{"baseUrl":"https://shop.example"}',
  'shop/readme.md': '# Shop',
  'shop/connections/shop/metadata.json': '{"name":"shop","label":"Shop","type":"apikey"}',
  'shop/modules/getOrder/metadata.json':
    '{"name":"getOrder","label":"Get an Order","connection":"shop","webhook":null,"type":"action"}',
  'shop/modules/getOrder/api.imljson': '{"url":"/orders/{{parameters.id}}"}',
  'shop/modules/getOrder/expect.imljson': 'rpc://orderFields?kind=a\n',
  'shop/modules/getOrder/interface.imljson': '{}',
  'shop/modules/newOrder/metadata.json': '{"label":"New Order","typeId":1}',
  'shop/modules/newOrder/api.imljson': '',
  'shop/functions/double/code.js': 'function double(x) {\n  return 2 * x;\n}',
  '__MACOSX/shop/._metadata.json': 'junk',
  'shop/.DS_Store': 'junk',
};

function expectShop(app: Awaited<ReturnType<typeof loadApp>>['app'], label = 'Shop'): void {
  expect(app?.metadata).toMatchObject({ name: 'shop', label, version: 3 });
  expect([...(app?.modules.keys() ?? [])].sort()).toEqual(['getOrder', 'newOrder']);
  expect(app?.modules.get('newOrder')?.type).toBe('trigger');
  expect(app?.modules.get('getOrder')?.sections.expect?.value).toBe('rpc://orderFields?kind=a');
  expect(app?.modules.get('getOrder')?.sections.interface?.value).toEqual([]);
  expect(app?.modules.get('newOrder')?.sections.api?.value).toEqual({});
  expect(app?.connections.get('shop')?.type).toBe('basic');
  expect(app?.functions.get('double')?.code).toContain('2 * x');
}

describe('loadApp', () => {
  it('reads our sources and nothing beside them, shared fields included', async () => {
    const root = await folderWith({
      'app.json':
        '{"name":"mine","label":"Mine","version":1,"theme":"#112233","language":"en","readme":"docs/modules.md"}',
      'base.imljson': '{}',
      'docs/modules.md': 'The modules',
      'README.md': 'The repository',
      'fields/a.imljson': '[{"name":"a","type":"text"}]',
      'modules/getA/metadata.json': '{"label":"Get an A","type":"action"}',
      'modules/getA/expect.imljson': '[{"$ref":"/fields/a.imljson"}]',
      'packages/x/modules/other/metadata.json': '{"label":"Not ours","type":"action"}',
    });
    const { app, diagnostics } = await loadApp(root);
    expect(diagnostics).toEqual([]);
    expect(app?.layout).toBe('sources');
    expect([...(app?.modules.keys() ?? [])]).toEqual(['getA']);
    expect(app?.readme).toBe('The modules');
    expect(app?.modules.get('getA')?.sections.expect?.value).toEqual([{ name: 'a', type: 'text' }]);
    expect(app?.modules.get('getA')?.sections.expect?.locate([0, 'type'])).toEqual({
      file: 'fields/a.imljson',
      line: 1,
      column: 21,
    });
  });

  it('reads an expanded archive inside a folder, string or numeric module types (R10.1, R10.2, R10.18)', async () => {
    const root = await folderWith(ARCHIVE);
    const { app, diagnostics } = await loadApp(root);
    expect(diagnostics).toEqual([]);
    expect(app?.layout).toBe('archive');
    expect(app?.readme).toBe('# Shop');
    expectShop(app);
    expect((await loadApp(join(root, 'shop'))).app?.metadata.name).toBe('shop');
  });

  it('reads the ZIP of the same archive (R10.1)', async () => {
    const root = await folderWith({});
    const zip = zipSync(Object.fromEntries(Object.entries(ARCHIVE).map(([path, text]) => [path, strToU8(text)])));
    await writeFile(join(root, 'shop.zip'), zip);
    const { app, diagnostics } = await loadApp(join(root, 'shop.zip'));
    expect(diagnostics).toEqual([]);
    expectShop(app);
  });

  it('leaves out archive entries that name a place outside', async () => {
    const root = await folderWith({});
    const entries = { ...ARCHIVE, '../evil.json': '{}', 'shop/modules/../../../evil.json': '{}' };
    const zip = zipSync(Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)])));
    await writeFile(join(root, 'shop.zip'), zip);
    const { app, diagnostics } = await loadApp(join(root, 'shop.zip'));
    expect(diagnostics.map((found) => found.rule)).toEqual(['zip/unsafe-path', 'zip/unsafe-path']);
    expectShop(app);
  });

  it('does not unpack a bomb', async () => {
    const root = await folderWith({});
    const zip = zipSync({ 'shop/base.imljson': new Uint8Array(9 * 1024 * 1024), 'shop/metadata.json': strToU8('{}') });
    await writeFile(join(root, 'bomb.zip'), zip);
    const { diagnostics } = await loadApp(join(root, 'bomb.zip'));
    expect(diagnostics.map((found) => found.rule)).toContain('zip/too-large');
  });

  it('says so when a file is no archive', async () => {
    const root = await folderWith({ 'app.zip': 'not a zip' });
    const { app, diagnostics } = await loadApp(join(root, 'app.zip'));
    expect(app).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ rule: 'zip/unreadable', severity: 'error' });
  });

  it('reads archives of version 1 with singular folders (R10.2)', async () => {
    const root = await folderWith({
      'metadata.json': '{"name":"old","label":"Old","version":1,"theme":"#000000","language":"en"}',
      'module/getA/metadata.json': '{"name":"getA","label":"Get A","type":"action"}',
      'rpc/list/metadata.json': '{"name":"list","label":"List"}',
      'rpc/list/api.imljson': '{"url":"/a"}',
    });
    const { app, diagnostics } = await loadApp(root);
    expect(diagnostics).toEqual([]);
    expect([...(app?.modules.keys() ?? [])]).toEqual(['getA']);
    expect(app?.rpcs.get('list')?.sections.api?.value).toEqual({ url: '/a' });
  });

  it.each(['', 'src/'])('reads a workspace whose makecomapp.json lies in "%s" (R10.8, R10.9)', async (prefix) => {
    const codeFiles = {
      communication: 'modules/get/get.communication.iml.json',
      mappableParams: 'modules/get/get.mappable-params.json',
      interface: null,
      staticParams: 'modules/get/not-there.iml.json',
    };
    const manifest = {
      fileVersion: 1,
      generalCodeFiles: {
        base: 'general/base.iml.json',
        common: null,
        readme: 'README.md',
        groups: 'modules/groups.json',
      },
      components: {
        connection: { main: { label: 'Main', connectionType: 'oauth', codeFiles: {} } },
        module: {
          get: { label: 'Get', moduleType: 'search', actionCrud: null, connection: 'main', codeFiles },
          later: null,
        },
        rpc: {},
      },
      origins: [
        { label: 'Prod', baseUrl: 'https://eu1.make.com/api', appId: 'my-app-1a2b', appVersion: 2, apikeyFile: 'k' },
      ],
    };
    const root = await folderWith({
      [`${prefix}makecomapp.json`]: `// local\n${JSON.stringify(manifest, null, 2)}`,
      [`${prefix}general/base.iml.json`]: '{"baseUrl":"https://x.example"}',
      [`${prefix}README.md`]: 'hello',
      [`${prefix}modules/groups.json`]: '[{"label":"All","modules":["get"]}]',
      [`${prefix}modules/get/get.communication.iml.json`]: '{"url":"/x",}',
      [`${prefix}modules/get/get.mappable-params.json`]: '[] // none',
    });
    const { app, diagnostics } = await loadApp(root);
    expect(diagnostics.map((found) => found.rule)).toEqual(['section/missing']);
    expect(diagnostics[0]?.file).toBe(`${prefix}makecomapp.json`);
    expect(app).toMatchObject({
      layout: 'workspace',
      readme: 'hello',
      metadata: { name: 'my-app-1a2b', label: 'Prod', version: 2 },
    });
    expect(app?.groups).toEqual([{ label: 'All', modules: ['get'] }]);
    expect(app?.connections.get('main')?.type).toBe('oauth');
    expect(app?.modules.get('get')).toMatchObject({ type: 'search', crud: undefined, connection: 'main' });
    expect(app?.modules.get('get')?.sections.api?.value).toEqual({ url: '/x' });
    expect(app?.modules.size).toBe(1);
  });

  it('reports a path that does not exist, or holds no app', async () => {
    const root = await folderWith({ 'notes.md': 'nothing' });
    expect((await loadApp(root)).diagnostics[0]?.rule).toBe('app/not-found');
    expect((await loadApp(join(root, 'nowhere'))).diagnostics[0]?.rule).toBe('app/not-found');
  });

  it('does not follow links out of the folder', async () => {
    const outside = await folderWith({ 'secret.imljson': '{"url":"/secret"}' });
    const root = await folderWith({ 'app.json': '{"name":"mine"}', 'modules/a/metadata.json': '{"type":"action"}' });
    await symlink(join(outside, 'secret.imljson'), join(root, 'modules/a/api.imljson'));
    const { app } = await loadApp(root);
    expect(app?.modules.get('a')?.sections.api).toBeUndefined();
  });
});
