import type { Location } from '../section.js';
import type { SourceText } from './source-text.js';

/** Where a value stands. */
export interface Place {
  /** The value's first character (a string's opening quote). */
  location(): Location;
  /** The place of the character `index` of a string's decoded content; escapes in the file are counted as written. */
  characterLocation(index: number): Location;
}

/** A place in a text that was parsed. Locations are worked out only when somebody asks. */
export class TextPlace implements Place {
  constructor(
    readonly source: SourceText,
    readonly offset: number,
  ) {}

  location(): Location {
    return this.source.locationAt(this.offset);
  }

  characterLocation(index: number): Location {
    return this.source.locationAt(rawOffset(this.source.text, this.offset, index));
  }
}

/** A place known only as a location, for sections that were not read from a text. */
export class FixedPlace implements Place {
  constructor(readonly at: Location) {}

  location(): Location {
    return this.at;
  }

  characterLocation(): Location {
    return this.at;
  }
}

/** Offset, in the raw text, of the character `index` of the JSON string that starts at `start`. */
function rawOffset(text: string, start: number, index: number): number {
  // A whole block such as rpc://name may stand in its file without quotes (R10.7).
  if (text[start] !== '"') return start + index;
  let raw = start + 1;
  for (let decoded = 0; decoded < index && raw < text.length && text[raw] !== '"'; decoded += 1) {
    if (text[raw] === '\\') raw += text[raw + 1] === 'u' ? 6 : 2;
    else raw += 1;
  }
  return raw;
}
