import type { ConnectionData, TestedConnection } from '@connect-app/app-runner';
import type { ConnectionSummary } from '../protocol.js';

/** The id of the connection that is there from the start. */
export const READY_MADE = 'ready-made';

/** A connection with what it holds; it stays on the server. */
export interface Held {
  readonly id: string;
  readonly type: string;
  /** What it is called without its owner. */
  readonly name: string;
  readonly learn: (data: ConnectionData) => void;
  data: ConnectionData;
  owner?: string | undefined;
  uid?: unknown;
  verifiedAt?: string | undefined;
}

/** Takes over what the service said when it took the connection. */
export function accept(held: Held, tested: TestedConnection): void {
  held.learn(tested.data);
  held.data = tested.data;
  held.owner = ownerOf(tested) ?? held.owner;
  held.uid = tested.uid ?? held.uid;
  held.verifiedAt = new Date().toISOString();
}

/** What the page may know of a connection. */
export function summaryOf({ id, type, name, owner, verifiedAt }: Held): ConnectionSummary {
  return {
    id,
    type,
    label: owner === undefined ? name : `${name}: ${owner}`,
    ...(owner === undefined ? {} : { owner }),
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
    ...(id === READY_MADE ? { readyMade: true } : {}),
  };
}

/** What the connection's `metadata` says of its owner (R8.4). */
function ownerOf({ metadata }: TestedConnection): string | undefined {
  const value = typeof metadata === 'object' && metadata !== null && 'value' in metadata ? metadata.value : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
