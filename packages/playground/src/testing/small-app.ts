import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A custom app with one of everything, for a service that lives in the tests. */
export const SMALL_APP: Readonly<Record<string, unknown>> = {
  'app.json': {
    name: 'small-app',
    label: 'Small App',
    version: 1,
    theme: '#336699',
    language: 'en',
    description: 'Tests.',
  },
  'base.imljson': {
    baseUrl: 'https://api.small.example',
    headers: { authorization: 'Bearer {{connection.token}}' },
    log: { sanitize: ['request.headers.authorization'] },
    response: { error: { message: '[{{statusCode}}] {{body.message}}', type: 'DataError' } },
  },
  'groups.json': [
    { label: 'Items', modules: ['listItems', 'echo'] },
    { label: 'Events', modules: ['watchItems', 'watchChanges'] },
  ],
  'connections/main/metadata.json': { label: 'Small', type: 'basic' },
  'connections/main/parameters.imljson': [
    { name: 'user', type: 'text', label: 'User', required: true },
    { name: 'token', type: 'password', label: 'Token', required: true },
  ],
  'connections/main/api.imljson': {
    url: 'https://api.small.example/me',
    headers: { authorization: 'Bearer {{parameters.token}}' },
    log: { sanitize: ['request.headers.authorization'] },
    response: {
      error: { message: 'The service refused the token {{parameters.token}}.', type: 'InvalidAccessTokenError' },
      metadata: { type: 'text', value: '{{body.name}}' },
    },
  },
  'modules/listItems/metadata.json': {
    label: 'List Items',
    description: 'Lists items.',
    type: 'search',
    connection: 'main',
  },
  'modules/listItems/expect.imljson': [
    { name: 'colour', type: 'select', label: 'Colour', options: 'rpc://colours?kind=list' },
    { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 },
    'rpc://moreFields',
  ],
  'modules/listItems/api.imljson': {
    url: '/items',
    qs: { page: 1, colour: '{{parameters.colour}}', note: '{{parameters.note}}' },
    pagination: { qs: { page: '{{pagination.page}}' }, condition: '{{body.more}}' },
    response: {
      limit: '{{parameters.limit}}',
      iterate: '{{body.items}}',
      output: { '{{...}}': '{{item}}', at: '{{parseDate(item.at; "x")}}' },
    },
  },
  'modules/listItems/interface.imljson': [
    { name: 'id', type: 'number', label: 'Id' },
    { name: 'inner', type: 'collection', label: 'Inner', spec: ['rpc://moreFields'] },
  ],
  'modules/listItems/samples.imljson': { id: 1 },
  'modules/echo/metadata.json': {
    label: 'Echo',
    description: 'Sends a text back.',
    type: 'action',
    connection: 'main',
  },
  'modules/echo/expect.imljson': [
    { name: 'text', type: 'text', label: 'Text', required: true },
    { name: 'when', type: 'date', label: 'When' },
    { name: 'rows', type: 'array', label: 'Rows', spec: [{ name: 'a', type: 'number', label: 'A' }] },
    { name: 'secret', type: 'password', label: 'Secret' },
  ],
  'modules/echo/api.imljson': {
    url: '/echo',
    method: 'POST',
    body: '{{parameters}}',
    response: { output: '{{body}}' },
  },
  'modules/watchItems/metadata.json': {
    label: 'Watch Items',
    description: 'Polls.',
    type: 'trigger',
    connection: 'main',
  },
  'modules/watchItems/parameters.imljson': [{ name: 'limit', type: 'uinteger', label: 'Limit', default: 2 }],
  'modules/watchItems/api.imljson': {
    url: '/items',
    qs: { order: 'new' },
    response: {
      limit: '{{parameters.limit}}',
      iterate: '{{body.items}}',
      trigger: { type: 'date', order: 'desc', id: '{{item.id}}', date: '{{parseDate(item.at; "x")}}' },
      output: '{{item}}',
    },
  },
  'modules/watchItems/epoch.imljson': {
    response: { output: { label: 'Item {{item.id}}', date: '{{parseDate(item.at; "x")}}' } },
  },
  'modules/watchChanges/metadata.json': {
    label: 'Watch Changes',
    description: 'Instant.',
    type: 'instant_trigger',
    webhook: 'changed',
  },
  'modules/watchChanges/api.imljson': {
    response: { output: { id: '{{payload.id}}', by: '{{webhook.subscription}}' } },
  },
  'webhooks/changed/metadata.json': { label: 'Changed', type: 'web', connection: 'main' },
  'webhooks/changed/parameters.imljson': [{ name: 'event', type: 'text', label: 'Event', default: 'any' }],
  'webhooks/changed/api.imljson': {
    condition: '{{body.kind != "ping"}}',
    iterate: '{{body.rows}}',
    output: '{{item}}',
    respond: { status: 202, body: { taken: true } },
  },
  'webhooks/changed/attach.imljson': {
    url: '/hooks',
    method: 'POST',
    body: { target: '{{webhook.url}}', event: '{{parameters.event}}' },
    response: { data: { subscription: '{{body.id}}' } },
  },
  'webhooks/changed/detach.imljson': { url: '/hooks/{{webhook.subscription}}', method: 'DELETE' },
  'rpcs/colours/metadata.json': { label: 'Colours', connection: 'main' },
  'rpcs/colours/api.imljson': {
    url: '/colours',
    qs: { kind: '{{parameters.kind}}', limit: '{{parameters.limit}}', search: '{{parameters.search}}' },
    response: { iterate: '{{body}}', output: { label: '{{item.label}}', value: '{{item.value}}' } },
  },
  'rpcs/moreFields/metadata.json': { label: 'More fields', connection: 'main' },
  'rpcs/moreFields/api.imljson': { url: '/fields', response: { iterate: '{{body}}', output: '{{item}}' } },
};

/** An app in a folder of its own, removed by `remove`. */
export interface AppFolder {
  readonly path: string;
  /** Writes a file: text as it is, anything else as JSON. */
  write(file: string, content: unknown): Promise<void>;
  remove(): Promise<void>;
}

/** Writes an app to a new folder. */
export async function appFolder(files: Readonly<Record<string, unknown>> = SMALL_APP): Promise<AppFolder> {
  const path = await mkdtemp(join(tmpdir(), 'playground-'));
  const write = async (file: string, content: unknown): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return { path, write, remove: () => rm(path, { recursive: true, force: true }) };
}
