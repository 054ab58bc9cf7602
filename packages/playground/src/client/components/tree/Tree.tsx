import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type IsOpen, type TreeItem, type TreeRow, treeMove, treeRows } from '../../view/tree.js';
import { useScrollWindow } from '../scrolling/use-scroll-window.js';

export interface TreeProps<Content> {
  readonly label: string;
  readonly items: readonly TreeItem<Content>[];
  readonly isOpen: IsOpen;
  readonly toggle: (key: string, open: boolean) => void;
  readonly line: (content: Content, open: boolean | undefined) => ComponentChildren;
  /** What is said of a line after its name: its text alone does not tell it. */
  readonly describe?: ((content: Content) => string | undefined) | undefined;
  /** Takes a line: it was clicked, or Enter was pressed on it. Without it a click opens and closes. */
  readonly take?: ((content: Content) => void) | undefined;
  /** Ctrl+C on a line. */
  readonly copy?: ((content: Content) => void) | undefined;
}

/** A tree of any size: only the lines in its window are drawn. It is one stop of the Tab key; arrows walk its lines. */
export function Tree<Content>(props: TreeProps<Content>) {
  const { label, items, isOpen, toggle, line, describe, take, copy } = props;
  const id = useId();
  const [active, setActive] = useState<string | undefined>(undefined);
  const rows = treeRows(items, isOpen);
  const view = useScrollWindow(rows.length);
  const at = Math.max(0, active === undefined ? 0 : rows.findIndex(({ item }) => item.key === active));

  const key = (event: KeyboardEvent): void => {
    const row = rows[at];
    if (row === undefined || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      if (copy === undefined || getSelection()?.isCollapsed === false) return;
      copy(row.item.content);
    } else if (event.ctrlKey || event.metaKey) return;
    else if (take !== undefined && event.key === 'Enter') take(row.item.content);
    else {
      const move = treeMove(rows, { at, key: event.key, page: view.page });
      if (move === undefined) return;
      if (move.kind === 'toggle') toggle(row.item.key, move.open);
      else {
        setActive(rows[move.to]?.item.key);
        view.reveal(move.to);
      }
    }
    event.preventDefault();
  };

  const drawn = rows.slice(view.range.from, view.range.to);
  return (
    <div
      ref={view.element}
      role="tree"
      aria-label={label}
      tabIndex={0}
      class="tree"
      aria-activedescendant={rows.length > 0 ? `${id}-${at}` : undefined}
      onKeyDown={key}
      onScroll={view.onScroll}
    >
      <div style={{ height: view.total }}>
        <div style={{ transform: view.offset }}>
          {drawn.map((row, index) => (
            <Line
              key={row.item.key}
              id={`${id}-${view.range.from + index}`}
              row={row}
              description={describe?.(row.item.content)}
              active={view.range.from + index === at}
              click={(onArrow) => {
                setActive(row.item.key);
                if (take !== undefined && !onArrow) take(row.item.content);
                else if (row.open !== undefined) toggle(row.item.key, !row.open);
              }}
            >
              {line(row.item.content, row.open)}
            </Line>
          ))}
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  readonly id: string;
  readonly row: TreeRow<unknown>;
  readonly description: string | undefined;
  readonly active: boolean;
  readonly click: (onArrow: boolean) => void;
  readonly children: ComponentChildren;
}

function Line({ id, row, description, active, click, children }: LineProps) {
  const { level, open, position, siblings } = row;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open}
      aria-selected={active}
      aria-description={description}
      class="tree-line"
      style={{ '--level': String(level - 1) }}
      onClick={(event) => {
        // Marking text with the mouse is no click.
        if (getSelection()?.isCollapsed === false) return;
        click((event.target as Element).closest('.tree-arrow') !== null);
      }}
    >
      <span class="tree-arrow" aria-hidden="true" />
      {children}
    </div>
  );
}
