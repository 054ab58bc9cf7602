import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { typeFiles } from '@connect-app/app-build';
import { type App, loadApp } from '@connect-app/app-model';
import { Ajv, type AnySchemaObject } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appOf } from '../support/everything-app.js';

const root = resolve(import.meta.dirname, '../..');

const SIZE = { name: 'size', type: 'integer', label: 'Size', required: true };
/** A list that stands in several modules, called like a type of the files beside it. */
const LIST = {
  name: 'moduleTypes',
  type: 'array',
  label: 'Boxes',
  spec: [SIZE, { name: 'colour', type: 'text', label: 'Colour' }],
};
const BOX = { ...LIST, type: 'collection', label: 'Box' };

/** Fields of every type, in every place; names that clash; a label that would end a comment. */
const FIELDS: App = appOf({
  'app.json': { name: 'fields', label: 'Fields', version: 1, theme: '#112233', language: 'en' },
  'base.imljson': {},
  'connections/sync-thing/metadata.json': { label: 'Sync */ thing', type: 'basic' },
  'connections/sync-thing/parameters.imljson': [{ name: 'key', type: 'password', label: 'Key', required: true }],
  'rpcs/syncThing/metadata.json': { label: 'Sync' },
  'rpcs/syncThing/parameters.imljson': [{ name: 'kind', type: 'text', label: 'Kind' }],
  'rpcs/fieldsOfKind/metadata.json': { label: 'Kinds' },
  'rpcs/fieldsOfKind/api.imljson': { url: '/k', response: { output: { label: 'x', value: 'y', nested: [] } } },
  'modules/syncThing/metadata.json': { label: 'Sync a Thing', description: 'Syncs.', type: 'action' },
  'modules/syncThing/expect.imljson': [
    { name: 'id', type: 'text', label: 'ID', help: 'The thing. */ For example, `7`.', required: true },
    { name: 'count', type: 'uinteger', label: 'Count', required: true, default: 10 },
    { name: 'when', type: 'date', label: 'When' },
    { name: 'file', type: 'buffer', label: 'File' },
    {
      name: 'mode',
      type: 'select',
      label: 'Mode',
      options: [
        { label: 'Fast', value: 'fast', nested: [{ name: 'speed', type: 'number', label: 'Speed', required: true }] },
        { label: 'Two', value: 2 },
      ],
    },
    { name: 'tags', type: 'select', label: 'Tags', multiple: true, options: [{ label: 'A', value: 'a' }] },
    { name: 'open', type: 'select', label: 'Open', editable: true, options: [{ label: 'A', value: 'a' }] },
    { name: 'texts', type: 'array', label: 'Texts', spec: { type: 'text' } },
    {
      name: 'parts',
      type: 'array',
      label: 'Parts',
      spec: [
        SIZE,
        { name: 'inner', type: 'collection', label: 'Inner', spec: [{ name: 'deep', type: 'boolean', label: 'Deep' }] },
      ],
    },
    {
      name: 'extra',
      type: 'collection',
      label: 'Extra',
      spec: [{ name: 'kind', type: 'select', label: 'Kind', options: 'rpc://fieldsOfKind' }],
    },
  ],
  'modules/syncThing/interface.imljson': [
    { name: 'id', type: 'text', label: 'ID' },
    { name: 'made', type: 'date', label: 'Made' },
  ],
  'modules/packBoxes/metadata.json': { label: 'Pack Boxes', type: 'action' },
  'modules/packBoxes/expect.imljson': [LIST],
  'modules/packBoxes/interface.imljson': [BOX],
  'modules/openBoxes/metadata.json': { label: 'Open Boxes', type: 'action' },
  'modules/openBoxes/expect.imljson': [BOX],
  'modules/openBoxes/interface.imljson': [BOX],
  'modules/anything/metadata.json': { label: 'Anything', type: 'action' },
  'modules/anything/expect.imljson': '"rpc://fieldsOfKind"',
});

const GOOD = `
import type { ModuleBundle, ModuleParameters, RpcParameters, ConnectionParameters, AppTypes, ModuleTypes2 } from './index.js';
export const whole: ModuleParameters<'syncThing'> = {
  id: 'x', count: 1, when: new Date(), file: new Uint8Array(), mode: 2, speed: 1.5, tags: ['a'], open: 'b', texts: ['t'],
  parts: [{ size: 1, inner: { deep: true } }], extra: { kind: 'k', unknownToUs: 1 },
};
export const least: ModuleParameters<'syncThing'> = { id: 'x' };
export const anything: ModuleParameters<'anything'> = { whatever: true };
export const rpc: RpcParameters<'syncThing'> = { kind: 'k' };
export const connection: ConnectionParameters<'sync-thing'> = { key: 'k' };
export const made = (bundle: ModuleBundle<'syncThing'>): string | undefined => bundle.made;
export const box: ModuleTypes2 = { size: 1, colour: 'red' };
export const packed: ModuleParameters<'packBoxes'> = { moduleTypes: [box] };
export const opened: ModuleParameters<'openBoxes'> = { moduleTypes: box };
export type Names = keyof AppTypes['modules'];
`;

