/** Any value JSON can write. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The way to a value inside a JSON document, from its root. */
export type JsonPath = readonly (string | number)[];

/** A place in a file. Lines and columns count from 1. */
export interface Location {
  /** Path relative to the app's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One block of a component (`api`, `expect`, …): its value, free of `$ref`, and where each part of it stands. */
export interface Section<Value extends Json = Json> {
  /** The file the block was read from, relative to the app's root. */
  readonly file: string;
  readonly value: Value;
  /**
   * The place of the value at `path`. A value taken in through `$ref` answers with the file it really stands in;
   * a path that does not exist answers with the nearest parent that does.
   */
  locate(path: JsonPath): Location;
}
