import { describe, expect, it } from 'vitest';
import { loadAppFromFiles } from './load-app-from-files.js';

const encoder = new TextEncoder();

function load(files: Record<string, unknown>) {
  const bytes = Object.entries(files).map(
    ([path, content]) =>
      [path, encoder.encode(typeof content === 'string' ? content : JSON.stringify(content))] as const,
  );
  return loadAppFromFiles(new Map(bytes), '/app');
}

const REQUEST = { url: '/things', response: { iterate: '{{body}}' } };
const FIELD = [{ name: 'id', type: 'text', label: 'ID' }];
const IDENTITY = { name: 'shop', label: 'Shop', version: 1, theme: '#112233', language: 'en' };

describe('layouts real repositories have', () => {
  it.each([
    ['the exporter’s names', 'modules/listThings/api.imljson', 'modules/listThings/expect.imljson'],
    ['the workspace’s names', 'modules/listThings/communication.imljson', 'modules/listThings/mappable-params.imljson'],
    [
      'the workspace’s files without a manifest',
      'modules/listThings/listThings.communication.iml.json',
      'modules/listThings/listThings.mappable-params.iml.json',
    ],
    ['JSONC by its extension', 'modules/listThings/communication.iml.jsonc', 'modules/listThings/expect.iml.jsonc'],
    ['plain JSON', 'modules/listThings/api.json', 'modules/listThings/expect.json'],
    ['singular folders', 'module/listThings/api.imljson', 'module/listThings/expect.imljson'],
    ['one folder for all', 'module.listThings.api.imljson', 'module.listThings.expect.imljson'],
  ])('reads a module by %s (R10.1, R10.2, R10.9)', (_, api, expectFile) => {
    const { app } = load({ 'metadata.json': IDENTITY, 'base.imljson': {}, [api]: REQUEST, [expectFile]: FIELD });
    const module = app?.modules.get('listThings');
    expect(module?.sections.api?.value).toEqual(REQUEST);
    expect(module?.sections.expect?.value).toEqual(FIELD);
  });

  it('reads the folders beside a manifest that lists nothing, and what it does not name, and says so (R10.8)', () => {
    const { app, diagnostics } = load({
      'src/makecomapp.json': { origins: [{ label: 'Live', appId: 'shop', appVersion: 1 }] },
      'src/base.iml.json': { baseUrl: 'https://shop.example' },
      'src/modules/list-things/list-things.communication.iml.json': REQUEST,
      'src/modules/list-things/list-things.mappable-parameters.iml.json': FIELD,
    });
    expect(app?.layout).toBe('workspace');
    expect(app?.base?.value).toEqual({ baseUrl: 'https://shop.example' });
    expect(app?.modules.get('listThings')).toMatchObject({ type: 'search' });
    expect(app?.modules.get('listThings')?.sections.expect?.value).toEqual(FIELD);
    expect(
      diagnostics
        .filter(({ rule }) => rule === 'section/unnamed')
        .map(({ severity }) => severity)
        .sort(),
    ).toEqual(['error', 'warning']);
  });

  it('takes null as the word that there is no base (R10.8)', () => {
    const { app, diagnostics } = load({
      'makecomapp.json': { generalCodeFiles: { base: null }, components: {}, origins: [] },
      'base.json': { baseUrl: 'https://shop.example' },
    });
    expect(app?.base).toBeUndefined();
    expect(diagnostics.filter(({ rule }) => rule === 'section/unnamed')).toEqual([]);
  });

  it('takes the exporter’s file when a block is there twice', () => {
    const { app } = load({
      'metadata.json': IDENTITY,
      'modules/a/metadata.json': { label: 'A', type: 'action' },
      'modules/a/api.iml.json': { url: '/old' },
      'modules/a/api.imljson': { url: '/new' },
    });
    expect(app?.modules.get('a')?.sections.api?.value).toEqual({ url: '/new' });
  });

  it('reads RPCs, functions, a connection and a webhook that have no folder of their own', () => {
    const { app, diagnostics } = load({
      'app/base.imljson': { baseUrl: 'https://shop.example' },
      'app/groups.imljson': [{ label: 'All', modules: ['listThings'] }],
      'app/connections/api.imljson': { url: 'https://shop.example/me' },
      'app/connections/parameters.imljson': FIELD,
      'app/rpcs/things.imljson': REQUEST,
      'app/functions/double.js': 'function double(x) { return 2 * x; }',
      'app/functions/double.test.js': 'it("doubles", () => {});',
      'app/webhooks/attach.imljson': { url: '/hooks' },
      'app/modules/listThings/api.imljson': REQUEST,
      'app/modules/groups.json': [],
    });
    expect([...(app?.connections.keys() ?? [])]).toEqual(['connection']);
    expect(app?.connections.get('connection')?.sections.parameters?.value).toEqual(FIELD);
    expect(app?.rpcs.get('things')?.sections.api?.value).toEqual(REQUEST);
    expect(app?.functions.get('double')).toMatchObject({ code: expect.stringContaining('2 * x'), test: /it/ });
    expect(app?.webhooks.get('webhook')?.sections.attach?.value).toEqual({ url: '/hooks' });
    expect(app?.groups).toEqual([{ label: 'All', modules: ['listThings'] }]);
    expect([...(app?.modules.keys() ?? [])]).toEqual(['listThings']);
    expect(new Set(diagnostics.map(({ rule }) => rule))).toEqual(new Set(['metadata/missing']));
  });

  it('reads a component that is one file: metadata and blocks side by side', () => {
    const { app, diagnostics } = load({
      'metadata.json': IDENTITY,
      'base.imljson': {},
      'connections/main.imljson': { label: 'Main', type: 'basic', communication: { url: 'https://x.example' } },
      'modules/getThing.imljson': {
        label: 'Get a Thing',
        type: 'action',
        connection: 'main',
        communication: { url: '/things/{{parameters.id}}' },
        mappableParams: FIELD,
        interface: 'rpc://fields',
      },
      'rpcs/fields.imljson': { label: 'Fields', connection: 'main', api: REQUEST },
    });
    expect(diagnostics).toEqual([]);
    const module = app?.modules.get('getThing');
    expect(module).toMatchObject({ label: 'Get a Thing', type: 'action', connection: 'main' });
    expect(module?.sections.expect?.value).toEqual(FIELD);
    expect(module?.sections.interface?.value).toBe('rpc://fields');
    expect(module?.sections.api?.locate(['url']).file).toBe('modules/getThing.imljson');
    expect(app?.rpcs.get('fields')).toMatchObject({ label: 'Fields', sections: { api: { value: REQUEST } } });
  });

  it('finds base and metadata in a folder beside those of the components', () => {
    const { app, diagnostics } = load({
      'app/base.imljson': { baseUrl: 'https://shop.example' },
      'app/metadata.imljson': IDENTITY,
      'modules/a/metadata.imljson': { name: 'a', label: 'Get an A', type: 'action' },
      'modules/a/api.imljson': REQUEST,
    });
    expect(diagnostics).toEqual([]);
    expect(app?.metadata.label).toBe('Shop');
    expect(app?.base?.value).toEqual({ baseUrl: 'https://shop.example' });
    expect(app?.modules.get('a')?.type).toBe('action');
  });

  it('finds the identity above the folder with everything else', () => {
    const { app, diagnostics } = load({
      'app.json': IDENTITY,
      'src/base.imljson': {},
      'src/modules/a/metadata.json': { label: 'Get an A', type: 'action' },
    });
    expect(diagnostics).toEqual([]);
    expect(app?.metadata.name).toBe('shop');
  });

  it.each([
    ['trigger', { response: { trigger: { id: '{{item.id}}' } } }],
    ['search', [{ url: '/a' }, { url: '/b', response: { iterate: '{{body}}' } }]],
    ['action', { url: '/a', response: { output: '{{body}}' } }],
  ])('guesses that a module without metadata is a %s', (type, api) => {
    const { app, diagnostics } = load({ 'metadata.json': IDENTITY, 'modules/a/api.imljson': api });
    expect(app?.modules.get('a')?.type).toBe(type);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(`read as ${type}`);
  });

  it('reads a manifest whose components are lists and whose code files have the archive’s names', () => {
    const { app, diagnostics } = load({
      'makecomapp.json': {
        fileVersion: 1,
        generalCodeFiles: [],
        components: {
          module: [
            {
              name: 'a',
              label: 'Get an A',
              moduleType: 'action',
              codeFiles: { api: 'A/Api.json', parameters: 'a/parameters.json', meta: 'a/meta.json' },
            },
          ],
        },
      },
      'a/api.json': REQUEST,
      'a/parameters.json': FIELD,
      'app.json': IDENTITY,
    });
    expect(app?.layout).toBe('workspace');
    expect(app?.modules.get('a')?.sections.api?.value).toEqual(REQUEST);
    expect(app?.modules.get('a')?.sections.parameters?.value).toEqual(FIELD);
    expect(diagnostics.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'section/missing warning',
      'section/unknown warning',
    ]);
  });

  it('reads every encoding and line ending an editor leaves', () => {
    const text = `// list\r\n${JSON.stringify(REQUEST)}\r\n`;
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    const files = new Map([
      ['metadata.json', encoder.encode(`\uFEFF${JSON.stringify(IDENTITY)}`)],
      ['modules/a/metadata.json', encoder.encode('{"label":"A","typeId":4}')],
      ['modules/a/api.imljson', utf16],
      ['modules/a/expect.imljson', encoder.encode('\uFEFF// whole\r\nrpc://fields\r\n')],
    ]);
    const { app, diagnostics } = loadAppFromFiles(files, '/app');
    expect(diagnostics).toEqual([]);
    expect(app?.modules.get('a')?.sections.api?.value).toEqual(REQUEST);
    expect(app?.modules.get('a')?.sections.expect?.value).toBe('rpc://fields');
    expect(app?.modules.get('a')?.sections.expect?.locate([])).toMatchObject({ line: 2, column: 1 });
  });
});

