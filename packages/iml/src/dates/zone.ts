import type { Environment } from '../environment.js';
import { ImlError } from '../error.js';
import { BoundedCache } from './bounded-cache.js';
import { DAY } from './civil.js';
import { OffsetTable } from './offset-table.js';

/** A time zone of the tz database: how far its clocks are ahead of UTC, and which instant a wall clock means. */
export interface Zone {
  /** Milliseconds the zone's clocks are ahead of UTC at an instant. */
  offsetAt(instant: number): number;
  /** The wall clock at an instant, as local milliseconds (see `localMilliseconds`). */
  toLocal(instant: number): number;
  /**
   * The instant at which the zone's clocks show `local`. A time that a change of the clocks skips moves forward by the
   * length of the change; one that happens twice means the first. The same as moment-timezone.
   */
  toInstant(local: number): number;
}

/** More than the tz database has names. */
const zones = new BoundedCache<Zone | null>(1000);

const utc: Zone = { offsetAt: () => 0, toLocal: (instant) => instant, toInstant: (local) => local };

/** The zone of a tz-database name in any letter case, or undefined when there is none of that name. */
export function findZone(name: string): Zone | undefined {
  if (name === 'UTC') return utc;
  return zones.get(name, makeZone) ?? undefined;
}

/** Tells whether the tz database has a zone of that name. */
export function isZoneName(name: string): boolean {
  return findZone(name) !== undefined;
}

/**
 * The zone that date functions work in: that of `name` when it is one, else that of the execution. A name that is not in
 * the tz database is ignored (https://doc.ibexa.co/projects/connect/en/latest/functions/date_and_time_functions/).
 *
 * @throws ImlError `invalid-argument` when the execution's own zone is not in the tz database.
 */
export function zoneOf(environment: Pick<Environment, 'timezone'>, name?: string): Zone {
  const named = name === undefined || name === '' ? undefined : findZone(name);
  return named ?? executionZone(environment.timezone);
}

function executionZone(name: string): Zone {
  const zone = findZone(name);
  if (zone !== undefined) return zone;
  const message = `'${name}' is not a time zone: the execution needs a name of the tz database such as 'Europe/Prague'.`;
  throw new ImlError({ code: 'invalid-argument', message });
}

function makeZone(name: string): Zone | null {
  // Later engines take "+02:00" as a zone; the tz database does not have it.
  if (name.length > 64 || !/^[A-Za-z]/.test(name)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    return zoneOfTable(new OffsetTable(format));
  } catch {
    return null;
  }
}

function zoneOfTable(table: OffsetTable): Zone {
  return {
    offsetAt: (instant) => table.offsetAt(instant),
    toLocal: (instant) => instant + table.offsetAt(instant),
    toInstant: (local) => {
      // No zone changes its clocks twice within two days.
      const before = table.offsetAt(local - DAY);
      const after = table.offsetAt(local + DAY);
      if (before === after || table.offsetAt(local - before) === before) return local - before;
      return table.offsetAt(local - after) === after ? local - after : local - before;
    },
  };
}
