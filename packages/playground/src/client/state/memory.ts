import { effect } from '@preact/signals';
import type { FormValues } from '../../protocol.js';
import { isFormValues, linkOf, valuesOfLink } from '../form/link.js';
import { withoutSecrets } from '../form/values.js';
import { app } from './app.js';
import type { Dialog } from './dialogs.js';
import { addressOf, moduleName } from './route.js';
import { store, stored } from './storage.js';

/** What is kept of a dialog between visits. */
export interface RememberedDialog {
  readonly values?: FormValues | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly connection?: string | undefined;
  readonly advanced?: boolean | undefined;
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
  };
}

/** Stores a dialog whenever it changes, and writes its values into the address while it is open. Secrets go to neither. */
export function keepDialog({ name, form, picked }: Dialog): void {
  effect(() => {
    const values = withoutSecrets(form.values.value);
    store(keyOf(name), { values, labels: form.labels.value, connection: picked.value, advanced: form.advanced.value });
    if (moduleName.value === name) history.replaceState(null, '', addressOf(name) + linkOf(values));
  });
}

function keyOf(name: string): string {
  return `${app.peek()?.name ?? ''}:${name}`;
}
