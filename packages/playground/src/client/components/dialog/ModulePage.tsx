import { useEffect } from 'preact/hooks';
import type { ModuleSummary } from '../../../protocol.js';
import { generation } from '../../state/app.js';
import { type Dialog, dialogOf, loadDetail } from '../../state/dialogs.js';
import { Findings } from '../findings/Findings.js';
import { RunPanels } from '../run/RunPanels.js';
import { DialogForm } from './DialogForm.js';
import { DialogHead } from './DialogHead.js';

/** The dialog of a module at the left, what comes of it at the right. */
export function ModulePage({ module }: { readonly module: ModuleSummary }) {
  const dialog = dialogOf(module);
  const now = generation.value;
  useEffect(() => void loadDetail(dialog), [dialog, now]);
  const detail = dialog.detail.value;
  return (
    <div class="module-page">
      <div class="dialog-column">
        <DialogHead module={module} dialog={dialog} />
        {detail === undefined ? (
          <Absent dialog={dialog} />
        ) : (
          <>
            <Findings findings={detail.diagnostics} />
            {dialog.failure.value !== undefined && <Failed message={dialog.failure.value} />}
            <DialogForm module={detail} dialog={dialog} />
          </>
        )}
      </div>
      <div class="run-column">{detail !== undefined && <RunPanels module={detail} dialog={dialog} />}</div>
    </div>
  );
}

function Absent({ dialog }: { readonly dialog: Dialog }) {
  const failure = dialog.failure.value;
  return failure === undefined ? <p class="quiet form-absent">Loading the dialog…</p> : <Failed message={failure} />;
}

function Failed({ message }: { readonly message: string }) {
  return (
    <p class="problem-box" role="alert">
      {message}
    </p>
  );
}
