import { dayOfYear, ENGLISH_WEEK, ISO_WEEK, weekOf } from './civil.js';
import type { Zone } from './zone.js';

/** What the tokens of a format can ask about an instant in a zone. The rarer fields are worked out when asked. */
export class DateFields {
  readonly instant: number;
  /** Minutes ahead of UTC; a fraction for the local mean times of the 19th century. */
  readonly offsetMinutes: number;
  readonly #local: number;
  readonly #date: Date;

  constructor(instant: number, zone: Zone) {
    const offset = zone.offsetAt(instant);
    this.instant = instant;
    this.offsetMinutes = offset / 60_000;
    this.#local = instant + offset;
    this.#date = new Date(this.#local);
  }

  get year(): number {
    return this.#date.getUTCFullYear();
  }

  /** From 0. */
  get month(): number {
    return this.#date.getUTCMonth();
  }

  get date(): number {
    return this.#date.getUTCDate();
  }

  /** From 0 = Sunday. */
  get weekday(): number {
    return this.#date.getUTCDay();
  }

  get hour(): number {
    return this.#date.getUTCHours();
  }

  get minute(): number {
    return this.#date.getUTCMinutes();
  }

  get second(): number {
    return this.#date.getUTCSeconds();
  }

  get millisecond(): number {
    return this.#date.getUTCMilliseconds();
  }

  get dayOfYear(): number {
    return dayOfYear(this.#local);
  }

  get englishWeek(): { readonly year: number; readonly week: number } {
    return weekOf(this.#local, ENGLISH_WEEK);
  }

  get isoWeek(): { readonly year: number; readonly week: number } {
    return weekOf(this.#local, ISO_WEEK);
  }
}
