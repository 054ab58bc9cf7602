import { randomUUID } from 'node:crypto';
import type { App } from '@connect-app/app-model';
import { learnConnectionSecrets, type Redactor, type Runner, type TestedConnection } from '@connect-app/app-runner';
import type { ConnectionSummary } from '../protocol.js';
import { Refusal } from './failures.js';
import type { ReadyMadeConnection } from './options.js';

type Data = Readonly<Record<string, unknown>>;

interface Held {
  readonly id: string;
  readonly type: string;
  readonly data: Data;
  readonly label: string;
  readonly owner?: string | undefined;
  readonly verifiedAt?: string | undefined;
  readonly readyMade?: true;
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

  /** The data of a connection; undefined without an id. @throws Refusal when it is unknown. */
  data(id: string | undefined): Data | undefined {
    return id === undefined ? undefined : this.#get(id).data;
  }

  summary(id: string): ConnectionSummary {
    return summaryOf(this.#get(id));
  }

  /** Checks what was typed in and keeps it, when the service takes it (R8.3). @throws RunError when it does not. */
  async create({ app, runner }: { app: App; runner: Runner }, type: string, data: Data): Promise<ConnectionSummary> {
    const connection = app.connections.get(type);
    if (!connection) throw new Refusal(404, 'unknown-connection', `The app has no connection "${type}".`);
    return this.keep(app, type, await runner.testConnection(type, data));
  }

  /** Keeps a connection that the service took. */
  keep(app: App, type: string, tested: TestedConnection): ConnectionSummary {
    this.#learn(app, type, tested.data);
    const held: Held = {
      id: randomUUID(),
      type,
      data: tested.data,
      label: labelOf(app.connections.get(type)?.label ?? type, ownerOf(tested)),
      owner: ownerOf(tested),
      verifiedAt: new Date().toISOString(),
    };
    this.#held.set(held.id, held);
    return summaryOf(held);
  }

  /** Checks a connection once more. @throws RunError when the service does not take it any longer. */
  async verify({ app, runner }: { app: App; runner: Runner }, id: string): Promise<ConnectionSummary> {
    const held = this.#get(id);
    this.#held.set(id, { ...held, verifiedAt: undefined });
    const tested = await runner.testConnection(held.type, held.data);
    this.#learn(app, held.type, tested.data);
    const owner = ownerOf(tested) ?? held.owner;
    this.#held.set(id, { ...held, data: tested.data, owner, verifiedAt: new Date().toISOString() });
    return this.summary(id);
  }

  remove(id: string): { readonly type: string; readonly data: Data } {
    const { type, data } = this.#get(id);
    this.#held.delete(id);
    return { type, data };
  }

  /**
   * Offers an account that is known from the start, for the connection whose form asks for what it has. It is there even when
   * the service does not answer yet.
   */
  async offer({ app, runner }: { app: App; runner: Runner }, { label, data }: ReadyMadeConnection): Promise<void> {
    const type = [...app.connections.values()].find(({ sections }) =>
      Object.keys(data).every((name) => fieldNames(sections.parameters?.value).includes(name)),
    )?.name;
    if (type === undefined) return;
    this.#learn(app, type, data);
    const held: Held = { id: 'ready-made', type, data, label, readyMade: true };
    this.#held.set(held.id, held);
    const summary = await this.verify({ app, runner }, held.id).catch(() => undefined);
    const kept = this.#get(held.id);
    this.#held.set(held.id, { ...kept, label: labelOf(label, summary?.owner) });
  }

  #get(id: string): Held {
    const held = this.#held.get(id);
    if (!held)
      throw new Refusal(404, 'unknown-connection', 'There is no such connection (any longer). Create it anew.');
    return held;
  }

  /** Makes the secrets of a connection known, so that nothing that leaves the server holds them. */
  #learn(app: App, type: string, data: Data): void {
    learnConnectionSecrets(this.#secrets, app.connections.get(type)?.sections.parameters?.value, data);
  }
}

function summaryOf({ id, type, label, owner, verifiedAt, readyMade }: Held): ConnectionSummary {
  return {
    id,
    type,
    label,
    ...(owner === undefined ? {} : { owner }),
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
    ...(readyMade === undefined ? {} : { readyMade }),
  };
}

/** What the connection's `metadata` says of its owner (R8.4). */
function ownerOf({ metadata }: TestedConnection): string | undefined {
  const value = typeof metadata === 'object' && metadata !== null && 'value' in metadata ? metadata.value : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function labelOf(label: string, owner: string | undefined): string {
  return owner === undefined ? label : `${label}: ${owner}`;
}

function fieldNames(block: unknown): unknown[] {
  return Array.isArray(block) ? block.map((spec: { name?: unknown } | null) => spec?.name) : [];
}
