import { invalidValue, notFound } from '../errors.js';
import type { Settings } from '../model/settings.js';
import { isEntry } from '../records/properties.js';
import type { Call, Handlers } from '../route.js';
import { EVENTS, type EventName, hasExpired, type Subscription, UNUSED } from './subscription.js';

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
    scope: typeof scope === 'string' && scope !== '' ? scope : defaultScope(store.settings),
    filters: (filters ?? []).filter(isEntry),
    ...(typeof clientType === 'string' && { client_type: clientType }),
    ...(typeof reference === 'string' && { client_reference: reference }),
    date: mock.clock.now(),
    // The document types it as a text.
    ...(ttl !== undefined && Number(ttl) > 0 && { ttl: Number(ttl) }),
    suspended: false,
    // Subscribing again is one of the two ways to resume a suspended subscription.
    usage: earlier?.suspended ? { ...UNUSED, resumeDate: mock.clock.now() } : UNUSED,
  };
  table.set(subscription.uniqueid, subscription);
  return { errorcode: 0, uniqueid: subscription.uniqueid };
}

/** The team's for team users who may export its data, one's own else; every user of a team is taken to have that right. */
function defaultScope({ members }: Settings): string {
  return members.length > 0 ? 'team' : 'local';
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
    list: alive.map(({ usage: { failures: _, successes: __, ...usage }, ...subscription }) => ({
      ...subscription,
      usage,
    })),
  };
}
