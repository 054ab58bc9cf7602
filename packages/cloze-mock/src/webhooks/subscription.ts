import type { Changes, RelationKind } from '../model/relation.js';

/** The six events (Cloze Swagger 2025.10): any change, and changes of what is audited. */
export const EVENTS = [
  'person.change',
  'project.change',
  'company.change',
  'person.audit.change',
  'project.audit.change',
  'company.audit.change',
] as const;

export type EventName = (typeof EVENTS)[number];

/** A subscription as it is stored. Replaced as a whole when something of it changes. */
export interface Subscription {
  readonly uniqueid: string;
  readonly event: EventName;
  readonly target_url: string;
  readonly scope: string;
  readonly filters: readonly Readonly<Record<string, unknown>>[];
  readonly client_type?: string | undefined;
  readonly client_reference?: string | undefined;
  /** When it was made, UTC milliseconds. */
  readonly date: number;
  /** Seconds it lives; absent: for good. */
  readonly ttl?: number | undefined;
  readonly suspended: boolean;
  readonly usage: Usage;
}

export interface Usage {
  readonly suspendReason?: string | undefined;
  readonly lastSuccessfulSend?: number | undefined;
  readonly lastSendAttempt?: number | undefined;
  readonly successCount: number;
  readonly failCount: number;
  readonly suspendDate?: number | undefined;
  readonly resumeDate?: number | undefined;
  /** Times of failures within the last day, and successes by hour; the suspension rules count them. No answer shows them. */
  readonly failures: readonly number[];
  readonly successes: Readonly<Record<number, number>>;
}

/** The usage of a subscription that has just been made. */
export const UNUSED: Usage = { successCount: 0, failCount: 0, failures: [], successes: {} };

/** One try to deliver, as the delivery log keeps it. */
export interface DeliveryRecord {
  readonly at: number;
  readonly subscription: string;
  readonly event: EventName;
  readonly target_url: string;
  /** 1 is the first try. */
  readonly attempt: number;
  readonly outcome: 'delivered' | 'retried' | 'given-up' | 'suspended';
  readonly status?: number;
  readonly reason?: string;
}

/** What an event tells: the record as it was presented, and what changed (Pipedream's captured sample events). */
export interface EventItem {
  readonly kind: RelationKind;
  readonly record: Readonly<Record<string, unknown>>;
  readonly changes: Changes;
  /** UTC milliseconds. */
  readonly at: number;
}

export function hasExpired({ date, ttl }: Subscription, now: number): boolean {
  return ttl !== undefined && now >= date + ttl * 1000;
}
