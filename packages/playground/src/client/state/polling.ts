import { type Signal, signal } from '@preact/signals';
import type { EpochAnswer } from '../../protocol.js';
import { call } from '../api/call.js';
import type { RunView } from '../view/run-view.js';
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
  pollsOf(dialog).value = [];
  await loadDetail(dialog);
}

/** One poll of a trigger in this page. */
export interface Poll {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly bundles: number;
  readonly failed: boolean;
}

/** Earlier polls are no news. */
const KEPT_POLLS = 10;
const polls = new WeakMap<Dialog, Signal<readonly Poll[]>>();

/** The polls of a trigger, the latest first. */
export function pollsOf(dialog: Dialog): Signal<readonly Poll[]> {
  let own = polls.get(dialog);
  if (own === undefined) {
    own = signal<readonly Poll[]>([]);
    polls.set(dialog, own);
  }
  return own;
}

/** Remembers what a poll saw. */
export function notePoll(dialog: Dialog, view: RunView): void {
  if (dialog.detail.peek()?.trigger === undefined || view.status === 'cancelled') return;
  const own = pollsOf(dialog);
  const poll = { at: Date.now(), bundles: view.bundles.length, failed: view.status === 'failed' };
  own.value = [poll, ...own.peek()].slice(0, KEPT_POLLS);
}
