import type { Usage } from './subscription.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Usage after a delivery that was accepted. */
export function succeeded(usage: Usage, now: number): Usage {
  const hour = Math.floor(now / HOUR);
  const kept = Object.entries(usage.successes).filter(([at]) => Number(at) > hour - 24);
  const successes = { ...Object.fromEntries(kept), [hour]: (usage.successes[hour] ?? 0) + 1 };
  return { ...usage, lastSuccessfulSend: now, lastSendAttempt: now, successCount: usage.successCount + 1, successes };
}

/** Usage after a failure, and why the subscription is to be suspended, if it is. */
export function failed(usage: Usage, now: number): { usage: Usage; reason: string | undefined } {
  const failures = [...usage.failures.filter((at) => at > now - DAY), now];
  const next = { ...usage, lastSendAttempt: now, failCount: usage.failCount + 1, failures };
  return { usage: next, reason: suspensionReason(next, now) };
}

/**
 * The rules of Cloze Swagger 2025.10: at least 15 failures a day and over 10 %; or more than 5 a minute, 10 an hour, 25 a day.
 */
function suspensionReason({ failures, successes }: Usage, now: number): string | undefined {
  const since = (span: number): number => failures.filter((at) => at > now - span).length;
  if (since(MINUTE) > 5) return 'more than 5 failures in a minute';
  if (since(HOUR) > 10) return 'more than 10 failures in an hour';
  if (since(DAY) > 25) return 'more than 25 failures in a day';
  const accepted = Object.entries(successes)
    .filter(([hour]) => Number(hour) > Math.floor(now / HOUR) - 24)
    .reduce((sum, [, count]) => sum + count, 0);
  const rate = since(DAY) / (since(DAY) + accepted);
  return since(DAY) >= 15 && rate > 0.1 ? '15 failures in a day at a rate over 10 %' : undefined;
}
