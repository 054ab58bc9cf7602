import { randomBytes } from 'node:crypto';
import type { App, Module } from '@connect-app/app-model';
import type { IncomingRequest, Runner, WebhookData, WebhookReply } from '@connect-app/app-runner';
import type { SubscriptionSummary } from '../protocol.js';
import type { UsedConnection } from './connections.js';
import { Refusal } from './failures.js';
import { receiveCall } from './receive-call.js';
import type { Subscription } from './subscription.js';
import type { WebhookLog } from './webhook-log.js';

/** A service that does not answer cannot keep the playground from closing. */
const DETACH_TIMEOUT = 5000;

export interface Attach {
  readonly app: App;
  readonly runner: Runner;
  readonly module: Module;
  readonly values: Readonly<Record<string, unknown>>;
  readonly connection: UsedConnection;
}

export interface SubscriptionsOptions {
  /** The address this server is reached at. */
  readonly address: () => string;
  /** The runner at the moment a call comes in: definitions may have changed since. */
  readonly runner: () => Runner;
  readonly now: () => number;
  readonly log: WebhookLog;
  readonly onChange: (subscriptions: SubscriptionSummary[]) => void;
}

/** The webhooks that are subscribed right now. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #held = new Map<string, Subscription>();

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  list(): SubscriptionSummary[] {
    return [...this.#held.values()].map(({ summary }) => summary);
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
    const since = new Date(this.#options.now()).toISOString();
    const summary: SubscriptionSummary = { id, module: module.name, webhook: webhook.name, url, since };
    const before = { id, url, data: {} };
    // A service may call the new address before it has answered.
    this.#held.set(id, { summary, data: before, values, connection });
    try {
      const data = await this.#options.log.watch({ module: module.name, action: 'attach' }, (listener) =>
        runner.attachWebhook(webhook.name, { webhook: before, parameters: values, ...connection, listener }),
      );
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
    const call = { webhook: data, parameters: values, ...connection, signal };
    await this.#options.log.watch({ module: summary.module, action: 'detach' }, (listener) =>
      this.#options.runner().detachWebhook(summary.webhook, { ...call, listener }),
    );
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
    const { webhook } = held.summary;
    const runner = this.#options.runner();
    const isShared = runner.app.webhooks.get(webhook)?.type === 'web-shared';
    const listening = isShared ? [...this.#held.values()].filter(({ summary }) => summary.webhook === webhook) : [held];
    const { reply, taken } = await receiveCall({ runner, request, held, listening });
    for (const { by, delivery } of taken) this.#options.log.delivered(by.summary, delivery);
    return reply;
  }
}
