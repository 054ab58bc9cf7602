import type { ComponentKind } from '@connect-app/app-model';
import type { FetchOptions } from '@makehq/sdk';
import type { ApiClient } from '../client/api-client.js';
import { hasStatus } from '../client/problems.js';
import { DeployError } from '../errors.js';

/** Something the API lists: an app or a component. */
export type Listed = Readonly<Record<string, unknown>> & { readonly name: string };

/** What is sent as JSON. */
export type Body = Readonly<Record<string, unknown>>;

/** What answers are wrapped in (R10.13). */
const WRAPPERS: Readonly<Record<ComponentKind, string>> = {
  connection: 'appConnection',
  endpoint: 'appEndpoint',
  rpc: 'appRpc',
  webhook: 'appWebhook',
  module: 'appModule',
  function: 'appFunction',
};

/** One app on an instance, as the API offers it (R10.12). Typed methods of the SDK where it has them, its `fetch` elsewhere (C5). */
export class AppApi {
  readonly #client: ApiClient;
  readonly #app: string;
  readonly #version: number;

  constructor(client: ApiClient, app: string, version: number) {
    this.#client = client;
    this.#app = app;
    this.#version = version;
  }

  /** The app's own facts, all of them. */
  async read(): Promise<Listed> {
    const { sdk } = this.#client;
    return this.#try(`read the app ${this.#app}`, () => sdk.apps.get(this.#app, this.#version, { cols: ['*'] }));
  }

  async update(metadata: Body): Promise<void> {
    await this.#send('change the app', this.#path(), { method: 'PATCH', body: jsonBody(metadata) });
  }

