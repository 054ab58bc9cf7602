import { effect } from '@preact/signals';
import type { FormValues, TriggerStart } from '../../protocol.js';
import { isFormValues, linkOf, valuesOfLink } from '../form/link.js';
import { isTriggerStart } from '../form/trigger-start.js';
import { withoutSecrets } from '../form/values.js';
import { app } from './app.js';
import type { Dialog } from './dialogs.js';
import { copyText, notice } from './notice.js';
import { addressOf, moduleName } from './route.js';
import { store, stored } from './storage.js';
import { whenSettled } from './when-settled.js';

/** What is kept of a dialog between visits. */
export interface RememberedDialog {
  readonly values?: FormValues | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly connection?: string | undefined;
  readonly advanced?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly start?: TriggerStart | undefined;
}

/** What a dialog held when it was last seen. An address with values goes before: somebody shared it. */
export function rememberedDialog(
  name: string,
): Omit<RememberedDialog, 'connection'> & { readonly connection: string | undefined } {
  const kept = stored(keyOf(name)) as RememberedDialog | undefined;
  const shared = moduleName.peek() === name ? valuesOfLink(location.hash) : undefined;
  return {
    values: shared ?? (isFormValues(kept?.values) ? kept.values : undefined),
    labels: kept?.labels,
    connection: typeof kept?.connection === 'string' ? kept.connection : undefined,
    advanced: kept?.advanced === true,
    limit: typeof kept?.limit === 'number' && kept.limit > 0 ? kept.limit : undefined,
    start: isTriggerStart(kept?.start) ? kept.start : undefined,
  };
}

/**
 * Stores a dialog when it has changed, and writes its values into the address while it is open. Secrets go to neither. An address
 * with other values, typed in or pasted, fills the dialog.
 */
export function keepDialog({ name, form, picked, limit, start }: Dialog): void {
  const settle = whenSettled();
  effect(() => {
    const values = withoutSecrets(form.values.value);
    const kept: RememberedDialog = {
      values,
      labels: form.labels.value,
      connection: picked.value,
      advanced: form.advanced.value,
      limit: limit.value,
      start: start.value,
    };
    const open = moduleName.value === name;
    settle(() => {
      store(keyOf(name), kept);
      if (open && moduleName.peek() === name) history.replaceState(null, '', addressOf(name) + linkOf(values));
    });
  });
  window.addEventListener('hashchange', () => {
    const shared = moduleName.peek() === name ? valuesOfLink(location.hash) : undefined;
    if (shared !== undefined) form.values.value = shared;
  });
}

/** Copies the address of a dialog with its values, secrets left out. */
export async function copyLink({ name, form }: Dialog): Promise<void> {
  const values = withoutSecrets(form.values.peek());
  const link = linkOf(values);
  if (link === '' && Object.keys(values).length > 0) {
    notice.value = { kind: 'error', text: 'The dialog holds too much for a link.' };
    return;
  }
  await copyText(location.origin + addressOf(name) + link, 'The link');
}

function keyOf(name: string): string {
  return `${app.peek()?.name ?? ''}:${name}`;
}
