import {
  createRecorder,
  type ErrorReport,
  type Redactor,
  type RunListener,
  type RunRecord,
} from '@connect-app/app-runner';
import { toTypedJson } from '@connect-app/iml';
import type { DeliveryEvent, SubscriptionCallEvent, SubscriptionSummary } from '../protocol.js';
import { recordParts } from './record-parts.js';

/** Deliveries and calls that a page loaded later still sees. */
const KEPT = 100;

/** What became of a call, for one of those who listen. */
export interface TakenDelivery extends Pick<DeliveryEvent, 'outcome' | 'reply'> {
  readonly record: RunRecord;
  readonly bundles: readonly unknown[];
  readonly error?: ErrorReport;
}

export interface WebhookLogOptions {
  readonly secrets: Redactor;
  readonly now: () => number;
  readonly tell: (event: DeliveryEvent | SubscriptionCallEvent) => void;
}

/** What came to the webhooks of this playground, and what it asked services for on their behalf; free of secrets. */
export class WebhookLog {
  readonly #options: WebhookLogOptions;
  #deliveries: readonly DeliveryEvent[] = [];
  #calls: readonly SubscriptionCallEvent[] = [];
  #count = 0;

  constructor(options: WebhookLogOptions) {
    this.#options = options;
  }

  /** The latest deliveries, oldest first. */
  get deliveries(): readonly DeliveryEvent[] {
    return this.#deliveries;
  }

  /** The latest calls that subscribed or unsubscribed, oldest first. */
  get calls(): readonly SubscriptionCallEvent[] {
    return this.#calls;
  }

  delivered({ id: subscription, module }: SubscriptionSummary, taken: TakenDelivery): void {
    const { outcome, reply, record, bundles, error = record.error } = taken;
    const event = this.#stamped<DeliveryEvent>({
      type: 'delivery',
      module,
      subscription,
      outcome,
      reply: { status: reply.status, body: reply.body },
      bundles: bundles.map(toTypedJson),
      ...recordParts({ ...record, bundles: [] }),
      ...(error && { error }),
    });
    this.#deliveries = [...this.#deliveries, event].slice(-KEPT);
    this.#options.tell(event);
  }

  /** Does what asks a service for something on behalf of a trigger, and notes down what was asked and answered. */
  async watch<Value>(
    call: Pick<SubscriptionCallEvent, 'module' | 'action'>,
    work: (listener: RunListener) => Promise<Value>,
  ): Promise<Value> {
    const recorder = createRecorder();
    try {
      return await work(recorder.listener);
    } finally {
      if (recorder.record) this.#called(call, recorder.record);
    }
  }

  #called(call: Pick<SubscriptionCallEvent, 'module' | 'action'>, record: RunRecord): void {
    const { error } = record;
    const event = this.#stamped<SubscriptionCallEvent>({
      type: 'subscription-call',
      ...call,
      ...recordParts(record),
      ...(error && { error }),
    });
    this.#calls = [...this.#calls, event].slice(-KEPT);
    this.#options.tell(event);
  }

  #stamped<Event extends DeliveryEvent | SubscriptionCallEvent>(event: Omit<Event, 'id' | 'at'>): Event {
    this.#count += 1;
    const at = new Date(this.#options.now()).toISOString();
    return this.#options.secrets.value({ ...event, id: this.#count, at } as Event);
  }
}
