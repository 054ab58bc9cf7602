import { useState } from 'preact/hooks';
import type { AppSummary } from '../../../protocol.js';
import { connectionsShown } from '../../state/connections-shown.js';
import { Modal } from '../Modal.js';
import { ConnectionRow } from './ConnectionRow.js';
import { NewConnection } from './NewConnection.js';

export interface ConnectionsDialogProps {
  readonly app: AppSummary;
  /** A connection of this type is to be made. */
  readonly type: string | undefined;
}

/** Every connection of the app: whose it is, whether it works, and the form for another one. */
export function ConnectionsDialog({ app, type }: ConnectionsDialogProps) {
  const [only, ...others] = app.connectionTypes;
  const nothingToChoose = app.connections.length === 0 && others.length === 0;
  const [adding, setAdding] = useState(type ?? (nothingToChoose ? only?.name : undefined));
  return (
    <Modal
      title="Connections"
      close={() => {
        connectionsShown.value = undefined;
      }}
    >
      <ul class="connections">
        {app.connections.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} />
        ))}
        {app.connections.length === 0 && <li class="quiet">There is no connection yet.</li>}
      </ul>
      {adding === undefined ? (
        <div class="add-connections">
          {app.connectionTypes.map(({ name, label }) => (
            <button key={name} type="button" onClick={() => setAdding(name)}>
              Add a connection{app.connectionTypes.length > 1 ? `: ${label}` : ''}
            </button>
          ))}
        </div>
      ) : (
        <NewConnection
          key={adding}
          type={app.connectionTypes.find(({ name }) => name === adding)}
          done={() => setAdding(undefined)}
        />
      )}
    </Modal>
  );
}
