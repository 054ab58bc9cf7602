import type { TriggerDirective, TriggerKey } from '../communication/index.js';

/** Where a polling trigger stands (R3.10): plain JSON, kept between runs. */
export type TriggerState =
  | { readonly lastId: string | number }
  | { readonly lastDate: string; readonly sameDateIds: readonly (string | number)[] };

/** What expressions read as `data` (R3.10): without a state the user chose everything, from 1970-01-01 on. */
export function triggerData(type: TriggerDirective['type'], state: TriggerState | undefined): Record<string, unknown> {
  if (type === 'id') return state && 'lastId' in state ? { lastId: state.lastId, lastID: state.lastId } : {};
  const lastDate = state && 'lastDate' in state ? new Date(state.lastDate) : new Date(0);
  return { lastDate, ...(state && 'sameDateIds' in state ? { sameDateIds: state.sameDateIds } : {}) };
}

/** An item of a trigger with its key made comparable. */
export interface KeyedItem {
  readonly bundle: unknown;
  readonly id: string | number;
  /** Milliseconds; only for type `date`. */
  readonly date: number;
}

/** Whether an item is newer than the state (R3.11). */
export function isNew(item: KeyedItem, type: TriggerDirective['type'], state: TriggerState | undefined): boolean {
  if (!state) return true;
  if (type === 'id') return !('lastId' in state) || compareIds(item.id, state.lastId) > 0;
  if (!('lastDate' in state)) return true;
  const last = Date.parse(state.lastDate);
  return item.date > last || (item.date === last && !state.sameDateIds.some((id) => compareIds(id, item.id) === 0));
}

/** The state after these items were given, oldest first (R3.13). */
export function advance(
  type: TriggerDirective['type'],
  state: TriggerState | undefined,
  given: readonly KeyedItem[],
): TriggerState | undefined {
  const last = given.at(-1);
  if (!last) return state;
  if (type === 'id') return { lastId: last.id };
  const same = given.filter(({ date }) => date === last.date).map(({ id }) => id);
  const before = state && 'lastDate' in state && Date.parse(state.lastDate) === last.date ? state.sameDateIds : [];
  return { lastDate: new Date(last.date).toISOString(), sameDateIds: [...before, ...same] };
}

/** Ascending, by id or by date and id (R3.13). */
export function sortItems(items: KeyedItem[], type: TriggerDirective['type']): KeyedItem[] {
  return items.sort((left, right) => (type === 'date' ? left.date - right.date : 0) || compareIds(left.id, right.id));
}

/** Numeric when both are numeric, else as text (R3.11 leaves it open; U8). */
export function compareIds(left: string | number, right: string | number): number {
  const [a, b] = [Number(left), Number(right)];
  if (left !== '' && right !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}

/** A trigger key as the expressions gave it, made comparable; undefined when it is no id or no date. */
export function keyedItem(bundle: unknown, key: TriggerKey, type: TriggerDirective['type']): KeyedItem | undefined {
  const id = typeof key.id === 'number' || typeof key.id === 'string' ? key.id : undefined;
  const date = type === 'date' ? milliseconds(key.date) : 0;
  return id === undefined || id === '' || date === undefined ? undefined : { bundle, id, date };
}

function milliseconds(date: unknown): number | undefined {
  const value =
    date instanceof Date
      ? date.getTime()
      : typeof date === 'string'
        ? Date.parse(date)
        : typeof date === 'number'
          ? date
          : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}
