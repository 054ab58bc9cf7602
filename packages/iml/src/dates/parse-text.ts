/**
 * Milliseconds since the epoch of an ISO 8601 text, or undefined when it is none. A text without an offset is UTC.
 */
export function parseDateText(text: string, _timezone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}|$)/.test(text)) return undefined;
  const milliseconds = Date.parse(/T/.test(text) && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
