import { randomBytes } from 'node:crypto';
import type { App, Module } from '@connect-app/app-model';
import {
  createRecorder,
  type ErrorReport,
  type IncomingRequest,
  type Redactor,
  type Runner,
  type RunRecord,
  reportError,
  type WebhookData,
  type WebhookReply,
} from '@connect-app/app-runner';
import { toTypedJson } from '@connect-app/iml';
import type { DeliveryEvent, SubscriptionSummary } from '../protocol.js';
import type { UsedConnection } from './connections.js';
import { Refusal } from './failures.js';
import { recordParts } from './run-stream.js';

/** Deliveries that a page loaded later still sees. */
const KEPT_DELIVERIES = 100;
/** A service that does not answer cannot keep the playground from closing. */
const DETACH_TIMEOUT = 5000;

type Values = Readonly<Record<string, unknown>>;

interface Subscription {
  readonly summary: SubscriptionSummary;
  readonly data: WebhookData;
  readonly values: Values;
  readonly connection: UsedConnection;
}

export interface Attach {
  readonly app: App;
  readonly runner: Runner;
  readonly module: Module;
  readonly values: Values;
  readonly connection: UsedConnection;
}

export interface SubscriptionsOptions {
  /** The address this server is reached at. */
  readonly address: () => string;
  /** The runner at the moment a call comes in: definitions may have changed since. */
  readonly runner: () => Runner;
  readonly secrets: Redactor;
  readonly now: () => number;
  readonly onChange: (subscriptions: SubscriptionSummary[]) => void;
  readonly onDelivery: (event: DeliveryEvent) => void;
}

/** The webhooks that are subscribed right now, and what reached them. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #held = new Map<string, Subscription>();
  #deliveries: DeliveryEvent[] = [];
  #count = 0;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  list(): SubscriptionSummary[] {
    return [...this.#held.values()].map(({ summary }) => summary);
  }

  /** The latest deliveries, oldest first. */
  get deliveries(): readonly DeliveryEvent[] {
    return this.#deliveries;
  }

  /** What attaching stored, for RPCs of the trigger's dialog (R4.8). */
  data(id: string | undefined): WebhookData | undefined {
    return id === undefined ? undefined : this.#held.get(id)?.data;
  }

  /** Subscribes a trigger's webhook to an address of this server (R4.7). A webhook without `attach` only gets the address. */
  async attach({ app, runner, module, values, connection }: Attach): Promise<SubscriptionSummary> {
    const webhook = app.webhooks.get(module.webhook ?? '');
    if (module.type !== 'instant_trigger' || !webhook) {
      throw new Refusal(409, 'no-webhook', `${module.label} has no webhook to attach.`);
    }
    // Unguessable: whoever knows the address may call it.
    const id = randomBytes(18).toString('base64url');
    const url = `${this.#options.address()}/hooks/${id}`;
    const summary: SubscriptionSummary = {
      id,
      module: module.name,
      webhook: webhook.name,
      url,
      since: new Date(this.#options.now()).toISOString(),
    };
    const before = { id, url, data: {} };
    // A service may call the new address before it has answered.
    this.#held.set(id, { summary, data: before, values, connection });
    try {
      const data = await runner.attachWebhook(webhook.name, { webhook: before, parameters: values, ...connection });
      this.#held.set(id, { summary, data, values, connection });
    } catch (error) {
      this.#held.delete(id);
      throw error;
    }
    this.#options.onChange(this.list());
    return summary;
  }

  /** Unsubscribes. The subscription is gone from here even when the service refuses. */
  async detach(id: string, signal?: AbortSignal): Promise<void> {
    const held = this.#held.get(id);
    if (!held) throw new Refusal(404, 'unknown-subscription', 'There is no such subscription (any longer).');
    this.#held.delete(id);
    this.#options.onChange(this.list());
    const { summary, data, values, connection } = held;
    await this.#options
      .runner()
      .detachWebhook(summary.webhook, { webhook: data, parameters: values, ...connection, signal });
  }

  /** Unsubscribes everything, as far as the services answer in time. Gives the failures. */
  async detachAll(): Promise<unknown[]> {
    const signal = AbortSignal.timeout(DETACH_TIMEOUT);
    const done = await Promise.allSettled([...this.#held.keys()].map((id) => this.detach(id, signal)));
    return done.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  }

  /**
   * Takes a call that came to the address of a subscription; undefined when nobody listens there. A call of a shared webhook is
   * for everyone who has subscribed it: each gets what is meant for the user of its connection (R4.5).
   */
  async receive(id: string, request: IncomingRequest): Promise<WebhookReply | undefined> {
    const held = this.#held.get(id);
    if (!held) return undefined;
    const { summary, data, values, connection } = held;
    const runner = this.#options.runner();
    const isShared = runner.app.webhooks.get(summary.webhook)?.type === 'web-shared';
    const listening = isShared ? this.#listeningTo(summary.webhook) : [held];
    // Every bundle is told, however many there are.
    const recorder = createRecorder({ maxBundles: Number.POSITIVE_INFINITY });
    const result = await runner
      .receive(summary.webhook, {
        request,
        webhook: data,
        values,
        ...connection,
        listener: recorder.listener,
        subscribers: listening.map((one) => ({ ...one.connection, webhook: one.data, module: one.summary.module })),
      })
      .then(
        ({ reply, outcome, deliveries }) => ({ reply, outcome, counts: deliveries.map(({ length }) => length) }),
        (error: unknown) => ({ reply: FAILED, outcome: 'failed' as const, counts: [], error: reportError(error) }),
      );
    const { record } = recorder;
    // The record's bundles are free of secrets; they stand in the order of the subscribers.
    const bundles = [...(record?.bundles ?? [])];
    for (const [index, { summary: to }] of listening.entries()) {
      const own = bundles.splice(0, result.counts[index] ?? 0);
      if (record && (own.length > 0 || to.id === id)) this.#tell(to, { ...result, record, bundles: own });
    }
    return result.reply;
  }

  #listeningTo(webhook: string): Subscription[] {
    return [...this.#held.values()].filter(({ summary }) => summary.webhook === webhook);
  }

  #tell({ id, module }: SubscriptionSummary, { reply, outcome, record, bundles, error }: Taken): void {
    const { secrets, now, onDelivery } = this.#options;
    this.#count += 1;
    const failure = record.error ?? error;
    const event: DeliveryEvent = secrets.value({
      type: 'delivery',
      id: this.#count,
      at: new Date(now()).toISOString(),
      subscription: id,
      module,
      outcome,
      reply: { status: reply.status, body: reply.body },
      bundles: bundles.map(toTypedJson),
      ...recordParts({ ...record, bundles: [] }),
      ...(failure && { error: failure }),
    });
    this.#deliveries = [...this.#deliveries, event].slice(-KEPT_DELIVERIES);
    onDelivery(event);
  }
}

/** What became of a call, for one of those who listen. */
interface Taken {
  readonly reply: WebhookReply;
  readonly outcome: DeliveryEvent['outcome'];
  readonly record: RunRecord;
  readonly bundles: readonly unknown[];
  readonly error?: ErrorReport;
}

/** The answer to a call that the app could not work with. */
const FAILED: WebhookReply = {
  status: 500,
  headers: { 'content-type': 'text/plain' },
  body: 'The app failed while it took the call.',
};
