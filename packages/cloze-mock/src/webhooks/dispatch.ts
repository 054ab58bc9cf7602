import type { MockContext } from '../context.js';
import { contractChecker, requireFit } from '../contract/checker.js';
import { scopeCondition } from '../find/filters.js';
import { present } from '../records/present.js';
import type { RelationChange } from '../store/change.js';
import type { Store } from '../store/store.js';
import { deliver } from './acceptance.js';
import { displayed } from './displayed.js';
import { passesFilters } from './filters.js';
import { type DeliveryRecord, type EventItem, hasExpired, type Subscription } from './subscription.js';
import { failed, succeeded } from './suspension.js';

/** Waits before further tries, in milliseconds: audit events three times, plain changes once. */
const RETRIES = { audit: [30_000, 90_000, 270_000], plain: [30_000] } as const;
const KEPT_DELIVERIES = 1000;

/** Turns changes of records into deliveries, with retries and suspension. */
export class Dispatcher {
  readonly #mock: MockContext;
  #log: DeliveryRecord[] = [];
  /** The last delivery of each subscription: its next one waits for it, those of others do not. */
  #last = new Map<string, Promise<void>>();
  /** Grows with every clearing: what is under way then has nothing more to say. */
  #era = 0;

  constructor(mock: MockContext) {
    this.#mock = mock;
  }

  get deliveries(): readonly DeliveryRecord[] {
    return this.#log;
  }

  clear(): void {
    this.#log = [];
    this.#last = new Map();
    this.#era += 1;
  }

  /** Queues an event for every subscription that wants to hear of a change. Deliveries begin after the request's answer. */
  changed(change: RelationChange): void {
    const account = this.#mock.accounts.byEmail(change.account.email);
    // A deletion has no event of its own in the API's list.
    if (!account || change.operation === 'delete') return;
    const { store } = account;
    const audited = Object.keys(change.changes).length > 0;
    for (const subscription of store.table<Subscription>('subscriptions').values()) {
      const isAudit = subscription.event.endsWith('.audit.change');
      if (!subscription.event.startsWith(`${change.kind}.`) || (isAudit && !audited)) continue;
      const scope = scopeCondition(subscription.scope, account.email);
      if (
        subscription.suspended ||
        hasExpired(subscription, this.#mock.clock.now()) ||
        (scope && !scope(change.record))
      )
        continue;
      const item: EventItem = {
        kind: change.kind,
        record: present(store, change.record, { spellNone: true }),
        // "any change, changes empty" (Cloze Swagger 2025.10).
        changes: isAudit ? change.changes : {},
        at: change.at,
      };
      if (passesFilters(subscription, item, store.settings.fields)) this.#try(store, subscription.uniqueid, item, 1);
    }
  }

  #try(store: Store, id: string, item: EventItem, attempt: number, delay = 0): void {
    const { clock } = this.#mock;
    clock.schedule(clock.now() + delay, () => {
      const before = this.#last.get(id) ?? Promise.resolve();
      const own = before.catch(() => {}).then(() => this.#send(store, id, item, attempt));
      this.#last.set(id, own);
      clock.track(own);
    });
  }

  async #send(store: Store, id: string, item: EventItem, attempt: number): Promise<void> {
    const table = store.table<Subscription>('subscriptions');
    const subscription = table.get(id);
    if (!subscription || subscription.suspended) return;
    const isHuman = subscription.client_type === 'human';
    const { kind, record, changes, at } = isHuman ? displayed(item, store.settings) : item;
    const era = this.#era;
    const told = Object.keys(changes).length > 0 ? { ...changes, _since: at } : {};
    const body = JSON.stringify([{ [kind]: record, changes: told, event: subscription.event }]);
    if (this.#mock.options.contract === 'strict') {
      requireFit(contractChecker().delivery(isHuman ? 'displayedChange' : 'change', JSON.parse(body)), {
        code: 'contract-delivery',
        what: `A delivery of ${subscription.event}`,
      });
    }
    const headers = {
      'content-type': 'application/json',
      'x-cloze-subscription-id': subscription.uniqueid,
      ...(subscription.client_reference && { 'x-cloze-client-reference': subscription.client_reference }),
    };
    const { fetch, replyTimeout: timeout } = this.#mock.options;
    const result = await deliver(subscription.target_url, { body, headers, fetch, timeout });
    if (era !== this.#era) return;
    const now = this.#mock.clock.now();
    // The subscription may have been replaced or ended while the target took its time.
    const current = table.get(id);
    if (!current) return;
    if (result.kind === 'accepted') {
      table.set(id, { ...current, usage: succeeded(current.usage, now) });
      this.#note(current, { at: now, attempt, outcome: 'delivered', status: result.status });
      return;
    }
    const { usage, reason } = failed(current.usage, now);
    const why = result.kind === 'refused' ? result.reason : reason;
    const about = {
      at: now,
      attempt,
      reason: result.reason,
      ...(result.status !== undefined && { status: result.status }),
    };
    if (why !== undefined) {
      table.set(id, { ...current, suspended: true, usage: { ...usage, suspendReason: why, suspendDate: now } });
      this.#note(current, { ...about, outcome: 'suspended' });
      return;
    }
    table.set(id, { ...current, usage });
    const delay = RETRIES[current.event.endsWith('.audit.change') ? 'audit' : 'plain'][attempt - 1];
    this.#note(current, { ...about, outcome: delay === undefined ? 'given-up' : 'retried' });
    if (delay !== undefined) this.#try(store, id, item, attempt + 1, delay);
  }

  #note(
    { uniqueid, event, target_url }: Subscription,
    about: Omit<DeliveryRecord, 'subscription' | 'event' | 'target_url'>,
  ): void {
    this.#log = [...this.#log, { ...about, subscription: uniqueid, event, target_url }].slice(-KEPT_DELIVERIES);
  }
}
