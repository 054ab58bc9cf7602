import type { Settings } from '../model/settings.js';
import { isEntry } from '../records/properties.js';
import type { EventItem, Subscription } from './subscription.js';

type Entry = Readonly<Record<string, unknown>>;
/** Looks a property up that a filter names. */
type Lookup = (value: Entry, name: string) => unknown;

/**
 * Whether one of the filters lets an event through (Cloze Swagger 2025.10): a fragment of the record to match, and for audit
 * events `changes` with `before` and `after`; `*` stands for anything, and a custom field goes by its id or its name. Without
 * filters everything goes through.
 */
export function passesFilters(
  { filters }: Pick<Subscription, 'filters'>,
  item: EventItem,
  fields: Settings['fields'],
): boolean {
  return filters.length === 0 || filters.some((filter) => passes(filter, item, lookupOf(fields)));
}

function passes(filter: Entry, { kind, record, changes }: EventItem, lookup: Lookup): boolean {
  const fragment = filter[kind];
  const wanted = filter['changes'];
  return (
    (fragment === undefined || matches(fragment, record, lookup)) &&
    (wanted === undefined || matches(wanted, changes, lookup))
  );
}

/** A value of the event fits a value of the filter: equal, a wildcard, every named property, or one item of a list. */
function matches(wanted: unknown, actual: unknown, lookup: Lookup): boolean {
  if (wanted === '*') return actual !== undefined;
  if (Array.isArray(actual)) {
    const list = Array.isArray(wanted) ? wanted : [wanted];
    return list.every((each) => actual.some((item) => matches(each, item, lookup)));
  }
  if (!isEntry(wanted)) return String(wanted) === String(actual ?? 'none');
  if (!isEntry(actual)) return false;
  return Object.entries(wanted).every(([name, value]) => matches(value, lookup(actual, name), lookup));
}

/** A property of its own; else a custom field, which `changes` has by id and a record in its list. */
function lookupOf(fields: Settings['fields']): Lookup {
  return (value, name) => {
    if (Object.hasOwn(value, name)) return value[name];
    const id = fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.id ?? name;
    if (Object.hasOwn(value, id)) return value[id];
    const own = value['customFields'];
    return Array.isArray(own) ? own.filter(isEntry).find((field) => field['id'] === id)?.['value'] : undefined;
  };
}