  /** MD5 of every block (R10.10); undefined where the instance does not offer them. */
  async checksums(): Promise<Readonly<Record<string, unknown>> | undefined> {
    return this.#client.fetch<Record<string, unknown>>(this.#path('checksum')).catch((error: unknown) => {
      if (hasStatus(error, 404)) return undefined;
      return this.#try('read the checksums', () => Promise.reject(error));
    });
  }

  async list(kind: ComponentKind): Promise<Listed[]> {
    const { sdk } = this.#client;
    const [app, version] = [this.#app, this.#version];
    const lists = {
      connection: () => sdk.connections.list(app),
      endpoint: () => sdk.endpoints.list(app, version),
      rpc: () => sdk.rpcs.list(app, version),
      webhook: () => sdk.webhooks.list(app),
      module: () => sdk.modules.list(app, version),
      function: () => sdk.functions.list(app, version),
    };
    // An instance older than endpoints does not know their list (R10.20).
    const listed = await this.#try(`list the ${kind}s`, async (): Promise<Listed[]> => {
      try {
        return ((await lists[kind]()) ?? []) as unknown as Listed[];
      } catch (error) {
        if (kind === 'endpoint' && hasStatus(error, 404)) return [];
        throw error;
      }
    });
    for (const { name } of listed) requireName(name);
    return listed;
  }

  async get(kind: ComponentKind, name: string): Promise<Listed> {
    const answer = await this.#send<Record<string, Listed>>(`read the ${kind} ${name}`, this.#path(kind, name));
    return answer[WRAPPERS[kind]] ?? { name };
  }

  /** Creates a component; the name the instance gave it, where the answer has one (C5). */
  async create(kind: ComponentKind, body: Body): Promise<string | undefined> {
    const answer = await this.#send<Record<string, Partial<Listed>>>(`create a ${kind}`, this.#collection(kind), {
      method: 'POST',
      body: jsonBody(body),
    });
    const name = answer[WRAPPERS[kind]]?.name;
    return name === undefined ? undefined : requireName(name);
  }

  async patch(kind: ComponentKind, name: string, metadata: Body): Promise<void> {
    await this.#send(`change the ${kind} ${name}`, this.#path(kind, name), {
      method: 'PATCH',
      body: jsonBody(metadata),
    });
  }

  /** Deletes a component; one that is gone already is fine, since that is what was wanted. */
  async remove(kind: ComponentKind, name: string): Promise<void> {
    await this.#try(`delete the ${kind} ${name}`, async () => {
      try {
        await this.#client.fetch(this.#path(kind, name), { method: 'DELETE' });
      } catch (error) {
        if (!hasStatus(error, 404)) throw error;
      }
    });
  }

  /** The text of a block; blocks of the app itself have no component. */
  async readBlock(block: string, owner?: { kind: ComponentKind; name: string }): Promise<string> {
    const path = owner ? this.#path(owner.kind, owner.name, block) : this.#path(block);
    const what = `read ${block} of ${owner ? `the ${owner.kind} ${owner.name}` : 'the app'}`;
    return this.#try(what, async () => {
      const answer = await this.#client.fetch<unknown>(path, { headers: { accept: '*/*' } });
      if (typeof answer === 'string') return answer;
      if (answer instanceof ArrayBuffer) return Buffer.from(answer).toString('utf8');
      return `${JSON.stringify(answer ?? null, undefined, 2)}\n`;
    });
  }

  async writeBlock(block: string, text: string, owner?: { kind: ComponentKind; name: string }): Promise<void> {
    const path = owner ? this.#path(owner.kind, owner.name, block) : this.#path(block);
    const what = `write ${block} of ${owner ? `the ${owner.kind} ${owner.name}` : 'the app'}`;
    await this.#send(what, path, { method: 'PUT', body: text, headers: { 'content-type': contentType(block) } });
  }

  /** The icon at its full size; undefined when the app has none. */
  async readIcon(): Promise<Uint8Array | undefined> {
    return this.#try('read the icon', async () => {
      try {
        return new Uint8Array(await this.#client.sdk.apps.getIcon(this.#app, this.#version));
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    });
  }

  async writeIcon(icon: Uint8Array): Promise<void> {
    await this.#try('write the icon', () => this.#client.sdk.apps.setIcon(this.#app, this.#version, icon));
  }

  #path(...parts: string[]): string {
    const [kind, name, block] = parts;
    const rest = block === undefined ? '' : `/${block}`;
    // Connections and webhooks belong to no version and are found by their own name (R10.12).
    if (kind === 'connection' || kind === 'webhook') return `/sdk/apps/${kind}s/${name}${rest}`;
    const app = `/sdk/apps/${this.#app}/${this.#version}`;
    if (kind === undefined) return app;
    return name === undefined ? `${app}/${kind}` : `${app}/${kind}s/${name}${rest}`;
  }

  #collection(kind: ComponentKind): string {
    const versioned = kind !== 'connection' && kind !== 'webhook';
    return `/sdk/apps/${this.#app}${versioned ? `/${this.#version}` : ''}/${kind}s`;
  }

  #try<Result>(what: string, request: () => Promise<Result>): Promise<Result> {
    return this.#client.attempt(what, request);
  }

  #send<Result>(what: string, path: string, options?: FetchOptions): Promise<Result> {
    return this.#client.send<Result>(what, path, options);
  }
}

/** The SDK wants values of JSON; metadata is made of nothing else. */
function jsonBody(body: Body): NonNullable<FetchOptions['body']> {
  return body as NonNullable<FetchOptions['body']>;
}

/** Content types of what is put (R10.12). */
function contentType(block: string): string {
  if (block === 'readme') return 'text/markdown';
  if (block === 'code' || block === 'test') return 'application/javascript';
  return block === 'common' ? 'application/json' : 'application/jsonc';
}

/** Names become parts of addresses: what an instance calls its own must not lead anywhere else. */
function requireName(name: string): string {
  if (/^[\w-]{1,128}$/.test(name)) return name;
  throw new DeployError({ code: 'api/strange-name', message: `The instance gives the name ${JSON.stringify(name)}.` });
}
