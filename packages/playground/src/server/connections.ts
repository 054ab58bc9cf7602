import { randomUUID } from 'node:crypto';
import type { App } from '@connect-app/app-model';
import {
  type ConnectionData,
  learnConnectionSecrets,
  type Redactor,
  type Runner,
  type TestedConnection,
} from '@connect-app/app-runner';
import type { ConnectionSummary } from '../protocol.js';
import { Refusal } from './failures.js';
import { accept, type Held, READY_MADE, summaryOf } from './held-connection.js';
import type { ReadyMadeConnection } from './options.js';

/** A connection as calls of the runner take it: with its data of the moment, and a place for what a refresh gives (R8.7). */
export interface UsedConnection {
  /** Its name in the app; absent without a connection. */
  readonly connectionName?: string;
  readonly connection: ConnectionData | undefined;
  readonly onConnection: (data: ConnectionData) => void;
  /** The user's id at the service, for shared webhooks (R4.5). */
  readonly uid: unknown;
}

/** The app and its runner at the moment of a call. */
export interface Running {
  readonly app: App;
  readonly runner: Runner;
}

/** The connections made in this playground. Their data never leaves the server. */
export class Connections {
  readonly #held = new Map<string, Held>();
  readonly #secrets: Redactor;

  constructor(secrets: Redactor) {
    this.#secrets = secrets;
  }

  list(): ConnectionSummary[] {
    return [...this.#held.values()].map(summaryOf);
  }

  /** What calls with this connection take; without an id they go without one. @throws Refusal when it is unknown. */
  use(id: string | undefined): UsedConnection {
    if (id === undefined) return { connection: undefined, onConnection: () => {}, uid: undefined };
    const held = this.#get(id);
    return {
      connectionName: held.type,
      get connection() {
        return held.data;
      },
      get uid() {
        return held.uid;
      },
      onConnection: (data) => {
        held.learn(data);
        held.data = data;
      },
    };
  }

  /** Checks what was typed in and keeps it, when the service takes it (R8.3). @throws RunError when it does not. */
  async create({ app, runner }: Running, type: string, data: ConnectionData): Promise<ConnectionSummary> {
    if (!app.connections.has(type)) throw unknownType(type);
    return this.keep(app, type, await runner.testConnection(type, data));
  }

  /** Keeps a connection that the service took. */
  keep(app: App, type: string, tested: TestedConnection): ConnectionSummary {
    const name = app.connections.get(type)?.label ?? type;
    const held = this.#hold(app, { id: randomUUID(), type, name, data: tested.data });
    accept(held, tested);
    return summaryOf(held);
  }

  /** Checks a connection once more. @throws RunError when the service does not take it any longer. */
  async verify({ runner }: Running, id: string): Promise<ConnectionSummary> {
    const held = this.#get(id);
    held.verifiedAt = undefined;
    accept(held, await runner.testConnection(held.type, held.data));
    return summaryOf(held);
  }

  /** Forgets a connection and gives what is needed to invalidate it at the service. */
  remove(id: string): { readonly type: string; readonly data: ConnectionData } {
    const { type, data } = this.#get(id);
    this.#held.delete(id);
    return { type, data };
  }

  /**
   * Offers an account that is known from the start, for the connection whose form asks for what it has. It is there even when
   * the service does not answer yet.
   */
  async offer(running: Running, { label, data }: ReadyMadeConnection): Promise<void> {
    const type = [...running.app.connections.values()].find(({ sections }) => {
      const names = fieldNames(sections.parameters?.value);
      return Object.keys(data).every((name) => names.includes(name));
    })?.name;
    if (type === undefined) return;
    this.#hold(running.app, { id: READY_MADE, type, name: label, data });
    await this.verify(running, READY_MADE).catch(() => {});
  }

  #hold(app: App, { id, type, name, data }: Pick<Held, 'id' | 'type' | 'name' | 'data'>): Held {
    const specs = app.connections.get(type)?.sections.parameters?.value;
    const learn = (known: ConnectionData): void => learnConnectionSecrets(this.#secrets, specs, known);
    learn(data);
    const held: Held = { id, type, name, data, learn };
    this.#held.set(id, held);
    return held;
  }

  #get(id: string): Held {
    const held = this.#held.get(id);
    if (!held)
      throw new Refusal(404, 'unknown-connection', 'There is no such connection (any longer). Create it anew.');
    return held;
  }
}

/** What a call named that the app does not have. */
export function unknownType(type: string): Refusal {
  return new Refusal(404, 'unknown-connection', `The app has no connection "${type}".`);
}

function fieldNames(block: unknown): unknown[] {
  return Array.isArray(block) ? block.map((spec: { name?: unknown } | null) => spec?.name) : [];
}
