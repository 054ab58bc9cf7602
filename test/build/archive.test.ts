import { buildApp, workspaceFiles } from '@connect-app/app-build';
import { type App, loadApp } from '@connect-app/app-model';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { appOf, EVERYTHING, icon } from '../support/everything-app.js';
import { workspaceSchema } from './workspace-schema.js';

const decoder = new TextDecoder();
const json = (bytes: Uint8Array | undefined): unknown => JSON.parse(decoder.decode(bytes));

let cloze: App;
let everything: App;
beforeAll(async () => {
  const loaded = await loadApp('.');
  if (!loaded.app) throw new Error('the app does not load');
  cloze = loaded.app;
  everything = appOf(EVERYTHING);
});

/** The entries of an archive in their order, without the root folder. */
function entriesOf(app: App): Map<string, Uint8Array> {
  const { archive } = buildApp(app);
  return new Map(Object.entries(unzipSync(archive)).map(([path, bytes]) => [path.replace(/^[^/]+\//, ''), bytes]));
}

describe('the import archive', () => {
  it('has the same bytes every time, whatever the clock and the zone say', () => {
    const first = buildApp(cloze).archive;
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    try {
      expect(Buffer.compare(buildApp(cloze).archive, first)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('does not depend on the order in which files were found', () => {
    const backwards = Object.fromEntries(Object.entries(EVERYTHING).reverse());
    expect(Buffer.compare(buildApp(appOf(backwards)).archive, buildApp(everything).archive)).toBe(0);
  });

  it('is one folder, named as metadata.name says, and metadata.json comes first (R10.1, R10.4, C19)', () => {
    const names = Object.keys(unzipSync(buildApp(everything).archive));
    expect(names[0]).toBe('everything/metadata.json');
    expect(names.every((name) => name.startsWith('everything/'))).toBe(true);
    expect(names.filter((name) => /__MAC|\.DS_Store|\/$|\\/.test(name))).toEqual([]);
  });

  it('holds exactly the keys the importer posts (R10.1, C19)', () => {
    const entries = entriesOf(everything);
    const keys = (path: string) => Object.keys(json(entries.get(path)) as object);
    expect(json(entries.get('metadata.json'))).toEqual({
      name: 'everything',
      label: 'Everything',
      version: 2,
      theme: '#12AB34',
      language: 'de',
      countries: ['at', 'de'],
    });
    expect(keys('connections/main/metadata.json')).toEqual(['name', 'label', 'type']);
    expect(keys('rpcs/kinds/metadata.json')).toEqual(['name', 'label', 'connection']);
    expect(keys('webhooks/shared/metadata.json')).toEqual(['name', 'label', 'connection', 'type']);
    expect(json(entries.get('modules/getThing/metadata.json'))).toEqual({
      name: 'getThing',
      label: 'Get a Thing',
      description: 'Gets a thing.',
      connection: 'main',
      webhook: null,
      type: 'action',
      typeId: 4,
    });
    expect(keys('endpoints/find-thing/metadata.json')).toEqual([
      'name',
      'label',
      'description',
      'context',
      'annotations',
      'attachedAccounts',
    ]);
    expect(json(entries.get('.sdk'))).toEqual({ version: 2 });
  });

  it('gives every type of module both its word and its number (R3.1, R10.2, R10.18)', () => {
    const entries = entriesOf(everything);
    const types = ['watchThings', 'pollThings', 'getThing', 'findThings', 'makeApiCall', 'answerCall'].map((name) => {
      const { type, typeId } = json(entries.get(`modules/${name}/metadata.json`)) as Record<string, unknown>;
      return [type, typeId];
    });
    expect(types).toEqual([
      ['instant_trigger', 10],
      ['trigger', 1],
      ['action', 4],
      ['search', 9],
      ['universal', 12],
      ['responder', 11],
    ]);
  });

  const COMPLETE: Record<string, Record<string, string>> = {
    'connections/key': { api: '{}', scope: '[]', scopes: '{}' },
    'rpcs/kinds': { parameters: '[]' },
    'webhooks/shared': { parameters: '[]', detach: '{}', scope: '[]' },
    'modules/getThing': { parameters: '[]', interface: '[]', samples: '{}', scope: '[]' },
    'modules/findThings': { api: '{}', parameters: '[]', expect: '[]', interface: '[]', scope: '[]' },
    'modules/makeApiCall': { api: '{}', parameters: '[]', expect: '[]', interface: '[]', samples: '{}', scope: '[]' },
    'modules/pollThings': { parameters: '[]', interface: '[]', samples: '{}', scope: '[]' },
    'modules/watchThings': { api: '{}', parameters: '[]', samples: '{}' },
    'modules/answerCall': { api: '{}', parameters: '[]', expect: '[]' },
    'endpoints/find-thing': { scope: '[]', outputParameters: '[]' },
  };
  it.each(Object.entries(COMPLETE))('writes the empty blocks of %s as what they mean (R10.4)', (home, blocks) => {
    const entries = entriesOf(everything);
    const found = Object.keys(blocks).map((name) => [
      name,
      decoder.decode(entries.get(`${home}/${name}.imljson`)).trim(),
    ]);
    expect(Object.fromEntries(found)).toEqual(blocks);
  });

  it('has the blocks of each kind and no others (R10.1, R10.5)', () => {
    const names = [...entriesOf(everything).keys()];
    const inside = (home: string) =>
      names.filter((name) => name.startsWith(`${home}/`)).map((name) => name.slice(home.length + 1));
    const module = ['api.imljson', 'parameters.imljson', 'expect.imljson', 'interface.imljson', 'samples.imljson'];
    expect(inside('modules/getThing')).toEqual(['metadata.json', ...module, 'scope.imljson']);
    expect(inside('modules/pollThings')).toEqual([
      'metadata.json',
      'api.imljson',
      'epoch.imljson',
      'parameters.imljson',
      'interface.imljson',
      'samples.imljson',
      'scope.imljson',
    ]);
    expect(inside('modules/watchThings')).toEqual([
      'metadata.json',
      'api.imljson',
      'parameters.imljson',
      'interface.imljson',
      'samples.imljson',
    ]);
    expect(inside('modules/answerCall')).toEqual([
      'metadata.json',
      'api.imljson',
      'parameters.imljson',
      'expect.imljson',
    ]);
    expect(inside('connections/main')).toEqual([
      'metadata.json',
      'api.imljson',
      'scopes.imljson',
      'scope.imljson',
      'parameters.imljson',
    ]);
    expect(inside('functions/double')).toEqual(['code.js', 'test.js']);
    expect(names).toContain('webhooks/shared/update.imljson');
    expect(names.filter((name) => /common|groups|install/.test(name))).toEqual([]);
  });

  it('goes through connections, RPCs, webhooks, modules, functions, endpoints (R10.6)', () => {
    const folders = [...entriesOf(everything).keys()]
      .filter((path) => path.includes('/'))
      .map((path) => path.split('/')[0]);
    expect([...new Set(folders)]).toEqual([
      'assets',
      'connections',
      'rpcs',
      'webhooks',
      'modules',
      'functions',
      'endpoints',
    ]);
  });

  it('is free of $ref and leaves whole references unquoted (R5.2, R10.4)', () => {
    const entries = entriesOf(everything);
    expect([...entries.values()].some((bytes) => decoder.decode(bytes).includes('$ref'))).toBe(false);
    expect(decoder.decode(entries.get('modules/watchThings/interface.imljson'))).toBe('rpc://kinds');
    expect(json(entries.get('modules/getThing/expect.imljson'))).toEqual([
      { name: 'name', type: 'text', label: 'Name' },
      'rpc://kinds',
    ]);
  });

  it('carries readme and icon, byte for byte (R10.4)', () => {
    const entries = entriesOf(everything);
    expect(decoder.decode(entries.get('readme.md'))).toBe(EVERYTHING['readme.md']);
    expect(Buffer.compare(entries.get('assets/icon.png') ?? new Uint8Array(), icon(512, 512))).toBe(0);
  });

  it('holds no secret of common data', () => {
    const { archive, expanded, workspace } = buildApp(everything);
    const texts = [...Object.values(unzipSync(archive)), ...expanded.values(), ...workspace.values()];
    expect(texts.filter((bytes) => /common-secret-value|connection-client-id/.test(decoder.decode(bytes)))).toEqual([]);
  });
});

describe('the workspace', () => {
  const validate = new Ajv({ allErrors: true }).compile(workspaceSchema);

  it.each(['cloze', 'everything'] as const)(
    'of %s has a valid makecomapp.json whose files are there (R10.8)',
    (which) => {
      const files = workspaceFiles(which === 'cloze' ? cloze : everything, { readme: '# x\n', common: true });
      const manifest = json(files.get('makecomapp.json')) as Parameters<typeof pathsOf>[0];
      validate(manifest);
      expect(validate.errors ?? []).toEqual([]);
      const paths = pathsOf(manifest);
      expect(paths.filter((path) => !files.has(path))).toEqual([]);
      const named = new Set([...paths, 'makecomapp.json', 'app.json', 'assets/icon.png']);
      expect([...files.keys()].filter((path) => !named.has(path))).toEqual([]);
    },
  );

  it('uses the default file names, groups included (R10.9)', () => {
    const files = [...workspaceFiles(everything, { readme: '# x\n' }).keys()];
    for (const path of [
      'general/base.iml.json',
      'modules/groups.json',
      'README.md',
      'connections/main/main.oauth-communication.iml.json',
      'connections/main/main.scope-list.iml.json',
      'connections/main/main.default-scope.iml.json',
      'connections/main/main.install-spec.iml.json',
      'connections/main/main.install-directives.iml.json',
      'connections/key/key.communication.iml.json',
      'webhooks/shared/shared.required-scope.iml.json',
      'webhooks/shared/shared.update.iml.json',
      'modules/getThing/getThing.static-params.iml.json',
      'modules/getThing/getThing.mappable-params.iml.json',
      'modules/pollThings/pollThings.epoch.iml.json',
      'functions/double/double.code.js',
      'functions/double/double.test.js',
      'endpoints/find-thing/find-thing.input.iml.json',
      'endpoints/find-thing/find-thing.context.md',
    ]) {
      expect(files).toContain(path);
    }
  });
});

interface Manifest {
  generalCodeFiles: Record<string, string | null>;
  components: Record<string, Record<string, { codeFiles: Record<string, string | null> }>>;
}

function pathsOf({ generalCodeFiles, components }: Manifest): string[] {
  const codes = Object.values(components).flatMap((kind) => Object.values(kind).map(({ codeFiles }) => codeFiles));
  return [generalCodeFiles, ...codes].flatMap((code) => Object.values(code)).filter((path) => path !== null);
}
