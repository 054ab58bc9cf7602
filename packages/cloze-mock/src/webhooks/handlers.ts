import { invalidValue, notFound } from '../errors.js';
import { isEntry } from '../records/properties.js';
import type { Call, Handlers } from '../route.js';
import { EVENTS, type EventName, hasExpired, type Subscription } from './subscription.js';

/** Subscribe, unsubscribe and list. */
export const webhookHandlers: Handlers = {
  subscribeWebhook: subscribe,
  unsubscribeWebhook: unsubscribe,
  listWebhooks: list,
};

function subscribe(call: Call): unknown {
  const { store, mock } = call;
  const body = call.body();
  const { event, target_url: target, scope, filters, client_type: clientType, client_reference: reference, ttl } = body;
  if (!EVENTS.includes(event as EventName)) throw invalidValue('event', event ?? '');
  if (typeof target !== 'string' || !/^https?:\/\//.test(target) || !URL.canParse(target))
    throw invalidValue('target_url', target ?? '');
  if (filters !== undefined && !Array.isArray(filters)) throw invalidValue('filters', filters);
  const table = store.table<Subscription>('subscriptions');
  // The same event and reference replace the earlier subscription; its id stays.
  const earlier =
    reference === undefined
      ? undefined
      : [...table.values()].find((known) => known.event === event && known.client_reference === reference);
  const subscription: Subscription = {
    uniqueid: earlier?.uniqueid ?? store.newKey('subscription', 64),
    event: event as EventName,
    target_url: target,
    scope: typeof scope === 'string' ? scope : 'team',
    filters: (filters ?? []).filter(isEntry),
    ...(typeof clientType === 'string' && { client_type: clientType }),
    ...(typeof reference === 'string' && { client_reference: reference }),
    date: mock.clock.now(),
    // The document types it as a text.
    ...(ttl !== undefined && Number(ttl) > 0 && { ttl: Number(ttl) }),
    suspended: false,
    usage: { successCount: 0, failCount: 0, failures: [] },
  };
  table.set(subscription.uniqueid, subscription);
  return { errorcode: 0, uniqueid: subscription.uniqueid };
}

function unsubscribe(call: Call): unknown {
  const { event, uniqueid, uniqueId, client_reference: reference } = call.body();
  const id = uniqueid ?? uniqueId;
  const table = call.store.table<Subscription>('subscriptions');
  const found = [...table.values()].find(
    (known) =>
      (event === undefined || known.event === event) &&
      (id === undefined ? known.client_reference === reference && reference !== undefined : known.uniqueid === id),
  );
  if (!found) throw notFound();
  table.delete(found.uniqueid);
  return { errorcode: 0 };
}

function list({ store, mock }: Call): unknown {
  const alive = [...store.table<Subscription>('subscriptions').values()].filter(
    (known) => !hasExpired(known, mock.clock.now()),
  );
  return {
    errorcode: 0,
    // The document's example spells `uniqueId`, its schema `uniqueid`: the schema counts.
    list: alive.map(({ usage: { failures: _, ...usage }, ...subscription }) => ({ ...subscription, usage })),
  };
}
