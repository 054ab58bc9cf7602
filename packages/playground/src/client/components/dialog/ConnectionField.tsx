import type { ModuleSummary } from '../../../protocol.js';
import { connectionsFor } from '../../state/connections.js';
import { showConnections } from '../../state/connections-shown.js';
import type { Dialog } from '../../state/dialogs.js';
import { Combobox } from '../combobox/Combobox.js';

export interface ConnectionFieldProps {
  readonly module: ModuleSummary;
  readonly dialog: Dialog;
}

/** The connection a module runs with, above its own fields as in the scenario editor. */
export function ConnectionField({ module, dialog }: ConnectionFieldProps) {
  const fitting = connectionsFor(module);
  // With an alternative, there is a choice to make first.
  const type = module.altConnection === undefined ? module.connection : undefined;
  const id = `${dialog.form.id}-connection`;
  const chosen = dialog.connection.value;
  return (
    <div class="field">
      <div class="field-head">
        <label for={id} class="required">
          Connection
        </label>
      </div>
      <div class="with-unit">
        <Combobox
          id={id}
          label="Connection"
          options={fitting.map(({ label, id: value }) => ({ label, value }))}
          chosen={chosen === undefined ? [] : [chosen]}
          choose={(value) => {
            dialog.picked.value = String(value);
          }}
          clearable={false}
          placeholder="There is none yet"
        />
        <button
          type="button"
          class={fitting.length === 0 ? 'primary' : undefined}
          onClick={() => showConnections(type)}
        >
          Add
        </button>
      </div>
    </div>
  );
}
