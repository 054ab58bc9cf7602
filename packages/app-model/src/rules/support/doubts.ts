import type { Location } from '../../section.js';
import { nearestName } from '../../validate/nearest-name.js';

/** One place that reads a name. */
export interface DoubtfulRead {
  readonly at: Location;
  readonly name: string;
  /** The names there are in one of the components the place belongs to; undefined where they cannot be known. */
  readonly known: ReadonlySet<string> | undefined;
}

interface Doubt {
  readonly at: Location;
  readonly name: string;
  readonly known: Set<string>;
  found: boolean;
}

/**
 * Reads of names that may not exist. An expression of base is part of many components, so a place is a slip only where none
 * of them has the name.
 */
export class Doubts {
  readonly #places = new Map<string, Doubt>();

  add({ at, name, known }: DoubtfulRead): void {
    const key = `${at.file}:${at.line}:${at.column}`;
    const doubt = this.#places.get(key) ?? { at, name, known: new Set<string>(), found: false };
    for (const each of known ?? []) doubt.known.add(each);
    doubt.found ||= known === undefined || known.has(name);
    this.#places.set(key, doubt);
  }

  /** Hands over every place whose name was found nowhere, with the name that was likely meant. */
  forEachUnknown(report: (at: Location, name: string, meant: string | undefined) => void): void {
    for (const { at, name, known, found } of this.#places.values()) {
      if (!found) report(at, name, nearestName(name, known));
    }
  }
}
