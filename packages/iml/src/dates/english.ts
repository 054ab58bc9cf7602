/** Names of the months; the vendor's functions speak English only. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Names of the days from Sunday, as `Date` counts them. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Index from 0 of the month whose full or three-letter name `text` begins with, in any letter case; -1 when none. */
export function monthOfName(text: string): number {
  return indexOfName(MONTHS, text, 3);
}

/** Index from 0 = Sunday of the day whose full name, or its first `letters` (3 by default), `text` begins with; -1 when none. */
export function weekdayOfName(text: string, letters = 3): number {
  return indexOfName(WEEKDAYS, text, letters);
}

function indexOfName(names: readonly string[], text: string, letters: number): number {
  const lower = text.toLowerCase();
  return names.findIndex((name) => lower.startsWith(name.slice(0, letters).toLowerCase()));
}

/** 1st, 2nd, 3rd, 4th, … 11th, … 21st. */
export function ordinal(number: number): string {
  const unit = number % 10;
  const teen = Math.floor((number % 100) / 10) === 1;
  const suffix = teen ? 'th' : unit === 1 ? 'st' : unit === 2 ? 'nd' : unit === 3 ? 'rd' : 'th';
  return `${number}${suffix}`;
}
