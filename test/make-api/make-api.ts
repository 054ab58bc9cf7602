import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './routes.js';
import { ApiError, type Kind, Store, type StoredApp } from './store.js';

export const TOKEN = '11111111-2222-4333-8444-555555555555';
/** A token that may read and not write. */
export const READ_TOKEN = '11111111-2222-4333-8444-666666666666';

/** One request as it arrived. */
export interface Entry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface MakeApi {
  readonly url: string;
  readonly store: Store;
  /** Everything that was asked since the last reset. */
  readonly journal: Entry[];
  /** How many requests were under way at once, at most. */
  readonly mostAtOnce: number;
  /** Requests that change something. */
  writes(): Entry[];
  /** Breaks the connection of the nth request from now on (1 is the next) and of all after it; `after` lets it take effect first. */
  killAt(n: number, when: 'before' | 'after'): void;
  /** Answers the next requests like this, whatever they ask. */
  failNext(times: number, answer: { status: number; headers?: Record<string, string> }): void;
  /** Breaks the connection of the next POST after it took effect, once. */
  loseNextCreation(): void;
  revive(): void;
  /** Everything that is stored about an app, plain, with references and names as the instance has them. */
  snapshot(name: string): unknown;
  theApp(): StoredApp;
  close(): Promise<void>;
}

/**
 * A stateful Make API on loopback: the SDK endpoints (R10.12–R10.15), as far as public sources show them. It can die at any
 * request, and it remembers what it was asked. Port 0 takes a free one.
 */
export async function startMakeApi({ port = 0 }: { readonly port?: number } = {}): Promise<MakeApi> {
  const store = new Store();
  const journal: Entry[] = [];
  let [underWay, mostAtOnce] = [0, 0];
  let kill: { left: number; when: 'before' | 'after' } | undefined;
  let failing: { times: number; status: number; headers?: Record<string, string> } | undefined;
  let losing = false;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const method = request.method ?? 'GET';
    // An answer takes a moment, so that requests sent at once are under way at once.
    await new Promise((resolve) => setTimeout(resolve, 1));
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (kill && --kill.left < 0) return void request.socket.destroy();
    const dying = kill?.left === 0;
    if (dying && kill?.when === 'before') return void request.socket.destroy();
    const reply = (
      status: number,
      type: string,
      body: string | Uint8Array,
      headers: Record<string, string> = {},
    ): void => {
      journal.push({ method, path: pathname, status });
      const lost = losing && method === 'POST';
      if (lost) losing = false;
      if (dying || lost) return void request.socket.destroy();
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    };
    if (failing && failing.times-- > 0) {
      return reply(failing.status, 'application/json', JSON.stringify({ message: 'As asked' }), failing.headers);
    }
    try {
      authorize(request.headers.authorization, method);
      if (!pathname.startsWith('/api/v2/')) throw new ApiError(404, 'Not found');
      const path = decodeURIComponent(pathname.slice('/api/v2'.length));
      const contentType = (request.headers['content-type'] ?? '').split(';')[0] ?? '';
      const { status, type, body } = answer(store, { method, path, contentType, body: Buffer.concat(chunks) });
      reply(status, type, body);
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      reply(status, 'application/json', JSON.stringify({ message, code: `SC${status}` }));
    }
  };

  const server = createServer((request, response) => {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    void handle(request, response).finally(() => {
      underWay -= 1;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    journal,
    get mostAtOnce() {
      return mostAtOnce;
    },
    writes: () => journal.filter(({ method }) => method !== 'GET'),
    killAt: (n, when) => {
      kill = { left: n, when };
    },
    failNext: (times, { status, headers = {} }) => {
      failing = { times, status, headers };
    },
    loseNextCreation: () => {
      losing = true;
    },
    revive: () => {
      kill = undefined;
      failing = undefined;
      journal.length = 0;
      mostAtOnce = 0;
    },
    snapshot: (name) => snapshotOf(store, name),
    theApp: () => {
      const [app] = store.apps.values();
      if (!app) throw new Error('there is no app');
      return app;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function authorize(header: string | undefined, method: string): void {
  // R10.11: an API key goes with the word Token.
  if (header === `Token ${READ_TOKEN}` && method !== 'GET')
    throw new ApiError(403, 'Insufficient scope: sdk-apps:write');
  if (header !== `Token ${TOKEN}` && header !== `Token ${READ_TOKEN}`) throw new ApiError(401, 'Access denied');
}

function snapshotOf(store: Store, name: string): unknown {
  const app = store.app(name, undefined);
  const plain = (kind: Kind) =>
    [...app.components[kind].values()]
      .map((each) => ({ name: each.name, metadata: each.metadata, blocks: Object.fromEntries(each.blocks) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  return structuredClone({
    metadata: app.metadata,
    blocks: Object.fromEntries(app.blocks),
    icon: app.icon && Buffer.from(app.icon).toString('base64').length,
    components: Object.fromEntries(Object.keys(app.components).map((kind) => [kind, plain(kind as Kind)])),
  });
}
