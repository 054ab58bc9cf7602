import { createHash } from 'node:crypto';

/** The kinds of component and what the checksum endpoint calls them. */
export const KINDS = {
  connections: {
    wrapper: 'appConnection',
    checksums: 'accounts',
    blocks: ['api', 'parameters', 'scope', 'scopes', 'install', 'installSpec', 'common'],
  },
  webhooks: {
    wrapper: 'appWebhook',
    checksums: 'hooks',
    blocks: ['api', 'parameters', 'attach', 'detach', 'scope', 'update'],
  },
  rpcs: { wrapper: 'appRpc', checksums: 'rpcs', blocks: ['api', 'parameters'] },
  modules: {
    wrapper: 'appModule',
    checksums: 'modules',
    blocks: ['api', 'epoch', 'parameters', 'expect', 'interface', 'samples', 'scope'],
  },
  functions: { wrapper: 'appFunction', checksums: 'functions', blocks: ['code', 'test'] },
  endpoints: {
    wrapper: 'appEndpoint',
    checksums: 'endpoints',
    blocks: ['api', 'scope', 'inputParameters', 'outputParameters'],
  },
} as const;
export type Kind = keyof typeof KINDS;

export interface Stored {
  readonly name: string;
  readonly metadata: Record<string, unknown>;
  readonly blocks: Map<string, string>;
}

export interface StoredApp extends Stored {
  readonly version: number;
  icon: Uint8Array | undefined;
  readonly components: Record<Kind, Map<string, Stored>>;
}

/** An error the API answers with. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const APP_NAME = /^[a-z][0-9a-z-]+[0-9a-z]$/;
const COMPONENT_NAME = /^[a-zA-Z][0-9a-zA-Z]+[0-9a-zA-Z]$/;

/** The apps of one instance. */
export class Store {
  readonly apps = new Map<string, StoredApp>();
  #counter = 0;

  createApp(body: Record<string, unknown>): StoredApp {
    const { name, label, theme, audience } = body;
    if (typeof name !== 'string' || !APP_NAME.test(name)) throw new ApiError(400, 'Validation failed: name');
    for (const [key, value] of Object.entries({ label, theme, audience })) {
      if (typeof value !== 'string' || value === '') throw new ApiError(400, `Validation failed: ${key}`);
    }
    // Names of private apps get a suffix (R10.14).
    this.#counter += 1;
    const given = `${name}-${(46_656 + this.#counter * 7919).toString(36)}`;
    const { name: _, audience: __, private: ___, ...facts } = body;
    const app: StoredApp = {
      name: given,
      version: 1,
      metadata: { language: 'en', countries: null, ...facts, public: false, approved: false },
      blocks: new Map([
        ['base', '{}'],
        ['groups', '[]'],
        ['readme', ''],
        ['common', '{}'],
      ]),
      icon: undefined,
      components: {
        connections: new Map(),
        webhooks: new Map(),
        rpcs: new Map(),
        modules: new Map(),
        functions: new Map(),
        endpoints: new Map(),
      },
    };
    this.apps.set(given, app);
    return app;
  }

  app(name: string | undefined, version: string | undefined): StoredApp {
    const found = this.apps.get(name ?? '');
    if (!found || (version !== undefined && String(found.version) !== version))
      throw new ApiError(404, 'App not found');
    return found;
  }

  /** Connections and webhooks are found without their app. */
  find(kind: 'connections' | 'webhooks', name: string | undefined): { app: StoredApp; found: Stored } {
    for (const app of this.apps.values()) {
      const found = app.components[kind].get(name ?? '');
      if (found) return { app, found };
    }
    throw new ApiError(404, `${KINDS[kind].wrapper} not found`);
  }

