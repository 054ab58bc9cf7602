import type { Settings } from '../model/settings.js';

/**
 * An account's data as a user writes it: records in the form of the API's own create bodies, and what the account has
 * set up. Settings that are left out are those of a new Cloze account.
 */
export interface Starter {
  readonly people?: readonly Readonly<Record<string, unknown>>[];
  readonly companies?: readonly Readonly<Record<string, unknown>>[];
  readonly projects?: readonly Readonly<Record<string, unknown>>[];
  readonly settings?: Partial<Omit<Settings, 'segments' | 'stages' | 'views'>> & {
    readonly segments?: Partial<Settings['segments']>;
    readonly stages?: Partial<Settings['stages']>;
    readonly views?: Partial<Settings['views']>;
  };
}
