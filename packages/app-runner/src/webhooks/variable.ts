import type { WebhookData } from '../runner/options.js';

/** The variable `webhook`: id and address, and what attaching stored (R4.7, R4.8). */
export function webhookVariable(webhook: WebhookData | undefined): { webhook?: Record<string, unknown> } {
  if (!webhook) return {};
  const { id, url, data } = webhook;
  return { webhook: { ...data, ...(id === undefined ? {} : { id }), ...(url === undefined ? {} : { url }) } };
}
