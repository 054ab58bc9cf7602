import type { Location } from './section.js';

export type Severity = 'error' | 'warning' | 'info';

/** One finding about an app: what, where, and what to do. The shape `connect-app check --format json` prints. */
export interface Diagnostic extends Location {
  /** Stable code of the rule, e.g. `json/syntax` or `unknown-rpc`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One or two sentences: what is wrong and how to mend it. */
  readonly message: string;
}
