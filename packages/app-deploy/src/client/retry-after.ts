/** The vendor's editor waits this long on a 429 (R10.11). */
export const RATE_LIMIT_WAIT = 5_000;

/** Longest wait a server can ask for in one go, in milliseconds. */
const LONGEST_WAIT = 120_000;

/** How long to wait on a 429, in milliseconds: what `Retry-After` says (seconds or a date), else five seconds. */
export function rateLimitWait(header: string | null, now: number): number {
  if (header === null || header.trim() === '') return RATE_LIMIT_WAIT;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  if (!Number.isFinite(wait)) return RATE_LIMIT_WAIT;
  return Math.min(Math.max(wait, 0), LONGEST_WAIT);
}
