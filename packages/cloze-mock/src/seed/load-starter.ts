import { PLURALS, RELATION_KINDS } from '../model/relation.js';
import { writeRelation } from '../records/write.js';
import type { Store } from '../store/store.js';
import type { Starter } from './starter.js';

/** Fills a store with the user's own records, as if each had been sent to the API's create operation. */
export function loadStarter(store: Store, starter: Starter): void {
  for (const kind of RELATION_KINDS) {
    for (const body of starter[PLURALS[kind]] ?? []) writeRelation({ store, kind, body, mode: 'create' });
  }
}
