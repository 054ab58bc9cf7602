import { defined } from '../defined.js';
import type { Relation } from '../model/relation.js';
import type { Store } from '../store/store.js';
import { projectsOf } from './projects-of.js';

export interface PresentOptions {
  /** Unset stage, segment and step read `none`: so they came in captured webhook events. Elsewhere they are left out. */
  readonly spellNone?: boolean;
}

/** A record as answers and deliveries show it: its properties, linked records, and what Cloze adds (captured samples). */
export function present(
  store: Store,
  relation: Relation,
  { spellNone = false }: PresentOptions = {},
): Record<string, unknown> {
  const { data, links } = relation;
  const none = spellNone ? 'none' : undefined;
  const shown: Record<string, unknown> = {
    syncKey: relation.key,
    ...data,
    stage: data.stage ?? none,
    segment: data.segment ?? none,
    step: data.step ?? none,
    ...linked(store, links),
    ...(relation.kind === 'person' && {
      jobtitle: data.workHistory?.[0]?.title,
      projects: projectsShown(store, relation.key),
    }),
    assignee: relation.assignee,
    direct: relation.direct,
    visibility: 'visible',
    views: ['my', ...(data.stage === undefined ? [] : ['defined'])],
    firstSeen: relation.firstSeen,
    lastChanged: relation.lastChanged,
  };
  return defined<Record<string, unknown>>(shown);
}

/** What a record shows of another one that it is linked to. */
function brief({ key: syncKey, data: { name, domains, emails } }: Relation): object {
  return defined<object>({ syncKey, name, domains, emails });
}

/** Read only: a project names its people, never the other way round. */
function projectsShown(store: Store, key: string): object[] | undefined {
  const found = projectsOf(store, key);
  return found.length === 0
    ? undefined
    : found.map(({ key: syncKey, data: { name, stage, segment, appLinks } }) =>
        defined<object>({ syncKey, name, stage, segment, appLinks }),
      );
}

function linked(store: Store, links: Relation['links']): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [property, keys] of Object.entries(links)) {
    const kind = property.endsWith('people') ? 'person' : 'company';
    shown[property] = keys.flatMap((key) => {
      const found = store.relations(kind).get(key);
      // Linked records are shown without their own links, or two of them could go on for ever.
      return found ? [brief(found)] : [];
    });
  }
  return shown;
}
