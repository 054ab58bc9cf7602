import { html } from 'hono/html';
import type { Account } from '../context.js';
import type { DeliveryRecord, Subscription } from '../webhooks/subscription.js';
import { type Markup, moment, table } from './layout.js';

const LATEST = 200;
const TONES: Readonly<Record<DeliveryRecord['outcome'], string>> = {
  delivered: 'good',
  retried: 'warn',
  'given-up': 'bad',
  suspended: 'bad',
};

/** Subscriptions of all accounts, and the latest tries to deliver. */
export function webhooksPage(accounts: readonly Account[], deliveries: readonly DeliveryRecord[]): Markup {
  const subscriptions = accounts.flatMap((account) =>
    [...account.store.table<Subscription>('subscriptions').values()].map((own) => ({ account, own })),
  );
  return html`<h2>Subscriptions</h2>
${table(
  ['Event', 'Target', 'Scope', 'Account', 'State', 'Delivered', 'Failed', 'Id'],
  subscriptions.map(({ account, own }) => [
    own.event,
    html`<code>${own.target_url}</code>`,
    own.scope,
    account.email,
    own.suspended
      ? html`<span class="bad">suspended: ${own.usage.suspendReason ?? ''}</span>`
      : html`<span class="good">active</span>`,
    own.usage.successCount,
    own.usage.failCount,
    html`<code>${own.uniqueid.slice(0, 12)}…</code>`,
  ]),
  'Nobody has subscribed.',
)}
<h2>Deliveries</h2>
${table(
  ['When', 'Event', 'Target', 'Try', 'Outcome', 'Status'],
  [...deliveries]
    .slice(-LATEST)
    .reverse()
    .map((delivery) => [
      moment(delivery.at),
      delivery.event,
      html`<code>${delivery.target_url}</code>`,
      delivery.attempt,
      html`<span class="${TONES[delivery.outcome]}">${delivery.outcome}</span> ${delivery.reason ?? ''}`,
      String(delivery.status ?? ''),
    ]),
  'Nothing was delivered yet.',
)}`;
}
