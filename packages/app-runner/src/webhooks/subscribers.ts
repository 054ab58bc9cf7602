import type { Webhook } from '@connect-app/app-model';
import type { ConnectionData, WebhookData } from '../runner/options.js';
import type { Session } from '../runner/session.js';
import type { WebhookItem } from './take-call.js';

/** A scenario that listens to a shared webhook: one connection and the trigger that waits (R4.5). */
export interface Subscriber {
  /** What the connection's `response.uid` stored (R8.4). */
  readonly uid: unknown;
  readonly connection?: ConnectionData | undefined;
  readonly webhook: WebhookData;
  /** The instant trigger that listens; by default the first module that has this webhook. */
  readonly module?: string | undefined;
}

/** One item on its way to one subscriber. */
export interface Delivery {
  readonly item: unknown;
  readonly subscriber: Subscriber;
}

/**
 * Who gets what: a dedicated webhook has one subscriber, who gets everything; an item of a shared one goes to every connection whose
 * `uid` it names (R4.5). Items that nobody is there for are told in a warning.
 */
export function deliveriesOf(
  session: Session,
  webhook: Webhook,
  { items, subscribers }: { items: readonly WebhookItem[]; subscribers: readonly Subscriber[] },
): readonly Delivery[] {
  return items.flatMap(({ item, uid }) => {
    const addressed =
      webhook.type === 'web-shared' && uid !== undefined && subscribers.some((one) => one.uid !== undefined);
    const meant = addressed ? subscribers.filter((one) => String(one.uid) === String(uid)) : subscribers;
    if (meant.length === 0) {
      const message = `No connection has the uid ${JSON.stringify(uid)}: its item reaches nobody (R4.5).`;
      session.emit?.({ type: 'warning', code: 'uid-unknown', message });
    }
    return meant.map((subscriber) => ({ item, subscriber }));
  });
}
