import type { WebhookData } from '@connect-app/app-runner';
import type { SubscriptionSummary } from '../protocol.js';
import type { UsedConnection } from './connections.js';

/** A subscribed webhook, with what its calls are taken with. */
export interface Subscription {
  readonly summary: SubscriptionSummary;
  readonly data: WebhookData;
  readonly values: Readonly<Record<string, unknown>>;
  readonly connection: UsedConnection;
}
