/** What an evaluation takes from the outside, injected so that every run can be repeated exactly. */
export interface Environment {
  /** IANA zone of the execution, e.g. `Europe/Prague`. All date arithmetic happens in it. */
  readonly timezone: string;
  /** The current instant, in milliseconds since the epoch (UTC). */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** A version 4 UUID. */
  readonly uuid: () => string;
  /** Id of the execution, a text. */
  readonly executionId: string;
}
