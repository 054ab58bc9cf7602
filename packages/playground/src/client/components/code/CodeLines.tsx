import type { Lines } from '../../view/json-lines.js';
import { jsonTokens } from '../../view/json-tokens.js';
import { useScrollWindow } from '../scrolling/use-scroll-window.js';

/** A longer line is cut: it would take the page longer to draw than anybody to read. */
const MAX_WIDTH = 2000;

export interface CodeLinesProps {
  readonly label: string;
  readonly lines: Lines;
  readonly json?: boolean;
}

/** JSON or another text of any length: only the lines in its window are drawn. */
export function CodeLines({ label, lines, json = false }: CodeLinesProps) {
  const view = useScrollWindow(lines.count);
  const { from, to } = view.range;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls
    <div ref={view.element} class="code-lines" role="group" aria-label={label} tabIndex={0} onScroll={view.onScroll}>
      <div style={{ height: view.total }}>
        <div class="code-drawn" style={{ transform: view.offset }}>
          {Array.from({ length: to - from }, (_, index) => (
            <Line key={from + index} text={lines.at(from + index)} json={json} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Line({ text, json }: { readonly text: string; readonly json: boolean }) {
  const shown = text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH)}…` : text;
  return (
    <div class="code-line">
      {json
        ? jsonTokens(shown).map(({ kind, text: piece }) =>
            kind === 'plain' ? piece : <span data-token={kind}>{piece}</span>,
          )
        : shown}
      {'\n'}
    </div>
  );
}
