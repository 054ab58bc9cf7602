import type { App } from '../app.js';
import type { Severity } from '../diagnostic.js';
import type { Location } from '../section.js';

/** What a rule says about one place. */
export type ReportFinding = (at: Location, message: string) => void;

/** Files of a small app, by path, as JSON values; what an example leaves out is filled in. */
export type RuleExample = Readonly<Record<string, unknown>>;

/** A lint rule: its documentation, its tests and its check are one object. */
export interface Rule {
  /** Stable code, e.g. `unknown-rpc`. */
  readonly code: string;
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly requirement: string;
  /** What happens on the platform otherwise. */
  readonly consequence: string;
  /** Rule ids or pages where that is documented. */
  readonly source: string;
  /** Apps without a finding of this rule. */
  readonly right: readonly RuleExample[];
  /** Apps with exactly one finding of this rule. */
  readonly wrong: readonly RuleExample[];
  check(app: App, report: ReportFinding): void;
}