  create(app: StoredApp, kind: Kind, body: Record<string, unknown>): Stored {
    const named = kind === 'connections' || kind === 'webhooks';
    const name = named ? this.#nextName(app, kind) : body['name'];
    if (typeof name !== 'string' || (!named && kind !== 'endpoints' && !COMPONENT_NAME.test(name))) {
      throw new ApiError(400, 'Validation failed: name');
    }
    if (app.components[kind].has(name)) throw new ApiError(409, `${name} exists already`);
    if (kind === 'modules' && body['moduleInitMode'] !== 'blank') {
      throw new ApiError(400, `Unknown module init mode: "${body['moduleInitMode']}"`);
    }
    if (kind === 'modules' && body['typeId'] === 12 && body['subtype'] === undefined) {
      throw new ApiError(400, 'Validation failed: subtype');
    }
    if (named && typeof body['type'] !== 'string') throw new ApiError(400, 'Validation failed: type');
    const { name: _, moduleInitMode: __, subtype: ___, ...metadata } = body;
    this.checkReferences(app, metadata);
    const stored: Stored = { name, metadata: { ...DEFAULTS[kind], ...metadata }, blocks: new Map() };
    // A new component is filled from a template, not empty.
    for (const block of KINDS[kind].blocks) stored.blocks.set(block, TEMPLATES[block] ?? '[]');
    app.components[kind].set(name, stored);
    return stored;
  }

  /** References have to name what is there. */
  checkReferences(app: StoredApp, metadata: Record<string, unknown>): void {
    const { connection, altConnection, webhook, attachedAccounts } = metadata;
    for (const name of [connection, altConnection, ...(Array.isArray(attachedAccounts) ? attachedAccounts : [])]) {
      if (typeof name === 'string' && !app.components.connections.has(name))
        throw new ApiError(400, `No connection ${name}`);
    }
    if (typeof webhook === 'string' && !app.components.webhooks.has(webhook))
      throw new ApiError(400, `No webhook ${webhook}`);
  }

  remove(app: StoredApp, kind: Kind, name: string): void {
    const others = Object.values(app.components).flatMap((components) => [...components.values()]);
    const uses = (each: Stored) =>
      kind === 'connections'
        ? [each.metadata['connection'], each.metadata['altConnection']]
        : [each.metadata['webhook']];
    if ((kind === 'connections' || kind === 'webhooks') && others.some((each) => uses(each).includes(name))) {
      throw new ApiError(409, `${name} is in use`);
    }
    if (!app.components[kind].delete(name)) throw new ApiError(404, `${name} not found`);
  }

  /** MD5 of every block, in the shape of the checksum endpoint (R10.10). */
  checksums(app: StoredApp): Record<string, unknown> {
    const sums = ({ name, blocks }: Stored) => ({
      name,
      checksum: Object.fromEntries([...blocks].flatMap(([block, text]) => [[`${block}_jsonc`, md5(text)]])),
    });
    const lists = Object.entries(KINDS).flatMap(([kind, { checksums }]) =>
      // The vendor's endpoint has no sums of endpoints.
      kind === 'endpoints' ? [] : [[checksums, [...app.components[kind as Kind].values()].map(sums)]],
    );
    return { ...Object.fromEntries(lists), app: [sums(app)] };
  }

  /** `app`, `app2`, … (R10.14), one row for both kinds. */
  #nextName(app: StoredApp, kind: 'connections' | 'webhooks'): string {
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? app.name : `${app.name}${count}`;
      if (!app.components[kind].has(name)) return name;
    }
  }
}

const DEFAULTS: Record<Kind, Record<string, unknown>> = {
  connections: {},
  webhooks: { connection: null, altConnection: null },
  rpcs: { connection: null, altConnection: null },
  modules: {
    description: '',
    crud: null,
    connection: null,
    altConnection: null,
    webhook: null,
    public: false,
    approved: false,
  },
  functions: {},
  endpoints: { description: null, context: null, annotations: {}, attachedAccounts: [] },
};

const TEMPLATES: Record<string, string> = {
  api: '{\n\t// a template\n\t"url": "/"\n}',
  epoch: '{}',
  attach: '{}',
  detach: '{}',
  update: '{}',
  samples: '{}',
  scopes: '{}',
  common: '{}',
  install: '{}',
  code: 'function example() {}',
  test: '',
};

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
