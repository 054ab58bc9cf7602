import type { EpochAnswer } from '../../protocol.js';
import { call } from '../api/call.js';
import { type Dialog, dialogValues, loadDetail } from './dialogs.js';

/** Asks where a polling trigger can start, given what stands in its form (R3.16). */
export async function loadEpoch(dialog: Dialog, abort: AbortSignal): Promise<EpochAnswer['items']> {
  const connection = dialog.connection.peek();
  const body = { values: dialogValues(dialog), ...(connection === undefined ? {} : { connection }) };
  return (await call<EpochAnswer>(`modules/${encodeURIComponent(dialog.name)}/epoch`, { body, signal: abort })).items;
}

/** Where the trigger stands (R3.10): as its last run left it, or as the server knows; undefined before the first run. */
export function standingOf(dialog: Dialog): unknown {
  return dialog.run.state.value ?? dialog.detail.value?.trigger?.state;
}

/** Lets the trigger begin anew. */
export async function resetTrigger(dialog: Dialog): Promise<void> {
  await call(`modules/${encodeURIComponent(dialog.name)}/state`, { method: 'DELETE' });
  dialog.run.state.value = undefined;
  await loadDetail(dialog);
}
