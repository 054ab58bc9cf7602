/** Something a tree shows; what is below it is made when it is opened. */
export interface TreeItem<Content> {
  /** Unique in its tree, the same whenever the tree is made anew: what is open stays open. */
  readonly key: string;
  readonly content: Content;
  readonly children?: (() => readonly TreeItem<Content>[]) | undefined;
}

/** A visible line of a tree. */
export interface TreeRow<Content> {
  readonly item: TreeItem<Content>;
  /** From 1. */
  readonly level: number;
  /** Undefined: there is nothing below it. */
  readonly open: boolean | undefined;
  /** Its place among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
}

/** What somebody opened or closed, by key; anything else is as {@link IsOpen} has it. */
export type Toggled = ReadonlyMap<string, boolean>;

export type IsOpen = (key: string) => boolean;

/** The lines of a tree that can be seen: all items, and what is below the open ones. */
export function treeRows<Content>(items: readonly TreeItem<Content>[], isOpen: IsOpen): TreeRow<Content>[] {
  const rows: TreeRow<Content>[] = [];
  const visit = (siblings: readonly TreeItem<Content>[], level: number): void => {
    for (const [index, item] of siblings.entries()) {
      const open = item.children === undefined ? undefined : isOpen(item.key);
      rows.push({ item, level, open, position: index + 1, siblings: siblings.length });
      if (open === true) visit(item.children?.() ?? [], level + 1);
    }
  };
  visit(items, 1);
  return rows;
}

/** What a key does in a tree (the tree pattern of the ARIA practices): go to a line, open or close one; nothing else. */
export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'toggle'; readonly at: number; readonly open: boolean };

/** What a key does at a line; undefined when the tree has no use for it. `page` is how many lines are seen at once. */
export function treeMove(
  rows: readonly TreeRow<unknown>[],
  { at, key, page }: { readonly at: number; readonly key: string; readonly page: number },
): TreeMove | undefined {
  const last = rows.length - 1;
  const row = rows[at];
  if (row === undefined) return undefined;
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (row.open === false) return { kind: 'toggle', at, open: true };
      return row.open === true && (rows[at + 1]?.level ?? 0) > row.level ? go(at + 1) : undefined;
    case 'ArrowLeft':
      if (row.open === true) return { kind: 'toggle', at, open: false };
      return row.level === 1 ? undefined : go(parentOf(rows, at));
    case 'Enter':
    case ' ':
      return row.open === undefined ? undefined : { kind: 'toggle', at, open: !row.open };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly TreeRow<unknown>[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index--) if ((rows[index]?.level ?? 0) < level) return index;
  return at;
}
