/** What a folder remembers of one app on one instance. */
export interface OriginRecord {
  /** The app's name there: the one asked for, and what the instance added to it (R10.14). */
  readonly app?: string | undefined;
  readonly appVersion?: number | undefined;
  /** The instance's names of connections and webhooks by ours (R10.7). */
  readonly connections: Readonly<Record<string, string>>;
  readonly webhooks: Readonly<Record<string, string>>;
  /** Fingerprints of everything as it was last deployed, by key: `app/base`, `module/findPeople/api`, … */
  readonly deployed: Readonly<Record<string, string>>;
  /** The icon as it was sent, and as the instance gives it back. */
  readonly icon?: { readonly sent: string; readonly seen: string } | undefined;
  /** A deployment that has begun and not been heard to end. */
  readonly unfinished?: Unfinished | undefined;
}

/** Written down before the first request, so that an interrupted deployment recognises its own work. */
export interface Unfinished {
  /** Components (`module/findPeople`) and `app` that it creates: whatever stands in them is nobody's change. */
  readonly created: readonly string[];
  /** Fingerprints of what it writes. */
  readonly writing: Readonly<Record<string, string>>;
  /** The creation under way: what is new in the list afterwards is its result. */
  readonly creating?: Creating | undefined;
}

export interface Creating {
  readonly kind: 'app' | 'connection' | 'webhook';
  /** Our name. */
  readonly name: string;
  /** The names in the list before. */
  readonly before: readonly string[];
}

export const EMPTY_RECORD: OriginRecord = { connections: {}, webhooks: {}, deployed: {} };

/** The fingerprints that are no surprise on the instance: of the last deployment, and of one that was interrupted. */
export function knownFingerprints(record: OriginRecord, key: string): string[] {
  const writing = record.unfinished?.writing;
  return [record.deployed, writing].flatMap((known) => (known && Object.hasOwn(known, key) ? [known[key] ?? ''] : []));
}
