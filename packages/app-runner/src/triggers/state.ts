import type { TriggerDirective } from '../communication/index.js';
import { RunError } from '../errors/index.js';
import { own } from '../parameters/index.js';
import { compareIds, type KeyedItem } from './keyed-item.js';

/** What a module keeps between runs beside the place of a trigger: its `response.data` (R2.31). */
interface StoredData {
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Where a polling trigger stands (R3.10), and what any module stored (R2.31): plain JSON, kept between runs. */
export type TriggerState = StoredData &
  (
    | { readonly lastId: string | number; readonly matchEqual?: true }
    | {
        readonly lastDate: string;
        readonly sameDateIds: readonly (string | number)[];
        /** The user picked this very item as the start: it counts as new (R3.14). */
        readonly matchEqual?: true;
      }
    | { readonly data: Readonly<Record<string, unknown>> }
  );

/**
 * Reads a state as it was kept, in the shape of R3.10 or of R3.15 (`{epoch: {id, date, type}}`, `{lastDate, lastId}`).
 * @throws RunError `trigger-state` when it is no state.
 */
export function readTriggerState(value: unknown): TriggerState | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw invalid('It has to be an object.');
  const epoch = own(value, 'epoch') ?? {};
  const stored = own(value, 'data');
  const data = typeof stored === 'object' && stored !== null ? { data: stored as Record<string, unknown> } : {};
  const matchEqual = own(value, 'matchEqual') === true ? ({ matchEqual: true } as const) : {};
  const date = own(value, 'lastDate') ?? own(epoch, 'date');
  const id = own(value, 'lastId') ?? own(value, 'lastID') ?? own(epoch, 'id');
  if (date !== undefined && date !== null && own(epoch, 'type') !== 'id') {
    const moment = new Date(date as string | number | Date);
    if (Number.isNaN(moment.getTime())) throw invalid(`"${String(date)}" is no date.`);
    const ids = own(value, 'sameDateIds');
    const sameDateIds = Array.isArray(ids) ? ids.filter(isId) : isId(id) ? [id] : [];
    return { lastDate: moment.toISOString(), sameDateIds, ...matchEqual, ...data };
  }
  if (isId(id)) return { lastId: id, ...matchEqual, ...data };
  return data.data === undefined ? undefined : { data: data.data };
}

/** What expressions read as `data` (R3.10): without a state the user chose everything, from 1970-01-01 on. */
export function triggerData(type: TriggerDirective['type'], state: TriggerState | undefined): Record<string, unknown> {
  const stored = state?.data;
  if (type === 'id') {
    return { ...stored, ...(state && 'lastId' in state ? { lastId: state.lastId, lastID: state.lastId } : {}) };
  }
  const lastDate = state && 'lastDate' in state ? new Date(state.lastDate) : new Date(0);
  return { ...stored, lastDate, ...(state && 'lastDate' in state ? { sameDateIds: state.sameDateIds } : {}) };
}

/** Whether an item is newer than the state (R3.11), or the one the user picked (R3.14). */
export function isNew(item: KeyedItem, type: TriggerDirective['type'], state: TriggerState | undefined): boolean {
  if (!state) return true;
  const least = 'matchEqual' in state && state.matchEqual === true ? 0 : 1;
  if (type === 'id') return !('lastId' in state) || compareIds(item.id, state.lastId) >= least;
  if (!('lastDate' in state)) return true;
  const last = Date.parse(state.lastDate);
  return item.date > last || (item.date === last && !state.sameDateIds.some((id) => compareIds(id, item.id) === 0));
}

/**
 * Whether everything behind an item of a listing that begins with the newest is old (R3.12). Items of one moment stand in any order:
 * a known one may have new ones behind it.
 */
export function isBoundary(item: KeyedItem, type: TriggerDirective['type'], state: TriggerState | undefined): boolean {
  if (type === 'id') return !isNew(item, type, state);
  return state !== undefined && 'lastDate' in state && item.date < Date.parse(state.lastDate);
}

/** The state after these items were given, oldest first (R3.13). */
export function advance(
  type: TriggerDirective['type'],
  state: TriggerState | undefined,
  given: readonly KeyedItem[],
): TriggerState | undefined {
  const last = given.at(-1);
  if (!last) return state;
  const data = state?.data === undefined ? {} : { data: state.data };
  if (type === 'id') return { lastId: last.id, ...data };
  const same = given.filter(({ date }) => date === last.date).map(({ id }) => id);
  const before = state && 'lastDate' in state && Date.parse(state.lastDate) === last.date ? state.sameDateIds : [];
  return { lastDate: new Date(last.date).toISOString(), sameDateIds: [...before, ...same], ...data };
}

function isId(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

function invalid(reason: string): RunError {
  return new RunError({
    type: 'InvalidConfigurationError',
    code: 'trigger-state',
    message: `The state of the trigger cannot be read. ${reason} Give {"lastId": …} or {"lastDate": …, "sameDateIds": […]}.`,
  });
}
