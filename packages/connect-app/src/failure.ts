/** What the process says when it ends: fine, findings or a failed run, wrong usage, something out of reach. */
export const EXIT = { fine: 0, failed: 1, usage: 2, unreachable: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure that is the user's to mend: printed as plain words, without a stack unless `--debug` is given. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** Stable code, e.g. `params/syntax`. */
  readonly code: string;
  readonly exitCode: ExitCode;
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor({ code, message, hint, exitCode = EXIT.usage }: FailureInit) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

export interface FailureInit {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly exitCode?: ExitCode;
}
