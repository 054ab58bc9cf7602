import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApiClient,
  type DeployOptions,
  deploy,
  desiredApp,
  MAPPING_FILE,
  MappingFile,
  type PlannedDeployment,
  planDeployment,
} from '@connect-app/app-deploy';
import { type MakeApi, TOKEN } from '../make-api/make-api.js';
import { appOf, icon } from '../support/everything-app.js';

/** A small app in which everything that refers to something else does so. */
export const SMALL: Readonly<Record<string, unknown>> = {
  'app.json': {
    name: 'small',
    label: 'Small',
    description: 'A small app.',
    version: 1,
    theme: '#12ab34',
    language: 'en',
  },
  'base.imljson': { baseUrl: 'https://api.example.com' },
  'readme.md': '# Small\n',
  'groups.json': [{ label: 'Things', modules: ['getThing'] }],
  'common.json': { clientSecret: 'common-secret-value' },
  'connections/main/metadata.json': { label: 'Main', type: 'basic' },
  'connections/main/parameters.imljson': [{ name: 'key', type: 'password', label: 'Key' }],
  'connections/spare/metadata.json': { label: 'Spare', type: 'basic' },
  'webhooks/changed/metadata.json': { label: 'Changed', type: 'web', connection: 'main' },
  'webhooks/changed/api.imljson': { output: '{{body}}' },
  'rpcs/kinds/metadata.json': { label: 'Kinds', connection: 'main', altConnection: 'spare' },
  'modules/getThing/metadata.json': {
    label: 'Get a Thing',
    description: 'Gets.',
    type: 'action',
    crud: 'read',
    connection: 'main',
  },
  'modules/getThing/api.imljson': { url: '/things/{{parameters.id}}' },
  'modules/getThing/expect.imljson': [{ name: 'id', type: 'text', label: 'ID' }],
  'modules/watchThings/metadata.json': {
    label: 'Watch Things',
    type: 'instant_trigger',
    webhook: 'changed',
    connection: 'main',
  },
  'functions/double/code.js': 'function double(value) {\n  return value * 2;\n}\n',
  'assets/icon.png': icon(512, 512),
};

export interface Target {
  readonly api: MakeApi;
  readonly mappingFile: string;
  readonly name?: string;
  readonly token?: string;
}

/** A mapping file that is not there yet, in a folder of its own. */
export async function newMappingFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'deploy-')), MAPPING_FILE);
}

async function optionsFor(
  { api, mappingFile, name = 'small', token = TOKEN }: Target,
  files: Readonly<Record<string, unknown>>,
) {
  const origin = { zone: 'connect.example.com', name, baseUrl: api.url };
  return {
    origin,
    client: new ApiClient({ origin, token, sleep: async () => {} }),
    desired: desiredApp(appOf(files)),
    mapping: await MappingFile.open(mappingFile),
  };
}

/** Deploys files as a new process would: nothing is remembered but the mapping file. */
export async function deployFiles(
  target: Target,
  files: Readonly<Record<string, unknown>>,
  options: Partial<DeployOptions> = {},
): ReturnType<typeof deploy> {
  return deploy({ ...(await optionsFor(target, files)), ...options });
}

export async function planFiles(
  target: Target,
  files: Readonly<Record<string, unknown>>,
  options: Partial<DeployOptions> = {},
): Promise<PlannedDeployment> {
  return planDeployment({ ...(await optionsFor(target, files)), ...options });
}

/** Everything an instance holds of an app, as a text: blocks by their meaning, and its name, which has a suffix, left out. */
export function meaningOf(api: MakeApi, app: string): string {
  return JSON.stringify(sortKeys(meaning(api.snapshot(app)))).replaceAll(app, 'APP');
}

/** Blocks as what they mean: texts may stay as they are on the instance, or be laid out afresh. */
function meaning(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (typeof inner !== 'string' || !/^\s*[[{"/]/.test(inner) || key === 'readme') return inner;
    try {
      return JSON.parse(inner);
    } catch {
      return inner;
    }
  });
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
