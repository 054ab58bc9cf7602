import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { isPanelOpen, togglePanel } from '../../state/panels.js';

export interface PanelProps {
  readonly title: string;
  /** Beside the title: how many, how large. */
  readonly aside?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly closed?: boolean;
  readonly children: ComponentChildren;
}

/** A part of the page beside the dialog that can be folded away; it stays as it was left. */
export function Panel({ title, aside, actions, closed = false, children }: PanelProps) {
  const id = useId();
  const open = isPanelOpen(title, !closed);
  return (
    <section class="panel" aria-label={title}>
      <header class="panel-head">
        <h2>
          <button
            type="button"
            class="panel-fold"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => togglePanel(title, !open)}
          >
            {title}
          </button>
        </h2>
        {aside !== undefined && <span class="panel-aside">{aside}</span>}
        {open && actions !== undefined && <div class="panel-actions">{actions}</div>}
      </header>
      <div id={id} class="panel-body" hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
