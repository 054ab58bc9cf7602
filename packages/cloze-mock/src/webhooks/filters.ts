import type { EventItem, Subscription } from './subscription.js';

/**
 * Whether one of the filters lets an event through (Cloze Swagger 2025.10): a fragment of the record to match, and for audit
 * events `changes` with `before` and `after`; `*` stands for anything. Without filters everything goes through.
 */
export function passesFilters({ filters }: Subscription, item: EventItem): boolean {
  return filters.length === 0 || filters.some((filter) => passes(filter, item));
}

function passes(filter: Readonly<Record<string, unknown>>, { kind, record, changes }: EventItem): boolean {
  const fragment = filter[kind];
  const wanted = filter['changes'];
  return (fragment === undefined || matches(fragment, record)) && (wanted === undefined || matches(wanted, changes));
}

/** A value of the event fits a value of the filter: equal, a wildcard, every named property, or one item of a list. */
function matches(wanted: unknown, actual: unknown): boolean {
  if (wanted === '*') return actual !== undefined;
  if (Array.isArray(actual)) {
    const list = Array.isArray(wanted) ? wanted : [wanted];
    return list.every((each) => actual.some((item) => matches(each, item)));
  }
  if (typeof wanted !== 'object' || wanted === null) return String(wanted) === String(actual ?? 'none');
  if (typeof actual !== 'object' || actual === null) return false;
  return Object.entries(wanted).every(([name, value]) =>
    matches(value, (actual as Readonly<Record<string, unknown>>)[name]),
  );
}
