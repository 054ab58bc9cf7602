import type { Equality } from './comparison.js';

/**
 * The points that the vendor's documentation leaves open or contradicts itself in, each with the recommended decision as its
 * default in {@link DECISIONS} (IML §10, §13).
 */
export interface Decisions {
  /** Whether `1 = "1"` (C1): for `=` and `!=`, and for `equal`, `switch` and `contains`. */
  readonly equality: Equality;
  /** What `ifempty` takes as empty (C7): what is `missing` (undefined, null, ""), or also 0 and blanks (`blank`). */
  readonly emptiness: 'missing' | 'blank';
  /**
   * What an unknown bare word as the format of a date function is (C8): `undefined`, so that the function takes its own
   * default, or the `text` as it is written.
   */
  readonly bareWords: 'undefined' | 'text';
  /** Text between the elements of an array that becomes text (C9). */
  readonly arraySeparator: string;
  /** Whether `split` removes blanks around each part (C10). */
  readonly trimSplit: boolean;
  /** How many levels `flatten` takes apart when it is not told (C13). */
  readonly flattenDepth: number;
  /** What `parseNumber` takes as the decimal separator when it is not told (IML §13.8). */
  readonly decimalSeparator: string;
  /**
   * Whether arguments beyond those a function has are `refused` when an expression is compiled, since they are a mistake, or
   * `ignored`, as the platform ignores them when an app runs: published apps rely on that (IML §6.1).
   */
  readonly surplusArguments: 'ignored' | 'refused';
}

/** What was decided where the documentation leaves a point open. */
export const DECISIONS: Decisions = {
  equality: 'strict',
  emptiness: 'missing',
  bareWords: 'undefined',
  arraySeparator: ',',
  trimSplit: false,
  flattenDepth: 1,
  decimalSeparator: '.',
  surplusArguments: 'refused',
};
