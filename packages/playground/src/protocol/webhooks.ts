import type { ErrorReport } from '@connect-app/app-runner';
import type { FormValues } from './fields.js';
import type { RecordParts } from './runs.js';

/** `POST /api/subscriptions`: attaches the webhook of an instant trigger; `values` are those of the webhook's form. */
export interface AttachCall {
  readonly module: string;
  readonly values: FormValues;
  readonly connection?: string;
}

/** A subscribed webhook. */
export interface SubscriptionSummary {
  readonly id: string;
  readonly module: string;
  readonly webhook: string;
  readonly url: string;
  readonly since: string;
}

/** A call reached a subscribed webhook: what the trigger made of it. */
export interface DeliveryEvent extends RecordParts {
  readonly type: 'delivery';
  readonly id: number;
  /** ISO time. */
  readonly at: string;
  readonly subscription: string;
  readonly module: string;
  /** `verified` and `dropped` give no bundles (R4.3). */
  readonly outcome: 'verified' | 'dropped' | 'accepted' | 'failed';
  readonly reply: { readonly status: number; readonly body: string };
  readonly bundles: readonly unknown[];
  readonly error?: ErrorReport;
}

export interface HappeningAnswer {
  /** What happened, in a sentence. */
  readonly message: string;
}

/** A service was asked to call a trigger's webhook, or to do so no longer; with `error` it refused. */
export interface SubscriptionCallEvent extends RecordParts {
  readonly type: 'subscription-call';
  readonly id: number;
  /** ISO time. */
  readonly at: string;
  readonly module: string;
  readonly action: 'attach' | 'detach';
  readonly error?: ErrorReport;
}
