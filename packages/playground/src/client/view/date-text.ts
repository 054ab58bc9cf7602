/** A moment as it is on the clock in a zone: `15 Jan 2030, 09:30:00`. What is no moment, or no zone, stays as it is written. */
export function dateText(iso: string, zone: string | undefined): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return formatOf(zone)?.format(date) ?? iso;
}

/** The time of a moment on the reader's own clock: `09:30:00`. */
export function clockText(moment: string | number): string {
  return new Date(moment).toLocaleTimeString('en-GB');
}

const formats = new Map<string | undefined, Intl.DateTimeFormat | undefined>();

/** Making a format takes longer than using it a thousand times. */
function formatOf(zone: string | undefined): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) formats.set(zone, makeFormat(zone));
  return formats.get(zone);
}

function makeFormat(timeZone: string | undefined): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'medium',
      ...(timeZone && { timeZone }),
    });
  } catch {
    return undefined;
  }
}
