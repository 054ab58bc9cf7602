import { Hono } from 'hono';
import { Accounts } from './accounts.js';
import { assembleApp } from './app.js';
import { Clock } from './clock.js';
import type { Account, MockContext, MockEnv } from './context.js';
import { controlExtension } from './control/index.js';
import { MockError } from './errors.js';
import type { Host } from './extensions.js';
import { faultExtension } from './faults/index.js';
import { Faults } from './faults/rules.js';
import { inspector } from './inspector/index.js';
import { type OAuthClient, resolveClients } from './oauth/clients.js';
import { oauthExtension } from './oauth/index.js';
import type { ClozeMockOptions } from './options.js';
import { RequestLog, type RequestRecord } from './request-log.js';
import { resolveOptions } from './resolve-options.js';
import { createAccounts } from './seed/account.js';
import { type Listening, listen } from './server.js';
import type { StoreSnapshot } from './store/store.js';
import { webhooks } from './webhooks/index.js';
import type { DeliveryRecord } from './webhooks/subscription.js';

/** All data of a mock at one time, as plain JSON. It fits mocks made with the same options. */
export interface MockSnapshot {
  readonly now: number;
  readonly accounts: Readonly<Record<string, StoreSnapshot>>;
}

/** A stateful Cloze. */
export interface ClozeMock {
  /** The first account: what a connection needs. */
  readonly account: Account;
  readonly accounts: readonly Account[];
  /** Clients that may ask for access at `/oauth/authorize` and `/oauth/token`. */
  readonly oauthClients: readonly OAuthClient[];
  readonly clock: Clock;
  /** The latest requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Tries to deliver webhooks, oldest first. */
  readonly deliveries: readonly DeliveryRecord[];
  /** What goes wrong, and when. */
  readonly faults: Faults;
  /** Answers a request in process; its host name does not matter. */
  fetch(request: Request): Promise<Response>;
  /** Starts a server on 127.0.0.1; port 0, the default, takes a free one. */
  listen(options?: { readonly port?: number }): Promise<Listening>;
  /** Back to the data, the time and the empty log of the start. */
  reset(): void;
  snapshot(): MockSnapshot;
  restore(snapshot: MockSnapshot): void;
  /** Stops all servers and timers. */
  close(): Promise<void>;
}

/**
 * Makes a mock. The same options give the same data, ids and times.
 *
 * @example
 * const mock = createClozeMock({ seed: 7 });
 * const response = await mock.fetch(
 *   new Request('https://api.cloze.com/v1/user/profile', { headers: { authorization: `Bearer ${mock.account.apiKey}` } }),
 * );
 */
export function createClozeMock(options: ClozeMockOptions = {}): ClozeMock {
  const resolved = resolveOptions(options);
  const clock = new Clock({ start: resolved.start, live: resolved.live });
  const accounts = new Accounts(createAccounts(resolved, clock));
  const context: MockContext = { options: resolved, clock, accounts, log: new RequestLog(resolved.keepRequests) };
  const restored: (() => void)[] = [];
  const closing: (() => void | Promise<void>)[] = [];
  // A trailing slash makes no difference.
  const app = new Hono<MockEnv>({ strict: false });
  const host: Host = {
    mock: context,
    app,
    onChange: (listener) => {
      for (const account of accounts.all) account.store.onChange(listener);
    },
    onRestore: (listener) => void restored.push(listener),
    onClose: (listener) => void closing.push(listener),
  };
  const hooks = webhooks();
  const faults = new Faults(resolved.seed, resolved.faults);
  const oauthClients = resolveClients(options.oauthClients, resolved.seed);
  assembleApp(app, host, [
    faultExtension(faults),
    hooks,
    oauthExtension(oauthClients),
    controlExtension(() => mock),
    inspector(() => mock),
  ]);

  const snapshot = (): MockSnapshot => ({
    now: clock.now(),
    accounts: Object.fromEntries(accounts.all.map((account) => [account.email, account.store.snapshot()])),
  });
  const restore = (saved: MockSnapshot): void => {
    for (const account of accounts.all) {
      const data = saved.accounts[account.email];
      if (!data) throw new MockError('snapshot-account', `The snapshot has no account ${account.email}.`);
      account.store.restore(data);
    }
    clock.reset(saved.now);
    for (const listener of restored) listener();
  };
  const start = snapshot();
  const servers = new Set<Listening>();
  const fetch = async (request: Request, env?: MockEnv['Bindings']): Promise<Response> =>
    app.fetch(withoutDoubledSlash(request), env);

  const mock: ClozeMock = {
    account: accounts.first,
    accounts: accounts.all,
    oauthClients,
    clock,
    get requests() {
      return context.log.entries;
    },
    get deliveries() {
      return hooks.dispatcher()?.deliveries ?? [];
    },
    faults,
    fetch: (request) => fetch(request),
    listen: async ({ port = 0 } = {}) => {
      const server = await listen(fetch, port);
      servers.add(server);
      return server;
    },
    reset: () => {
      restore(start);
      faults.reset();
      context.log.clear();
    },
    snapshot,
    restore,
    close: async () => {
      clock.close();
      await Promise.all([...servers].map((server) => server.close()));
      for (const listener of closing) await listener();
      clock.rethrow();
    },
  };
  return mock;
}

/** Clients that join an address ending in a slash with a path ask for `//v1/…`. */
function withoutDoubledSlash(request: Request): Request {
  const url = new URL(request.url);
  if (!url.pathname.startsWith('//')) return request;
  url.pathname = url.pathname.replace(/^\/+/, '/');
  return new Request(url, request);
}
