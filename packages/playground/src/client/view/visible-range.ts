/** Which lines of a long list stand in its window, with some to spare on both sides: `from` up to, not including, `to`. */
export interface VisibleRange {
  readonly from: number;
  readonly to: number;
}

/** Lines drawn above and below the window, so that scrolling shows no gaps. */
const SPARE = 8;

/** The lines to draw; all measures in pixels, every line equally high. */
export function visibleRange(
  lines: number,
  { scroll, height, line }: { readonly scroll: number; readonly height: number; readonly line: number },
): VisibleRange {
  const from = Math.max(0, Math.min(lines, Math.floor(scroll / line) - SPARE));
  const to = Math.max(from, Math.min(lines, Math.ceil((scroll + height) / line) + SPARE));
  return { from, to };
}

/** How far to scroll so that a line is in the window; as far as now when it already is. */
export function scrollTo(
  at: number,
  { scroll, height, line }: { readonly scroll: number; readonly height: number; readonly line: number },
): number {
  if (at * line < scroll) return at * line;
  if ((at + 1) * line > scroll + height) return (at + 1) * line - height;
  return scroll;
}
