import { signal } from '@preact/signals';

/** Whether the connections are open, and of which type one is to be made at once. */
export const connectionsShown = signal<{ readonly type: string | undefined } | undefined>(undefined);

export function showConnections(type?: string): void {
  connectionsShown.value = { type };
}
