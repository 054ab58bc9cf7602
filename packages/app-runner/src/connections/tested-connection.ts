/** A connection that was accepted. */
export interface TestedConnection {
  /** The store modules will read (R8.2): the form and what the requests added. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Says whose connection it is (R8.4). */
  readonly metadata?: unknown;
  /** The user's id at the service; shared webhooks find their connections by it (R4.5, R8.4). */
  readonly uid?: unknown;
  /** When someone has to authorize anew by hand (R8.7). */
  readonly expires?: unknown;
  /** Scopes that were granted (R8.8). */
  readonly scope?: unknown;
}

const KEYS = ['metadata', 'uid', 'expires', 'scope'] as const;

/** Puts together what a connection's requests said. */
export function testedConnection(
  data: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>> = {},
): TestedConnection {
  const told = KEYS.filter((key) => values[key] !== undefined).map((key) => [key, values[key]] as const);
  return { data, ...Object.fromEntries(told) };
}
