import type { ModuleSummary } from '../../../protocol.js';
import { type Dialog, resetDialog } from '../../state/dialogs.js';
import { copyLink } from '../../state/memory.js';
import { Icon } from '../Icon.js';
import { TypeBadge } from '../modules/TypeBadge.js';
import { headingIdOf } from './heading-id.js';

/** Name and purpose of a module, and what can be done with its dialog as a whole. */
export function DialogHead({ module, dialog }: { readonly module: ModuleSummary; readonly dialog: Dialog }) {
  return (
    <header class="dialog-head">
      <div class="dialog-title">
        <h1 id={headingIdOf(module.name)}>{module.label}</h1>
        <TypeBadge type={module.type} />
        <span class="dialog-tools">
          <ToRun />
          <button
            type="button"
            class="icon"
            aria-label="Copy link"
            title="Copy a link with these values"
            onClick={() => void copyLink(dialog)}
          >
            <Icon name="link" />
          </button>
          <button
            type="button"
            class="icon"
            aria-label="Reset"
            title="Empty the dialog: every field its default"
            onClick={() => resetDialog(dialog)}
          >
            <Icon name="reset" />
          </button>
        </span>
      </div>
      {module.description !== '' && <p class="quiet">{module.description}</p>}
    </header>
  );
}

/** In a narrow window the dialog stands above what runs it, and may be long. */
function ToRun() {
  return (
    <button
      type="button"
      class="icon to-run"
      aria-label="Go to what runs it"
      title="Go to what runs it"
      onClick={() => document.querySelector('.run-column')?.scrollIntoView()}
    >
      <Icon name="down" />
    </button>
  );
}
