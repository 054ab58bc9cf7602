import { app } from '../../state/app.js';
import { showConnections } from '../../state/connections-shown.js';
import type { Dialog } from '../../state/dialogs.js';

/** The connection a module runs with, above its own fields as in the scenario editor. */
export function ConnectionField({ type, dialog }: { readonly type: string; readonly dialog: Dialog }) {
  const fitting = app.value?.connections.filter((connection) => connection.type === type) ?? [];
  const id = `${dialog.form.id}-connection`;
  return (
    <div class="field connection-field">
      <div class="field-head">
        <label for={id} class="required">
          Connection
        </label>
      </div>
      <div class="with-unit">
        <select
          id={id}
          value={dialog.connection.value ?? ''}
          disabled={fitting.length === 0}
          onChange={(event) => {
            dialog.picked.value = event.currentTarget.value;
          }}
        >
          {fitting.length === 0 && <option value="">There is none yet</option>}
          {fitting.map((connection) => (
            <option key={connection.id} value={connection.id}>
              {connection.label}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => showConnections(type)}>
          Add
        </button>
      </div>
    </div>
  );
}
