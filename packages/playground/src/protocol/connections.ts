import type { FieldSpec, FormValues } from './fields.js';

export interface ConnectionType {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly FieldSpec[];
  /** OAuth connections open the service's page instead of asking for keys. */
  readonly oauth: boolean;
}

/** A connection as the page may know it: whose it is, never what it holds. */
export interface ConnectionSummary {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  /** What the connection's `metadata` says: whose it is (R8.4). */
  readonly owner?: string;
  /** ISO time of the last successful check; absent when the last check failed. */
  readonly verifiedAt?: string;
  /** The account of the mock, there from the start. */
  readonly readyMade?: true;
}

/** `POST /api/connections`: creates and verifies. */
export interface ConnectionForm {
  readonly type: string;
  readonly values: FormValues;
}

/** A basic connection comes back at once; an OAuth connection when the user has agreed on the service's page. */
export type ConnectionAnswer =
  | { readonly connection: ConnectionSummary }
  /** Open this page in a new window; a `connections` event follows. */
  | { readonly authorize: string };
