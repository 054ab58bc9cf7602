import type { RelationKind } from './relation.js';

/** A name an account shows and the key the API works with: an entry of segments, stages, steps. */
export interface NamedKey {
  readonly name: string;
  readonly key: string;
}

/** Next Steps by segment key, then by stage key. */
export type Steps = Readonly<Record<string, Readonly<Record<string, readonly NamedKey[]>>>>;

/** A custom field's definition, an entry of `GET /v1/user/fields`. */
export interface FieldDefinition {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly description?: string;
  readonly values?: Readonly<Record<string, { readonly label: string; readonly locked?: boolean }>>;
  /** The kinds of record that have the field. */
  readonly kinds: readonly RelationKind[];
  readonly locked?: boolean;
}

/** A teammate. */
export interface Member {
  readonly email: string;
  readonly name: string;
  readonly role?: string;
  readonly node?: string;
  readonly secondaryNodes?: readonly string[];
  readonly visibleAt?: readonly string[];
  readonly keywords?: readonly string[];
  readonly customFields?: readonly unknown[];
}

/** A place in the team's hierarchy, by its slash path. */
export interface HierarchyNode {
  readonly node: string;
  readonly label: string;
}

/** The views of one kind of record, as `GET /v1/user/views` shows them. */
export interface ViewSet {
  readonly label: { readonly singular: string; readonly plural: string };
  readonly views: readonly { readonly id: string; readonly name: string }[];
}

/** What an account's administrators set up. Replaced as a whole when something of it changes. */
export interface Settings {
  readonly segments: { readonly people: readonly NamedKey[]; readonly projects: readonly NamedKey[] };
  readonly stages: { readonly people: readonly NamedKey[]; readonly projects: readonly NamedKey[] };
  readonly steps: Steps;
  readonly fields: readonly FieldDefinition[];
  readonly members: readonly Member[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly nodes: readonly HierarchyNode[];
  readonly views: { readonly people: ViewSet; readonly companies: ViewSet; readonly projects: ViewSet };
}

/** The kinds share two lists: people and companies one, projects the other (Cloze Swagger 2025.10). */
export function settingsGroup(kind: RelationKind): 'people' | 'projects' {
  return kind === 'project' ? 'projects' : 'people';
}
