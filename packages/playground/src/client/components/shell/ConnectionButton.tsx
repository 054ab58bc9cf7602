import type { AppSummary, ModuleSummary } from '../../../protocol.js';
import { showConnections } from '../../state/connections-shown.js';
import { dialogOf } from '../../state/dialogs.js';
import { Icon } from '../Icon.js';

export interface ConnectionButtonProps {
  readonly app: AppSummary;
  readonly module: ModuleSummary | undefined;
}

/** The account the open dialog works with; opens the connections. */
export function ConnectionButton({ app, module }: ConnectionButtonProps) {
  const id = module === undefined ? undefined : dialogOf(module).connection.value;
  const connection = app.connections.find((one) => one.id === id) ?? app.connections[0];
  const state = connection === undefined ? 'none' : connection.verifiedAt === undefined ? 'unverified' : 'verified';
  return (
    <button type="button" class="connection-button" data-state={state} onClick={() => showConnections()}>
      <Icon name="key" />
      <span class="connection-name">{connection?.label ?? 'No connection'}</span>
      <span class="hidden">Connections</span>
    </button>
  );
}
