import { deflateSync } from 'node:zlib';
import { type App, loadAppFromFiles } from '@connect-app/app-model';

/**
 * A small app with one of everything an app can have: OAuth and basic connections, an alternative one, a shared webhook,
 * an endpoint, a function, whole blocks that are references, groups, common data, installation, `$ref` and empty blocks.
 */
export const EVERYTHING: Readonly<Record<string, unknown>> = {
  'app.json': {
    name: 'everything',
    label: 'Everything',
    description: 'Has one of everything.',
    version: 2,
    theme: '#12AB34',
    language: 'de',
    countries: ['at', 'de'],
  },
  'base.imljson': { baseUrl: 'https://api.example.com', log: { sanitize: ['request.headers.authorization'] } },
  'common.json': { clientSecret: 'common-secret-value' },
  'readme.md': '# Everything\n\nNotes — with “marks”.\n',
  'groups.json': [{ label: 'Things', modules: ['watchThings', 'getThing'] }],
  'fields/name.imljson': [{ name: 'name', type: 'text', label: 'Name' }],
  'connections/main/metadata.json': { label: 'Main', type: 'oauth' },
  'connections/main/api.imljson': { authorize: { url: 'https://example.com/a', qs: { state: '{{oauth.state}}' } } },
  'connections/main/scopes.imljson': { read: 'Read things' },
  'connections/main/scope.imljson': ['read'],
  'connections/main/common.imljson': { clientId: 'connection-client-id' },
  'connections/main/installSpec.imljson': [{ name: 'clientId', type: 'text', label: 'Client ID' }],
  'connections/main/install.imljson': { clientId: '{{parameters.clientId}}' },
  'connections/key/metadata.json': { label: 'Key', type: 'basic' },
  'connections/key/parameters.imljson': [{ name: 'key', type: 'password', label: 'Key', required: true }],
  'rpcs/kinds/metadata.json': { label: 'Kinds', connection: 'main', altConnection: 'key' },
  'rpcs/kinds/api.imljson': { url: '/kinds', response: { iterate: '{{body}}', output: '{{item}}' } },
  'webhooks/shared/metadata.json': { label: 'Shared', type: 'web-shared', connection: 'main', altConnection: 'key' },
  'webhooks/shared/api.imljson': { output: '{{body}}' },
  'webhooks/shared/attach.imljson': { url: '/hooks', method: 'POST', body: { url: '{{webhook.url}}' } },
  'webhooks/shared/update.imljson': { url: '/hooks', method: 'PUT', body: {} },
  'modules/watchThings/metadata.json': { label: 'Watch Things', type: 'instant_trigger', webhook: 'shared' },
  'modules/watchThings/interface.imljson': '"rpc://kinds"',
  'modules/pollThings/metadata.json': { label: 'Poll Things', type: 'trigger', connection: 'main' },
  'modules/pollThings/api.imljson': {
    url: '/things',
    response: { trigger: { id: '{{item.id}}', type: 'id', order: 'desc' } },
  },
  'modules/pollThings/epoch.imljson': { url: '/things', response: { output: { label: 'x', date: '{{now}}' } } },
  'modules/getThing/metadata.json': {
    label: 'Get a Thing',
    description: 'Gets a thing.',
    type: 'action',
    crud: 'read',
    connection: 'main',
    altConnection: 'key',
  },
  'modules/getThing/api.imljson': { url: '/things/{{parameters.name}}' },
  'modules/getThing/expect.imljson': [{ $ref: '/fields/name.imljson' }, 'rpc://kinds'],
  'modules/findThings/metadata.json': { label: 'Find Things', type: 'search', connection: 'key' },
  'modules/findThings/samples.imljson': { name: 'Ada' },
  'modules/makeApiCall/metadata.json': { label: 'Make an API Call', type: 'universal', connection: 'main' },
  'modules/answerCall/metadata.json': { label: 'Answer a Call', type: 'responder' },
  'functions/double/code.js': 'function double(value) {\n  return value * 2;\n}\n',
  'functions/double/test.js': "it('doubles', () => assert.strictEqual(double(2), 4));\n",
  'endpoints/find-thing/metadata.json': {
    label: 'Find a thing',
    description: 'Finds one thing.',
    context: 'Use it before getThing.',
    annotations: { readOnlyHint: true },
    attachedAccounts: ['main'],
  },
  'endpoints/find-thing/api.imljson': { url: '/things' },
  'endpoints/find-thing/inputParameters.imljson': [{ name: 'name', type: 'text', label: 'Name' }],
  'assets/icon.png': icon(512, 512),
};

/** Files of an app in memory: texts as they are, other values as JSON. */
export function filesOf(contents: Readonly<Record<string, unknown>>): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  return new Map(
    Object.entries(contents).map(([path, content]) => {
      if (content instanceof Uint8Array) return [path, content];
      return [path, encoder.encode(typeof content === 'string' ? content : JSON.stringify(content))];
    }),
  );
}

/** Loads an app from files in memory; a mistake in them is a mistake of the test. */
export function appOf(contents: Readonly<Record<string, unknown>>): App {
  const { app, diagnostics } = loadAppFromFiles(filesOf(contents), '/memory');
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error');
  if (!app || mistakes.length > 0) throw new Error(`no app: ${JSON.stringify(mistakes)}`);
  return app;
}

/** The bytes of a PNG image of one colour. */
export function icon(width: number, height: number, colour = 0x33): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, colour);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
