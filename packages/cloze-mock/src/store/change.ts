import type { AccountIdentity } from '../context.js';
import type { Changes, Relation, RelationKind } from '../model/relation.js';

/** A change of a record, as listeners hear of it right after it was stored. */
export interface RelationChange {
  readonly account: AccountIdentity;
  readonly operation: 'create' | 'update' | 'delete';
  readonly kind: RelationKind;
  /** The record after the change; for a deletion, its last version. */
  readonly record: Relation;
  /** The record before the change; absent for a creation. */
  readonly before?: Relation;
  /** Audited changes by property or custom-field id; empty if nothing that is audited changed. */
  readonly changes: Changes;
  /** UTC milliseconds. */
  readonly at: number;
}

export type ChangeListener = (change: RelationChange) => void;

/** An audited change that the feed can still tell of. */
export interface AuditEntry {
  readonly key: string;
  readonly kind: RelationKind;
  readonly at: number;
  readonly changes: Changes;
}