describe('what other tools leave in an app', () => {
  const MANIFEST = {
    fileVersion: 1,
    generalCodeFiles: {},
    components: { function: { double: { codeFiles: { code: 'src/double.js' } } } },
    origins: [{ label: 'Shop', baseUrl: 'https://eu1.make.com/api', appId: 'shop-1a2b', appVersion: 3 }],
  };

  it('takes no name from an app.json beside a manifest that is none of ours', () => {
    const name = (identity: object, origins: object[] = MANIFEST.origins, root = 'makecomapp.json') =>
      load({ [root]: { ...MANIFEST, origins }, [root.replace('makecomapp', 'app')]: identity }).app?.metadata;
    expect(name({ name: 'Shop', version: '1.0.0' })).toMatchObject({ name: 'shop-1a2b', label: 'Shop', version: 3 });
    expect(name({ name: 'my-shop', label: 'My Shop' })).toMatchObject({ name: 'my-shop', label: 'My Shop' });
    expect(name({}, [{ appId: 'shop-FILL-ME' }], 'p/makecomapp.json')?.name).toBe('app-p');
  });

  it('knows the file a function’s code is in', () => {
    const { app } = load({ 'makecomapp.json': MANIFEST, 'src/double.js': 'function double(x) {\n  return 2 * x;\n}' });
    expect(app?.functions.get('double')).toMatchObject({ file: 'makecomapp.json', codeFile: 'src/double.js' });
    const folder = load({ 'app.json': IDENTITY, 'base.imljson': {}, 'functions/double.js': 'function double() {}' });
    expect(folder.app?.functions.get('double')?.codeFile).toBe('functions/double.js');
  });

  it('leaves the references of a JSON Schema in a sample to it', () => {
    const schema = { $ref: '#/definitions/person', definitions: { person: { type: 'object' } } };
    const { app, diagnostics } = load({
      'app.json': IDENTITY,
      'base.imljson': {},
      'modules/getThing/metadata.json': { label: 'Get', type: 'action' },
      'modules/getThing/samples.imljson': { schema },
    });
    expect(diagnostics).toEqual([]);
    expect(app?.modules.get('getThing')?.sections.samples?.value).toEqual({ schema });
  });
});
