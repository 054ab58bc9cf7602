import type { RelationData } from './relation-data.js';

/** The three kinds of record. Cloze calls them relations together (scopes `read_relation`, `change_relation`). */
export type RelationKind = 'person' | 'company' | 'project';

/** All kinds, in the order in which the API's document lists them. */
export const RELATION_KINDS: readonly RelationKind[] = ['person', 'company', 'project'];

/** The word for many of a kind: a path segment (`/v1/people/find`) and the list's property in answers. */
export const PLURALS = { person: 'people', company: 'companies', project: 'projects' } as const;

/** What Cloze derives from a relation's history; `sort` reads it, no answer shows it. Times are UTC milliseconds. */
export interface Signals {
  /** How strong the relationship is, 0 to 1. */
  readonly strength?: number;
  readonly lastTalked?: number;
  readonly wentQuiet?: number;
  readonly assignedAt?: number;
  /** When the next or the overdue to-do is due. */
  readonly due?: number;
}

/** A stored person, company or project. Never changed in place: a change stores a new object under the same key. */
export interface Relation {
  readonly kind: RelationKind;
  /** The `syncKey`. It survives every change of the record. */
  readonly key: string;
  /** The other key a record can be looked up by (`direct:…`). */
  readonly direct: string;
  /** The e-mail address of the member whose relation it is. */
  readonly owner: string;
  /** Whether the team shares it: what `scope=team` and `team=true` see. */
  readonly team: boolean;
  readonly assignee?: string | undefined;
  /** UTC milliseconds. */
  readonly firstSeen: number;
  /** UTC milliseconds; no two changes in an account share one. */
  readonly lastChanged: number;
  readonly data: RelationData;
  /** Sync keys of linked records, by the property that shows them. */
  readonly links: Readonly<Partial<Record<LinkProperty, readonly string[]>>>;
  readonly signals: Signals;
}

/** A record's parts as a plain object: what a seed makes may work them out when they are looked at. */
export function plainRelation(relation: Relation): Relation {
  const { kind, key, direct, owner, team, assignee, firstSeen, lastChanged, data, links, signals } = relation;
  return { kind, key, direct, owner, team, assignee, firstSeen, lastChanged, data, links, signals };
}

/** Properties that hold other records. */
export type LinkProperty = 'companies' | 'clientpeople' | 'partnerpeople' | 'clientcompanies' | 'partnercompanies';

/** What changed between two versions of a record, by property or custom-field id, as audit events show it. */
export type Changes = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
