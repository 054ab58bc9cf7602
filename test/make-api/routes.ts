import { ApiError, KINDS, type Kind, type Store, type Stored, type StoredApp } from './store.js';

export interface ApiRequest {
  readonly method: string;
  /** Below `/api/v2`. */
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

const json = (value: unknown, status = 200): ApiAnswer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});
const text = (body: string, type = 'application/jsonc; charset=utf-8'): ApiAnswer => ({ status: 200, type, body });

/** Answers one request of the SDK's endpoints (R10.12, R10.13). */
export function answer(store: Store, request: ApiRequest): ApiAnswer {
  const [sdk, apps, ...rest] = request.path.split('/').slice(1);
  if (sdk !== 'sdk' || apps !== 'apps') throw new ApiError(404, 'Not found');
  if (rest.length === 0) return ofApps(store, request);
  const [first, second, third, ...more] = rest;
  if ((first === 'connections' || first === 'webhooks') && second !== undefined) {
    const { app, found } = store.find(first, second);
    return ofComponent(store, request, { app, kind: first, found, block: third });
  }
  if ((second === 'connections' || second === 'webhooks') && third === undefined) {
    return ofCollection(store, request, store.app(first, undefined), second);
  }
  const app = store.app(first, second);
  if (third === undefined) return ofApp(store, request, app);
  if (!isKind(third)) return ofAppBlock(store, request, app, [third, ...more]);
  const [name, block] = more;
  if (name === undefined) return ofCollection(store, request, app, third);
  const found = app.components[third].get(name);
  if (!found) throw new ApiError(404, `${name} not found`);
  return ofComponent(store, request, { app, kind: third, found, block });
}

function ofApps(store: Store, request: ApiRequest): ApiAnswer {
  if (request.method === 'GET') {
    const apps = [...store.apps.values()].map(({ name, version, metadata }) => ({
      name,
      version,
      label: metadata['label'],
    }));
    return json({ apps });
  }
  if (request.method !== 'POST') throw new ApiError(405, 'Method not allowed');
  return json({ app: appJson(store.createApp(bodyOf(request))) });
}

function ofApp(store: Store, request: ApiRequest, app: StoredApp): ApiAnswer {
  if (request.method === 'GET') return json({ app: appJson(app) });
  if (request.method === 'PATCH') {
    const { audience: _, ...metadata } = bodyOf(request);
    Object.assign(app.metadata, metadata);
    return json({ app: appJson(app) });
  }
  if (request.method !== 'DELETE') throw new ApiError(405, 'Method not allowed');
  store.apps.delete(app.name);
  return json({});
}

function ofAppBlock(store: Store, request: ApiRequest, app: StoredApp, [block, size]: readonly string[]): ApiAnswer {
  if (block === 'checksum') return json(store.checksums(app));
  if (block === 'icon') {
    if (request.method === 'GET' && size !== undefined) {
      if (!app.icon) throw new ApiError(404, 'No icon');
      return { status: 200, type: 'image/png', body: app.icon };
    }
    if (request.method !== 'PUT' || request.contentType !== 'image/png')
      throw new ApiError(415, 'An icon is image/png');
    app.icon = request.body;
    return json({ changed: true });
  }
  return ofBlock(request, app, block ?? '');
}

function ofCollection(store: Store, request: ApiRequest, app: StoredApp, kind: Kind): ApiAnswer {
  const { wrapper } = KINDS[kind];
  if (request.method === 'GET') {
    const list = [...app.components[kind].values()].map((each) =>
      // Lists of webhooks say less than single answers.
      kind === 'webhooks'
        ? { name: each.name, label: each.metadata['label'], type: each.metadata['type'] }
        : componentJson(each),
    );
    return json({ [`${wrapper}s`]: list });
  }
  if (request.method !== 'POST') throw new ApiError(405, 'Method not allowed');
  const { name, metadata } = store.create(app, kind, bodyOf(request));
  // The creation of a webhook does not answer with its name (C5).
  return json({
    [wrapper]: kind === 'webhooks' ? { label: metadata['label'], type: metadata['type'] } : { name, ...metadata },
  });
}

interface Found {
  readonly app: StoredApp;
  readonly kind: Kind;
  readonly found: Stored;
  readonly block: string | undefined;
}

function ofComponent(store: Store, request: ApiRequest, { app, kind, found, block }: Found): ApiAnswer {
  if (block !== undefined) return ofBlock(request, found, block);
  switch (request.method) {
    case 'GET':
      return json({ [KINDS[kind].wrapper]: componentJson(found) });
    case 'PATCH': {
      const { name: _, type: __, ...metadata } = bodyOf(request);
      store.checkReferences(app, metadata);
      Object.assign(found.metadata, metadata);
      return json({ [KINDS[kind].wrapper]: componentJson(found) });
    }
    case 'DELETE':
      store.remove(app, kind, found.name);
      return json({});
    default:
      throw new ApiError(405, 'Method not allowed');
  }
}

const TYPES: Record<string, string> = {
  readme: 'text/markdown',
  code: 'application/javascript',
  test: 'application/javascript',
  common: 'application/json',
};

function ofBlock(request: ApiRequest, owner: Stored, block: string): ApiAnswer {
  const before = owner.blocks.get(block);
  if (before === undefined) throw new ApiError(404, `There is no ${block}`);
  const type = TYPES[block] ?? 'application/jsonc';
  if (request.method === 'GET') return text(before, `${type}; charset=utf-8`);
  if (request.method !== 'PUT') throw new ApiError(405, 'Method not allowed');
  if (request.contentType !== type) throw new ApiError(415, `${block} is ${type}, not ${request.contentType}`);
  const after = Buffer.from(request.body).toString('utf8');
  if (after.includes('"$ref"')) throw new ApiError(400, 'Unknown key $ref');
  owner.blocks.set(block, after);
  return json({ changed: before !== after });
}

function bodyOf({ body, contentType }: ApiRequest): Record<string, unknown> {
  if (contentType !== 'application/json') throw new ApiError(415, `${contentType} is not application/json`);
  return JSON.parse(Buffer.from(body).toString('utf8')) as Record<string, unknown>;
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}

function appJson({ name, version, metadata }: StoredApp): Record<string, unknown> {
  return { name, version, ...metadata };
}

function componentJson({ name, metadata }: Stored): Record<string, unknown> {
  return { name, ...metadata };
}
