import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { cancelRun, isRunning, runOpen, shownView } from '../../state/chain-run.js';
import type { Dialog } from '../../state/dialogs.js';
import { progressText } from '../../view/progress.js';
import { useThrottled } from './use-throttled.js';

/** How often the count of a run is told while it goes. */
const STATUS_MS = 400;

/** Runs the open module, calls the run off, says how far it is. Ctrl+Enter runs from anywhere in the page. */
export function RunBar({ dialog }: { readonly dialog: Dialog }) {
  const view = shownView(dialog);
  const busy = isRunning(dialog);
  const run = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const status = useThrottled(progressText(view), { busy, wait: STATUS_MS });

  const start = (): void => {
    if (!busy) void runOpen(dialog);
  };
  useRunKey(start);
  // The button that goes takes no focus with it: before the browser draws, it is still there.
  useLayoutEffect(() => {
    if (!busy && document.activeElement === cancel.current) run.current?.focus();
  }, [busy]);

  return (
    <div class="run-bar">
      <button ref={run} type="button" class="primary" aria-disabled={busy} title="Ctrl+Enter" onClick={start}>
        Run
      </button>
      <button ref={cancel} type="button" class={busy ? undefined : 'absent'} onClick={() => cancelRun(dialog)}>
        Cancel
      </button>
      <Limit dialog={dialog} />
      <p role="status" class="run-status" data-status={view.status}>
        {status}
      </p>
    </div>
  );
}

/** How many bundles a run gives at most, whatever the module's own limit is. */
function Limit({ dialog }: { readonly dialog: Dialog }) {
  const id = useId();
  return (
    <span class="run-limit">
      <label for={id}>Stop after</label>
      <input
        id={id}
        type="number"
        min={1}
        step={1}
        inputMode="numeric"
        placeholder="all"
        value={dialog.limit.value ?? ''}
        onInput={({ currentTarget }) => {
          const limit = currentTarget.valueAsNumber;
          dialog.limit.value = Number.isInteger(limit) && limit > 0 ? limit : undefined;
        }}
      />
      <span aria-hidden="true">bundles</span>
    </span>
  );
}

function useRunKey(start: () => void): void {
  const latest = useRef(start);
  latest.current = start;
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}
