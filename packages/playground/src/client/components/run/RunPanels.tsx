import type { ModuleDetail } from '../../../protocol.js';
import { requestOf } from '../../state/chain.js';
import type { Dialog } from '../../state/dialogs.js';
import { plain } from '../../view/value-text.js';

export interface RunPanelsProps {
  readonly module: ModuleDetail;
  readonly dialog: Dialog;
}

/** Runs the module of a dialog, and shows what comes of it. */
export function RunPanels({ module, dialog }: RunPanelsProps) {
  const { status, bundles, errors } = dialog.run.view.value;
  const running = status === 'running';
  return (
    <div class="run">
      <div class="run-bar">
        <button
          type="button"
          class="primary"
          disabled={running}
          onClick={() => void dialog.run.start(requestOf(dialog))}
          aria-label="Run"
          title={`Run ${module.label}`}
        >
          Run
        </button>
        {running && (
          <button type="button" onClick={() => dialog.run.cancel()}>
            Cancel
          </button>
        )}
        <span role="status">{status === 'idle' ? '' : `${bundles.length} bundles, ${status}`}</span>
      </div>
      {errors.map(({ error }, index) => (
        <div key={`${index}`} role="alert" class="problem">
          {error.type}: {error.message}
        </div>
      ))}
      {bundles.length > 0 && (
        <section aria-label="Bundles">
          <pre>{JSON.stringify(plain(bundles.map(({ bundle }) => bundle)), undefined, 2)}</pre>
        </section>
      )}
    </div>
  );
}
