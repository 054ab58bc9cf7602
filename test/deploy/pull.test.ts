import { ApiClient, MappingFile, pullApp } from '@connect-app/app-deploy';
import { checkApp, loadAppFromFiles } from '@connect-app/app-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MakeApi, startMakeApi, TOKEN } from '../make-api/make-api.js';
import { EVERYTHING } from '../support/everything-app.js';
import { deployFiles, meaningOf, newMappingFile, planFiles, SMALL } from './support.js';

let api: MakeApi;
beforeEach(async () => {
  api = await startMakeApi();
});
afterEach(() => api.close());

async function pull(name: string, mappingFile: string, common = false) {
  const origin = { zone: 'connect.example.com', name, baseUrl: api.url };
  const client = new ApiClient({ origin, token: TOKEN, sleep: async () => {} });
  const mapping = await MappingFile.open(mappingFile);
  const pulled = await pullApp({ client, origin, mapping, common });
  return { ...pulled, origin, mapping };
}

const textsOf = (files: ReadonlyMap<string, Uint8Array>) =>
  Object.fromEntries(
    [...files].map(([path, bytes]) => [path, path.endsWith('.png') ? bytes : Buffer.from(bytes).toString('utf8')]),
  );

describe('pull', () => {
  it.each([
    ['everything', EVERYTHING],
    ['small', SMALL],
  ])('gives sources of %s that deploy to the same elsewhere', async (name, files) => {
    const { app } = await deployFiles({ api, mappingFile: await newMappingFile(), name }, files);
    api.revive();
    const pulled = await pull(app, await newMappingFile(), true);
    expect(api.writes()).toEqual([]);
    const loaded = loadAppFromFiles(pulled.files, '/pulled');
    if (!loaded.app) throw new Error('nothing loads');
    const mistakes = checkApp(loaded.app, loaded.diagnostics).filter(({ severity }) => severity === 'error');
    expect(mistakes).toEqual([]);
    const elsewhere = await deployFiles(
      { api, mappingFile: await newMappingFile(), name: `other-${name}` },
      textsOf(pulled.files),
    );
    expect(meaningOf(api, elsewhere.app)).toBe(meaningOf(api, app));
  });

  it('keeps comments and layout as they are on the instance, and leaves empty blocks out', async () => {
    const { app } = await deployFiles({ api, mappingFile: await newMappingFile() }, SMALL);
    api.theApp().components.modules.get('getThing')?.blocks.set('api', '// why\n{ "url": "/x" }');
    const { files } = await pull(app, await newMappingFile());
    expect(Buffer.from(files.get('modules/getThing/api.imljson') ?? []).toString()).toBe('// why\n{ "url": "/x" }\n');
    expect([...files.keys()].filter((path) => path.startsWith('modules/getThing/'))).toEqual([
      'modules/getThing/api.imljson',
      'modules/getThing/expect.imljson',
      'modules/getThing/metadata.json',
    ]);
    expect(files.has('common.json')).toBe(false);
  });

  it('uses our names where the mapping file has them', async () => {
    const mappingFile = await newMappingFile();
    await deployFiles({ api, mappingFile }, SMALL);
    const { files } = await pull('small', mappingFile);
    expect(files.has('connections/main/metadata.json')).toBe(true);
    expect(JSON.parse(Buffer.from(files.get('app.json') ?? []).toString())).toMatchObject({ name: 'small' });
    expect(JSON.parse(Buffer.from(files.get('rpcs/kinds/metadata.json') ?? []).toString())).toMatchObject({
      connection: 'main',
      altConnection: 'spare',
    });
  });

  it('remembers what it found, so that a later deployment knows it', async () => {
    const { app } = await deployFiles({ api, mappingFile: await newMappingFile() }, SMALL);
    const mappingFile = await newMappingFile();
    const { files, record, mapping, origin } = await pull(app, mappingFile);
    await mapping.save(origin, record);
    const texts = textsOf(files);
    expect((await planFiles({ api, mappingFile, name: app }, texts)).plan.changes).toEqual([]);
    await deployFiles(
      { api, mappingFile, name: app },
      { ...texts, 'base.imljson': '{"baseUrl":"https://x.example.com"}' },
    );
    expect(api.theApp().blocks.get('base')).toContain('x.example.com');
  });

  it('says so when there is no such app', async () => {
    await expect(pull('nothing-here', await newMappingFile())).rejects.toMatchObject({ code: 'app/not-found' });
  });
});
