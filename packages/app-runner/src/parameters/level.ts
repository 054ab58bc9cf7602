import type { ParameterIssueCode } from './issue.js';
import type { SelectOption } from './options.js';
import type { ParameterSpec, SpecEntry } from './spec.js';

/** One level of a form: its top, a collection, an item of a list. */
export interface Level {
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Record<string, unknown>;
  readonly used: Set<string>;
  /** Path of the level, `''` or ending in a dot. */
  readonly path: string;
  /** Values of the levels above, for RPCs (R5.3). */
  readonly above: Readonly<Record<string, unknown>>;
  /** The engine does not enforce `required` inside the items of a list of objects (R6.10). */
  readonly enforced: boolean;
  readonly depth: number;
}

/** Where a value stands, and the options it is one of. */
export interface Place {
  readonly path: string;
  readonly level: Level;
  readonly options: readonly SelectOption[];
}

/** Why a value was refused; the parameter's name is added. */
export interface Refusal {
  readonly code: ParameterIssueCode;
  readonly reason: string;
}

/** What the parts of a form ask of the whole. */
export interface Form {
  readonly timezone: string;
  /** The fields of an object below `parent`, whose path ends in a dot. */
  object(
    entries: readonly SpecEntry[],
    input: Readonly<Record<string, unknown>>,
    parent: Level,
  ): Promise<Record<string, unknown>>;
  /** One value by its spec alone, as an element of a list is resolved. */
  element(spec: ParameterSpec, value: unknown, place: Omit<Place, 'options'>): Promise<unknown>;
  /** Notes an issue; the value is undefined then. */
  refuse(refusal: Refusal, path: string): undefined;
}

/** What a level holds at the start. */
export function topLevel(input: Readonly<Record<string, unknown>>): Level {
  return { input, output: {}, used: new Set(), path: '', above: {}, enforced: true, depth: 0 };
}
