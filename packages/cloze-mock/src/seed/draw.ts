import type { RelationKind } from '../model/relation.js';
import { hashAfter } from '../random.js';

/** Draws of one record of the story: the same word gives the same draw, whatever else is drawn. */
export interface Draw {
  readonly seed: number;
  readonly kind: RelationKind;
  readonly index: number;
  /** When the record changed last, UTC milliseconds. */
  readonly changed: number;
  /** The e-mail address of the user whose story it is. */
  readonly me: string;
  /** In [0, 1). */
  fraction(what: string): number;
  pick<T>(list: readonly T[], what: string): T;
  /** A whole number from 0 up to, and without, `below`. */
  number(below: number, what: string): number;
}

/** Which record is drawn. */
export type DrawOf = Pick<Draw, 'seed' | 'kind' | 'index' | 'changed' | 'me'>;

/** The draws of a record. */
export function drawOf(record: DrawOf): Draw {
  return new RecordDraw(record);
}

class RecordDraw implements Draw {
  readonly seed: number;
  readonly kind: RelationKind;
  readonly index: number;
  readonly changed: number;
  readonly me: string;
  readonly #drawn: (what: string) => number;

  constructor({ seed, kind, index, changed, me }: DrawOf) {
    this.seed = seed;
    this.kind = kind;
    this.index = index;
    this.changed = changed;
    this.me = me;
    this.#drawn = hashAfter(seed, kind, index);
  }

  fraction(what: string): number {
    return this.#drawn(what) / 2 ** 32;
  }

  pick<T>(list: readonly T[], what: string): T {
    const chosen = list[this.#drawn(what) % list.length];
    if (chosen === undefined) throw new RangeError(`There is nothing to pick from for ${what}.`);
    return chosen;
  }

  number(below: number, what: string): number {
    return this.#drawn(what) % below;
  }
}

const DAY = 86_400_000;

/** A date as the API writes it, some days after (or before, if negative) a record's last change. */
export function dayFrom({ changed }: Draw, days: number): string {
  return new Date(changed + days * DAY).toISOString().slice(0, 10);
}
