import { signal } from '@preact/signals';
import { store, stored } from './storage.js';

const KEY = 'panels';

/** Which panels somebody opened or folded away, by title. */
const folded = signal<Readonly<Record<string, boolean>>>(readStored());

export function isPanelOpen(title: string, otherwise: boolean): boolean {
  return folded.value[title] ?? otherwise;
}

export function togglePanel(title: string, open: boolean): void {
  folded.value = { ...folded.peek(), [title]: open };
  store(KEY, folded.peek());
}

function readStored(): Record<string, boolean> {
  const kept = stored(KEY);
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, open]) => typeof open === 'boolean'));
}
