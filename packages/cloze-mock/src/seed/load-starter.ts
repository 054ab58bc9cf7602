import { ClozeError, MockError } from '../errors.js';
import { PLURALS, RELATION_KINDS } from '../model/relation.js';
import type { Settings } from '../model/settings.js';
import { writeRelation } from '../records/write.js';
import type { Store } from '../store/store.js';
import { DEFAULT_SETTINGS } from './settings.js';
import type { Starter } from './starter.js';

/** A record of a starter that the API would refuse, by its place in it. */
export interface StarterMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A starter's settings over those of a new account; segments, stages and views are joined by their groups. */
export function settingsOf({ settings = {} }: Starter): Settings {
  return {
    ...DEFAULT_SETTINGS,
    ...settings,
    segments: { ...DEFAULT_SETTINGS.segments, ...settings.segments },
    stages: { ...DEFAULT_SETTINGS.stages, ...settings.stages },
    views: { ...DEFAULT_SETTINGS.views, ...settings.views },
  };
}

/**
 * Fills a store with the user's own records, as if each had been sent to the API's create operation. A sync key that a
 * record names becomes its own.
 */
export function fillStore(store: Store, starter: Starter): StarterMistake[] {
  const mistakes: StarterMistake[] = [];
  // Companies before people and projects, which may name them.
  for (const kind of [...RELATION_KINDS].sort()) {
    (starter[PLURALS[kind]] ?? []).forEach((body, index) => {
      try {
        writeRelation({ store, kind, body, keepsKey: true });
      } catch (error) {
        if (!(error instanceof ClozeError)) throw error;
        mistakes.push({ path: [PLURALS[kind], index], message: `${error.message} (error ${error.errorcode})` });
      }
    });
  }
  return mistakes;
}

/** @throws MockError `starter` for the first record that the API would refuse. */
export function loadStarter(store: Store, starter: Starter): void {
  const [first] = fillStore(store, starter);
  if (first) throw new MockError('starter', first.message, `starter.${first.path[0]}[${first.path[1]}]`);
}
