/** Where a value stands in a mapping: its key, and the place of what holds it. The mapping itself has no key. */
export interface FieldPath {
  readonly holder: FieldPath | undefined;
  readonly key: string | number;
  readonly depth: number;
}

/** The place of a whole mapping. */
export const WHOLE_MAPPING: FieldPath = { holder: undefined, key: '', depth: 0 };

/** The place of a member of an object or an item of an array. */
export function within(holder: FieldPath, key: string | number): FieldPath {
  return { holder, key, depth: holder.depth + 1 };
}

/** Keys joined by dots, from the outermost; the text that errors show. Made only when one does: paths are many, errors few. */
export function fieldText({ holder, key }: FieldPath): string {
  return holder === undefined || holder.holder === undefined ? String(key) : `${fieldText(holder)}.${key}`;
}
