import { signal } from '@preact/signals';
import type { DeliveryEvent, HappeningAnswer, SubscriptionSummary } from '../../protocol.js';
import { call } from '../api/call.js';
import { type Dialog, dialogValues } from './dialogs.js';
import { placeProblems } from './problems.js';

/** Older deliveries leave the page. */
const MAX_DELIVERIES = 50;

/** What is subscribed right now. */
export const subscriptions = signal<readonly SubscriptionSummary[]>([]);
/** The latest deliveries, oldest first. */
export const deliveries = signal<readonly DeliveryEvent[]>([]);

/** Asks for everything that may have happened while nobody listened. */
export async function loadWebhooks(): Promise<void> {
  const [current, latest] = await Promise.all([
    call<SubscriptionSummary[]>('subscriptions'),
    call<DeliveryEvent[]>('deliveries'),
  ]);
  subscriptions.value = current;
  deliveries.value = latest.slice(-MAX_DELIVERIES);
}

export function addDelivery(delivery: DeliveryEvent): void {
  const others = deliveries.peek().filter(({ id }) => id !== delivery.id);
  deliveries.value = [...others, delivery].slice(-MAX_DELIVERIES);
}

/** Subscribes the webhook of an instant trigger. @throws CallError when the service or the app refuses. */
export async function attach(dialog: Dialog): Promise<void> {
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
}

export async function detach(id: string): Promise<void> {
  await call(`subscriptions/${encodeURIComponent(id)}`, { method: 'DELETE' });
  subscriptions.value = subscriptions.peek().filter((subscription) => subscription.id !== id);
}

/** Makes something happen in the service; answers with what did. */
export async function makeHappen(name: string): Promise<string> {
  return (await call<HappeningAnswer>(`happenings/${encodeURIComponent(name)}`, { body: {} })).message;
}
