import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { scrollTo, type VisibleRange, visibleRange } from '../../view/visible-range.js';

/** Height of a line of a tree or of code in pixels; the style sheet says the same (`--row`). */
export const LINE = 24;

export interface ScrollWindow {
  /** The element that scrolls. */
  readonly element: RefObject<HTMLDivElement>;
  readonly range: VisibleRange;
  /** How high all lines are together, and where the first drawn one begins. */
  readonly total: string;
  readonly offset: string;
  /** How many lines are seen at once. */
  readonly page: number;
  readonly onScroll: () => void;
  /** Scrolls until a line is seen. */
  readonly reveal: (index: number) => void;
}

/** Draws of a list of equally high lines, however long, only those in its window. */
export function useScrollWindow(lines: number): ScrollWindow {
  const element = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState(0);
  const [height, setHeight] = useState(600);

  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const observer = new ResizeObserver(() => setHeight(box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const range = visibleRange(lines, { scroll, height, line: LINE });
  return {
    element,
    range,
    total: `${lines * LINE}px`,
    offset: `translateY(${range.from * LINE}px)`,
    page: Math.max(1, Math.floor(height / LINE) - 1),
    onScroll: () => setScroll(element.current?.scrollTop ?? 0),
    reveal: (index) => {
      const box = element.current;
      if (box === null) return;
      box.scrollTop = scrollTo(index, { scroll: box.scrollTop, height: box.clientHeight, line: LINE });
    },
  };
}
