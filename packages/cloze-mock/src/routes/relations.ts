import { ClozeError, ERROR_CODES, notFound } from '../errors.js';
import { feed } from '../find/feed.js';
import { find } from '../find/find.js';
import { PLURALS, type Relation, type RelationKind } from '../model/relation.js';
import { findByUniqueId } from '../records/identify.js';
import { present } from '../records/present.js';
import { writeRelation } from '../records/write.js';
import type { Call, Handlers } from '../route.js';

/** People, companies, projects: the same operations on the same kind of record. */
export const relationHandlers: Handlers = {
  ...handlersOf('person', 'People', 'Person'),
  ...handlersOf('company', 'Companies', 'Company'),
  ...handlersOf('project', 'Projects', 'Project'),
};

function handlersOf(kind: RelationKind, many: string, one: string): Handlers {
  return {
    [`find${many}`]: (call) => find(kind, call),
    [`feed${many}`]: (call) => feed(kind, call),
    [`get${one}`]: (call) => ({ errorcode: 0, [kind]: present(call.store, named(kind, call)) }),
    // Writes answer with the envelope alone: no record, no id (Cloze Swagger 2025.10, seen live).
    [`create${one}`]: (call) => write(kind, call),
    [`update${one}`]: (call) => write(kind, call),
    [`delete${one}`]: (call) => {
      call.store.remove(named(kind, call));
      return { errorcode: 0 };
    },
    [`getMany${many}`]: (call) => {
      const ids = call.body()['uniqueids'];
      const found = (Array.isArray(ids) ? ids : []).flatMap(
        (uniqueid) =>
          findByUniqueId(call.store, kind, { uniqueid: String(uniqueid), team: call.body()['team'] === true }) ?? [],
      );
      return { errorcode: 0, [PLURALS[kind]]: found.map((relation) => present(call.store, relation)) };
    },
  };
}

function write(kind: RelationKind, call: Call): unknown {
  writeRelation({ store: call.store, kind, body: call.body() });
  return { errorcode: 0 };
}

/** The record a get or delete names: `uniqueid`, since 2026.9 `id`. */
function named(kind: RelationKind, call: Call): Relation {
  const uniqueid = call.query('uniqueid') ?? call.query('id');
  if (uniqueid === undefined) throw new ClozeError(ERROR_CODES.noIdentifiers, 'No identifiers available');
  const found = findByUniqueId(call.store, kind, { uniqueid, team: call.flag('team') });
  if (!found) throw notFound();
  return found;
}
