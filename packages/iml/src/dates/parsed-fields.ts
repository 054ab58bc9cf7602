/** What has been read from a text so far. Fields that were not there are undefined. */
export interface ParsedFields {
  year?: number;
  /** From 0. */
  month?: number;
  date?: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  dayOfYear?: number;
  isoWeekYear?: number;
  isoWeek?: number;
  isoWeekday?: number;
  weekYear?: number;
  week?: number;
  /** From 0 = Sunday. */
  weekday?: number;
  meridiem?: 'am' | 'pm';
  /** Minutes ahead of UTC. */
  offset?: number;
  /** The instant itself, from `X` or `x`. */
  instant?: number;
  /** A month or weekday whose name is no English one. */
  wrongName?: true;
}
