import type { DesiredApp, Metadata } from '../model/desired.js';
import type { Creation } from '../plan/plan.js';

/** What creates an app (R10.13). Countries empty means everywhere (R10.6). */
export function appBody(name: string, { metadata }: DesiredApp) {
  const countries = Array.isArray(metadata['countries']) ? metadata['countries'].map(String) : [];
  const text = (key: string): string => String(metadata[key] ?? '');
  return {
    name,
    label: text('label'),
    description: text('description') || `${text('label')}.`,
    theme: text('theme'),
    language: text('language'),
    countries,
    audience: countries.length > 0 ? 'countries' : 'global',
    private: true,
  };
}

/** What creates a component (R10.13), references already in the instance's names. */
export function componentBody({ kind, name, type }: Creation, metadata: Metadata): Record<string, unknown> {
  const { label, description, connection, webhook, typeId, attachedAccounts } = metadata;
  const given = (entries: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined));
  switch (kind) {
    case 'connection':
      return { label, type };
    case 'webhook':
      return given({ label, type, connection });
    case 'rpc':
      return given({ name, label, connection });
    case 'module':
      return {
        ...given({ name, typeId, label, description, connection, webhook }),
        // Without it the instance refuses (R10.15); anything but blank would fill the module with an example.
        moduleInitMode: 'blank',
        ...(typeId === 12 && { subtype: 'Universal' }),
      };
    case 'endpoint':
      return given({ name, label, description, attachedAccounts });
    default:
      return { name };
  }
}

/** What a creation has no place for and has to be set afterwards. */
export function afterwards(metadata: Metadata): Metadata {
  const late = ['altConnection', 'crud', 'context', 'annotations'];
  const isSet = (value: unknown): boolean =>
    value !== null && Object.keys(Object(value)).length + String(value).length > 0;
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([key, value]) => late.includes(key) && isSet(value) && JSON.stringify(value) !== '{}',
    ),
  );
}
