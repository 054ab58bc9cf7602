import { RunError } from '../errors/index.js';

/** Why a parameter was refused. */
export type ParameterIssueCode =
  | 'missing'
  | 'invalid-type'
  | 'invalid-email'
  | 'invalid-json'
  | 'not-an-option'
  | 'not-allowed'
  | 'pattern'
  | 'too-short'
  | 'too-long'
  | 'too-small'
  | 'too-big'
  | 'too-few'
  | 'too-many';

/** One parameter that failed validation. */
export interface ParameterIssue {
  /** Path of the parameter, e.g. `address.lines[2].text`; list items count from 1. */
  readonly parameter: string;
  readonly code: ParameterIssueCode;
  /** The sentence the platform would list under the error. */
  readonly message: string;
}

/** The platform refuses a bundle before the module runs (R6.13): one issue a parameter. */
export class BundleValidationError extends RunError {
  readonly issues: readonly ParameterIssue[];

  constructor(issues: readonly ParameterIssue[]) {
    super({
      type: 'BundleValidationError',
      code: 'validation-failed',
      message: `Validation failed for ${issues.length} parameter(s).`,
      details: issues.map((issue) => issue.message),
    });
    this.issues = issues;
  }

  /** A form fails as a whole, before any step. */
  override at(): this {
    return this;
  }

  override redacted(mask: (text: string) => string): BundleValidationError {
    return new BundleValidationError(this.issues.map((issue) => ({ ...issue, message: mask(issue.message) })));
  }
}
