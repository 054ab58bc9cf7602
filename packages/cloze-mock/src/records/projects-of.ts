import type { Relation } from '../model/relation.js';
import type { Relations } from '../store/relations.js';
import type { Store } from '../store/store.js';

interface Index {
  readonly version: number;
  readonly byPerson: ReadonlyMap<string, readonly Relation[]>;
}

const indexes = new WeakMap<Relations, Index>();

/** The projects that have a person as a client or partner, as they show on the person; worked out once for each version. */
export function projectsOf(store: Store, person: string): readonly Relation[] {
  const projects = store.relations('project');
  let index = indexes.get(projects);
  if (index?.version !== projects.version) {
    index = { version: projects.version, byPerson: byPerson(projects) };
    indexes.set(projects, index);
  }
  return index.byPerson.get(person) ?? [];
}

function byPerson(projects: Relations): ReadonlyMap<string, readonly Relation[]> {
  const found = new Map<string, Relation[]>();
  for (const project of projects.newestFirst()) {
    const { clientpeople = [], partnerpeople = [] } = project.links;
    for (const key of new Set([...clientpeople, ...partnerpeople])) {
      const known = found.get(key);
      if (known) known.push(project);
      else found.set(key, [project]);
    }
  }
  return found;
}
