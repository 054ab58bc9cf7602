import type { ConnectionSummary } from './connections.js';
import type { Failure } from './failure.js';
import type { DeliveryEvent, SubscriptionCallEvent, SubscriptionSummary } from './webhooks.js';

/** `GET /api/events`: what the page is told without asking, as server-sent events. */
export type PageEvent =
  /** The definitions changed: everything of the app is to be asked for anew. */
  | { readonly type: 'reloaded' }
  | { readonly type: 'subscriptions'; readonly subscriptions: readonly SubscriptionSummary[] }
  | { readonly type: 'connections'; readonly connections: readonly ConnectionSummary[] }
  /** An OAuth connection that could not be made. */
  | { readonly type: 'authorization-failed'; readonly error: Failure['error'] }
  | DeliveryEvent
  | SubscriptionCallEvent;