const BAD = [
  `const a: ModuleParameters<'syncThing'> = {};`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', mode: 'slow' };`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', when: 5 };`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', tags: ['b'] };`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', texts: [1] };`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', parts: [{}] };`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', parts: [{ size: 1, inner: { shallow: true } }] };`,
  `const a: ModuleParameters<'syncThing'> = { id: 'x', nope: 1 };`,
  `const a: ModuleParameters<'noSuchModule'> = {};`,
];

let folder: string;
let files: Map<string, string>;
beforeAll(async () => {
  files = await typeFiles(FIELDS);
  await mkdir(join(root, 'artifacts'), { recursive: true });
  folder = await mkdtemp(join(root, 'artifacts', 'types-'));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler says about a text beside the generated types. */
async function compile(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['--noEmit', '--strict', '--module', 'NodeNext', '--target', 'ES2023', '--ignoreConfig'];
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, ...flags, join(folder, name)], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('the generated types', () => {
  it('compile, and take every form that the specs describe', async () => {
    expect(await compile('good.ts', GOOD)).toBe('');
  });

  it('refuse every other form', async () => {
    const lines = BAD.map((line, index) => `export ${line.replace('const a', `const a${index}`)}`);
    const said = await compile('bad.ts', [`import type { ModuleParameters } from './index.js';`, ...lines].join('\n'));
    const wrong = new Set([...said.matchAll(/bad\.ts[(:](\d+)[,:]/g)].map(([, line]) => Number(line)));
    expect([...wrong].sort((left, right) => left - right)).toEqual(BAD.map((_, index) => index + 2));
  });

  it('share the collections that stand in several places, under a name that is free', () => {
    expect(files.get('shapes.ts')).toMatch(/export interface ModuleTypes2 \{.*size: number;.*colour\?: string;/s);
    expect(files.get('modules/packBoxes.ts')).toContain('moduleTypes?: ModuleTypes2[];');
    expect(files.get('modules/openBoxes.ts')).not.toContain('colour');
  });

  it('say in comments what label and help say', () => {
    const text = files.get('modules/syncThing.ts') ?? '';
    expect(text).toMatch(/\/\*\*\s+\* ID\s+\*\s+\* The thing\. \*\\\/ For example, `7`\.\s+\*\/\s+id: string;/);
    expect(text).toContain('* Syncs.');
    expect(text).toMatch(/\/\*\*\s+\* Count\s+\*\s+\* @default 10\s+\*\/\s+count\?: number;/);
  });

  it('offer the choices of a list that may be typed into, and take any other value', () => {
    expect(files.get('modules/syncThing.ts')).toContain(`open?: 'a' | (string & {}) | number;`);
    expect(files.get('schemas/modules/syncThing.json')).not.toContain('tsType');
  });

  it('tell names apart that components of several kinds share', () => {
    expect(files.get('rpcs.ts')).toContain('interface SyncThingRpcParameters');
    expect(files.get('connections.ts')).toContain('interface SyncThingConnectionParameters');
  });
});

describe('the published JSON Schemas', () => {
  it('are JSON Schema and nothing else', async () => {
    const { app } = await loadApp(root);
    if (!app) throw new Error('the app does not load');
    const all = new Map([...files, ...(await typeFiles(app))]);
    const schemas = [...all].filter(([path]) => path.startsWith('schemas/'));
    expect(schemas.length).toBeGreaterThan(app.modules.size + app.rpcs.size);
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: true, validateFormats: false });
    for (const [path, text] of schemas) {
      const whole = JSON.parse(text) as AnySchemaObject & { definitions: Record<string, AnySchemaObject> };
      expect(ajv.validateSchema(whole), path).toBe(true);
      for (const each of Object.values(whole.definitions)) expect(() => ajv.compile(each), path).not.toThrow();
    }
  });

  it('tell good values from bad ones', () => {
    const text = files.get('schemas/modules/syncThing.json') ?? '{}';
    const { definitions } = JSON.parse(text) as { definitions: { parameters: AnySchemaObject } };
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(definitions.parameters);
    expect(validate({ id: 'x', when: '2030-01-01', mode: 'fast', speed: 1 })).toBe(true);
    for (const bad of [
      {},
      { id: 'x', count: -1 },
      { id: 'x', mode: 'slow' },
      { id: 'x', parts: [{}] },
      { id: 'x', no: 1 },
    ]) {
      expect(validate(bad), JSON.stringify(bad)).toBe(false);
    }
  });
});
