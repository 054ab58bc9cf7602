import { app } from '../../state/app.js';
import { showConnections } from '../../state/connections-shown.js';
import type { Dialog } from '../../state/dialogs.js';
import { Combobox } from '../combobox/Combobox.js';

/** The connection a module runs with, above its own fields as in the scenario editor. */
export function ConnectionField({ type, dialog }: { readonly type: string; readonly dialog: Dialog }) {
  const fitting = app.value?.connections.filter((connection) => connection.type === type) ?? [];
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
