import type { Relation } from '../model/relation.js';
import type { Store } from '../store/store.js';

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
    ...(relation.kind === 'person' && { jobtitle: data.workHistory?.[0]?.title }),
    assignee: relation.assignee,
    direct: relation.direct,
    visibility: 'visible',
    views: ['my', ...(data.stage === undefined ? [] : ['defined'])],
    firstSeen: relation.firstSeen,
    lastChanged: relation.lastChanged,
  };
  for (const [name, value] of Object.entries(shown)) if (value === undefined) delete shown[name];
  return shown;
}

function linked(store: Store, links: Relation['links']): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [property, keys] of Object.entries(links)) {
    const kind = property.endsWith('people') ? 'person' : 'company';
    shown[property] = keys.flatMap((key) => {
      const found = store.relations(kind).get(key);
      // Linked records are shown without their own links, or two of them could go on for ever.
      return found
        ? [{ syncKey: found.key, name: found.data.name, domains: found.data.domains, emails: found.data.emails }]
        : [];
    });
  }
  return shown;
}
