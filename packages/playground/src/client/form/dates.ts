/**
 * Dates and times travel as what is on the clock in the app's zone, `2030-01-15T09:30`; the platform reads a text without an offset in
 * the zone of the organisation (IML §5). What comes from elsewhere with an offset is shown as text.
 */
const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)?)?$/;

/** The parts of a date an input can show; undefined for a text it cannot, such as one with an offset. */
export function dateParts(value: unknown): { readonly day: string; readonly time: string } | undefined {
  if (value === '' || value === null || value === undefined) return { day: '', time: '' };
  const match = typeof value === 'string' ? LOCAL.exec(value) : null;
  return match?.[1] === undefined ? undefined : { day: match[1], time: match[2] ?? '' };
}

/** The instant now as a clock in the zone shows it, to the minute. */
export function wallClock(now: Date, timezone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  return parts.replace(' ', 'T');
}
