import type { Relation } from '../model/relation.js';

/**
 * Records that exist without being stored: each is made from its number when it is looked at.
 * Number 0 changed last; the higher the number, the longer ago its `lastChanged`.
 */
export interface RelationSource {
  readonly size: number;
  at(index: number): Relation;
  /** `lastChanged` of a record without making the rest of it. */
  changedAt(index: number): number;
  /** Numbers of records that might have an identifier ({@link identifiersOf}); the caller checks. */
  candidates(identifier: string): readonly number[];
}

/** A source of nothing. */
export const EMPTY_SOURCE: RelationSource = {
  size: 0,
  at: () => {
    throw new RangeError('This source has no records.');
  },
  changedAt: () => 0,
  candidates: () => [],
};
