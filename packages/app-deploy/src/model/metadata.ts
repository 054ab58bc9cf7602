import type { Metadata } from './desired.js';

/** How the instance writes what the sources write otherwise. */
const NORMAL: Readonly<Record<string, (value: unknown) => unknown>> = {
  countries: (value) => value ?? [],
  theme: (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  description: (value) => value ?? '',
  context: (value) => (value === '' ? null : value),
  annotations: (value) => value ?? {},
  attachedAccounts: (value) => value ?? [],
};

/** Of what the API says about an app or component, what the sources say too, in the same form and order. */
export function comparable(remote: Readonly<Record<string, unknown>>, wanted: Metadata): Metadata {
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [key, (NORMAL[key] ?? ((value: unknown) => value))(remote[key] ?? null)]),
  );
}

/** Metadata as a text that can be compared and shown. */
export function metadataText(metadata: Metadata): string {
  return `${JSON.stringify(comparable(metadata, metadata), undefined, 2)}\n`;
}

/** Those entries that differ from what is there. */
export function changedEntries(before: Metadata, after: Metadata): Metadata {
  const same = (key: string): boolean =>
    metadataText({ [key]: before[key] ?? null }) === metadataText({ [key]: after[key] ?? null });
  return Object.fromEntries(Object.entries(after).filter(([key]) => !same(key)));
}
