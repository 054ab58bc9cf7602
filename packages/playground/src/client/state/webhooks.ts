import { signal } from '@preact/signals';
import type { DeliveryEvent, HappeningAnswer, SubscriptionCallEvent, SubscriptionSummary } from '../../protocol.js';
import { call } from '../api/call.js';
import { type Dialog, dialogValues } from './dialogs.js';
import { placeProblems } from './problems.js';

/** Older deliveries leave the page. */
const MAX_DELIVERIES = 50;

/** What is subscribed right now. */
export const subscriptions = signal<readonly SubscriptionSummary[]>([]);
/** The latest deliveries, oldest first. */
export const deliveries = signal<readonly DeliveryEvent[]>([]);
/** The latest calls that subscribed or unsubscribed, oldest first. */
export const subscriptionCalls = signal<readonly SubscriptionCallEvent[]>([]);
/** The delivery somebody looks at; else it is always the latest. */
export const chosenDelivery = signal<number | undefined>(undefined);

/** Asks for everything that may have happened while nobody listened. */
export async function loadWebhooks(): Promise<void> {
  const [current, latest, calls] = await Promise.all([
    call<SubscriptionSummary[]>('subscriptions'),
    call<DeliveryEvent[]>('deliveries'),
    call<SubscriptionCallEvent[]>('subscriptions/calls'),
  ]);
  subscriptions.value = current;
  deliveries.value = latest.slice(-MAX_DELIVERIES);
  subscriptionCalls.value = calls.slice(-MAX_DELIVERIES);
}

export function addDelivery(delivery: DeliveryEvent): void {
  deliveries.value = withLatest(deliveries.peek(), delivery);
}

export function addSubscriptionCall(made: SubscriptionCallEvent): void {
  subscriptionCalls.value = withLatest(subscriptionCalls.peek(), made);
}

function withLatest<Event extends { readonly id: number }>(events: readonly Event[], latest: Event): Event[] {
  return [...events.filter(({ id }) => id !== latest.id), latest].slice(-MAX_DELIVERIES);
}

/** What services were asked for on behalf of a module's webhook, the latest first. */
export function callsOf(module: string): readonly SubscriptionCallEvent[] {
  return subscriptionCalls.value.filter((made) => made.module === module).reverse();
}

/** The deliveries of a module's webhooks, the latest first. */
export function deliveriesOf(module: string): readonly DeliveryEvent[] {
  return deliveries.value.filter((delivery) => delivery.module === module).reverse();
}

/** The delivery of a module that is looked at: the chosen one, else the latest. */
export function shownDelivery(module: string): DeliveryEvent | undefined {
  const own = deliveriesOf(module);
  return own.find(({ id }) => id === chosenDelivery.value) ?? own[0];
}

/** Subscribes the webhook of an instant trigger. @throws CallError when the service or the app refuses. */
export async function attach(dialog: Dialog): Promise<SubscriptionSummary> {
  const connection = dialog.connection.peek();
  const body = {
    module: dialog.name,
    values: dialogValues(dialog),
    ...(connection === undefined ? {} : { connection }),
  };
  placeProblems(dialog.form);
  const made = await call<SubscriptionSummary>('subscriptions', { body }).catch((error: unknown) => {
    placeProblems(dialog.form, error);
    throw error;
  });
  subscriptions.value = [...subscriptions.peek().filter(({ id }) => id !== made.id), made];
  return made;
}

/** Unsubscribes; the subscription leaves the list even when the service refuses. @throws CallError when it does. */
export async function detach(id: string): Promise<void> {
  try {
    await call(`subscriptions/${encodeURIComponent(id)}`, { method: 'DELETE' });
  } finally {
    subscriptions.value = subscriptions.peek().filter((subscription) => subscription.id !== id);
  }
}

/** Makes something happen in the service; answers with what did. */
export async function makeHappen(name: string): Promise<string> {
  return (await call<HappeningAnswer>(`happenings/${encodeURIComponent(name)}`, { body: {} })).message;
}
