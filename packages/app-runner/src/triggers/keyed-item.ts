import type { TriggerDirective, TriggerKey } from '../communication/index.js';

/** An item of a trigger with its key made comparable. */
export interface KeyedItem {
  readonly bundle: unknown;
  readonly id: string | number;
  /** Milliseconds; only for type `date`. */
  readonly date: number;
}

/** A trigger key as the expressions gave it, made comparable; undefined when it is no id or no date. */
export function keyedItem(bundle: unknown, key: TriggerKey, type: TriggerDirective['type']): KeyedItem | undefined {
  const id = typeof key.id === 'number' || typeof key.id === 'string' ? key.id : undefined;
  const date = type === 'date' ? milliseconds(key.date) : 0;
  return id === undefined || id === '' || date === undefined ? undefined : { bundle, id, date };
}

/** Ascending, by id or by date and id (R3.13). */
export function sortItems(items: KeyedItem[], type: TriggerDirective['type']): KeyedItem[] {
  return items.sort((left, right) => (type === 'date' ? left.date - right.date : 0) || compareIds(left.id, right.id));
}

/** Numeric when both are numeric, else as text (R3.11 leaves it open; U8). */
export function compareIds(left: string | number, right: string | number): number {
  if (isInteger(left) && isInteger(right)) {
    // Ids of services go beyond what a number carries exactly.
    const difference = BigInt(left) - BigInt(right);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
  const [a, b] = [Number(left), Number(right)];
  if (left !== '' && right !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}

function isInteger(id: string | number): boolean {
  return typeof id === 'number' ? Number.isSafeInteger(id) : /^-?\d{1,30}$/.test(id);
}

function milliseconds(date: unknown): number | undefined {
  if (date instanceof Date) return Number.isNaN(date.getTime()) ? undefined : date.getTime();
  if (typeof date === 'number') return Number.isFinite(date) ? date : undefined;
  if (typeof date !== 'string') return undefined;
  const parsed = Date.parse(date);
  return Number.isNaN(parsed) ? undefined : parsed;
}
