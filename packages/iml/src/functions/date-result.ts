import { invalidArgument } from './limits.js';

/** A date of milliseconds since the epoch; an error when the calendar of dates does not reach that far. */
export function dateFrom(instant: number): Date {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw invalidArgument('The date is out of range.');
  return date;
}
