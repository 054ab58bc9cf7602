import type { CallRpc } from './answers.js';
import { FilledForm } from './form.js';
import type { ParameterIssue } from './issue.js';
import { topLevel } from './level.js';
import { specEntries } from './spec.js';
import type { ParameterWarning } from './warning.js';

/** Keys a scenario stores beside the parameters: the connection's and the webhook's number. */
const PLATFORM_KEYS: ReadonlySet<string> = new Set(['__IMTCONN__', '__IMTHOOK__']);

/** What resolving parameters takes. */
export interface ResolveParameters {
  /** The blocks that make up the dialog, e.g. `parameters` and `expect` of a module. */
  readonly blocks: readonly unknown[];
  /** What the user filled in, mapped values already evaluated. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly timezone: string;
  /** Whether fields may be erased: update actions and universal modules (R6.12). */
  readonly erasable?: boolean | undefined;
  readonly callRpc: CallRpc;
  /** Whether an RPC's options may bring nested parameters along; only then is it asked at run time (R5.8). Default: yes. */
  readonly mayNest?: ((reference: string) => boolean) | undefined;
}

/** Parameters as communication sees them. */
export interface ResolvedParameters {
  readonly values: Record<string, unknown>;
  readonly issues: readonly ParameterIssue[];
  readonly warnings: readonly ParameterWarning[];
  /** Values of `password`, `pkey` and `cert` parameters at any depth. */
  readonly secrets: readonly unknown[];
}

/**
 * Turns what a user filled in into `parameters`: defaults as the dialog would apply them, nested and dynamic fields, coercion
 * (R6B), empty values (R6.7), validation (R6.8 to R6.10, R6.13). Each RPC is called at most once for the same values.
 * Whatever the dialog does not define is dropped with a warning: the platform hands on only what the dialog holds. Where an RPC
 * that makes fields fails, the values it would have defined pass as they are, with a warning.
 */
export async function resolveParameters(options: ResolveParameters): Promise<ResolvedParameters> {
  const form = new FilledForm(options);
  const level = topLevel(options.values);
  for (const block of options.blocks) await form.fields(specEntries(block), level);
  form.finish(level, PLATFORM_KEYS);
  return { values: level.output, issues: form.issues, warnings: form.warnings, secrets: form.secrets };
}
