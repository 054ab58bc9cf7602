import { type Metadata, REFERENCES } from './desired.js';

/** The names that an instance gave to connections and webhooks (R10.7), by our names for them. */
export interface Names {
  readonly connection: ReadonlyMap<string, string>;
  readonly webhook: ReadonlyMap<string, string>;
}

/** Replaces the names in references; what has no other name keeps its own. */
export function renameReferences(metadata: Metadata, names: Names): Metadata {
  const renamed: Record<string, unknown> = { ...metadata };
  for (const [key, kind] of Object.entries(REFERENCES)) {
    const name = metadata[key];
    if (typeof name === 'string') renamed[key] = names[kind].get(name) ?? name;
  }
  const attached = metadata['attachedAccounts'];
  if (Array.isArray(attached)) {
    renamed['attachedAccounts'] = attached.map((name: unknown) =>
      typeof name === 'string' ? (names.connection.get(name) ?? name) : name,
    );
  }
  return renamed;
}

/** The same names the other way round: ours by the instance's. */
export function inverse(names: Names): Names {
  const turn = (map: ReadonlyMap<string, string>) => new Map([...map].map(([local, remote]) => [remote, local]));
  return { connection: turn(names.connection), webhook: turn(names.webhook) };
}
