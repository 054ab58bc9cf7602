/** What a deploy error says: a stable code, what is wrong, and what to do about it. */
export interface DeployErrorInit {
  /** Stable code, e.g. `zone/invalid`. */
  readonly code: string;
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly hint?: string | undefined;
}

/** Everything that can go wrong between an app and an instance. Its text never holds the token. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly code: string;
  readonly hint: string | undefined;

  constructor({ code, message, hint }: DeployErrorInit) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
