import { DAY } from './civil.js';

interface Span {
  /** First instant of the span. */
  readonly start: number;
  /** First instant after it. */
  readonly end: number;
  readonly offset: number;
}

/** Years kept for one zone; a year takes two or three spans. */
const YEARS_KEPT = 500;

/** Offsets change at least this far apart, so that looking this often misses none. */
const STEP = 7 * DAY;

/**
 * The offsets of one zone, found year by year through `Intl` and kept. Asking `Intl` costs a microsecond and more; a
 * look-up in the same span as the last costs next to nothing.
 */
export class OffsetTable {
  readonly #format: Intl.DateTimeFormat;
  readonly #years = new Map<number, readonly Span[]>();
  #last: Span = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY, offset: 0 };

  /** @param format formats with `timeZoneName: 'longOffset'` in the zone. */
  constructor(format: Intl.DateTimeFormat) {
    this.#format = format;
  }

  /** Milliseconds ahead of UTC at an instant; NaN outside the range of dates. */
  offsetAt(instant: number): number {
    if (instant >= this.#last.start && instant < this.#last.end) return this.#last.offset;
    const year = new Date(instant).getUTCFullYear();
    if (Number.isNaN(year)) return Number.NaN;
    for (const span of this.#year(year)) {
      if (instant < span.end) {
        this.#last = span;
        return span.offset;
      }
    }
    return Number.NaN;
  }

  #year(year: number): readonly Span[] {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    if (this.#years.size >= YEARS_KEPT) this.#years.clear();
    const spans = this.#findSpans(startOfYear(year), startOfYear(year + 1));
    this.#years.set(year, spans);
    return spans;
  }

  #findSpans(start: number, end: number): readonly Span[] {
    const spans: Span[] = [];
    let spanStart = start;
    let offset = this.#ask(start);
    for (let at = start; at < end; ) {
      const next = Math.min(at + STEP, end);
      const nextOffset = this.#ask(next);
      if (nextOffset !== offset) {
        const change = this.#findChange(at, next, offset);
        spans.push({ start: spanStart, end: change, offset });
        spanStart = change;
        offset = nextOffset;
      }
      at = next;
    }
    if (spanStart < end) spans.push({ start: spanStart, end, offset });
    return spans;
  }

  /** First instant in (low, high] whose offset differs from `offset`. */
  #findChange(low: number, high: number, offset: number): number {
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#ask(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }

  #ask(instant: number): number {
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(this.#format.format(instant));
    const [, sign, hours, minutes, seconds] = match ?? [];
    if (sign === undefined) return 0;
    const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -size : size) * 1000;
  }
}

function startOfYear(year: number): number {
  const earliest = -8.64e15;
  const start = new Date(0).setUTCFullYear(year);
  return Number.isNaN(start) ? (year < 0 ? earliest : -earliest) : start;
}
