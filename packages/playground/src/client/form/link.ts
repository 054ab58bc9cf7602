import type { FormValues } from '../../protocol.js';
import { withoutSecrets } from './values.js';

/** Longer addresses are cut by tools on the way; such a dialog is kept in the browser alone. */
const MAX_LENGTH = 6000;

/** The part of the address after `#` that holds a dialog's values, secrets left out; empty when there are none or too many. */
export function linkOf(values: FormValues): string {
  const open = withoutSecrets(values);
  if (Object.keys(open).length === 0) return '';
  const bytes = new TextEncoder().encode(JSON.stringify(open));
  const code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return code.length > MAX_LENGTH ? '' : `#values=${code}`;
}

/** The values in an address; undefined when it holds none, or nothing that can be read. */
export function valuesOfLink(hash: string): FormValues | undefined {
  const code = /^#values=([\w-]+)$/.exec(hash)?.[1];
  if (code === undefined) return undefined;
  try {
    const text = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const values: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0))));
    return isFormValues(values) ? withoutSecrets(values) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether JSON from outside — an address, the browser's storage — has the shape of a dialog's values. */
export function isFormValues(value: unknown): value is FormValues {
  return isObject(value) && Object.values(value).every(isField);
}

function isField(value: unknown): boolean {
  if (!isObject(value)) return false;
  switch (value['kind']) {
    case 'value':
      return 'value' in value;
    case 'map':
      return typeof value['template'] === 'string';
    case 'collection':
      return isFormValues(value['fields']);
    case 'list':
      return Array.isArray(value['items']) && value['items'].every(isField);
    default:
      return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
