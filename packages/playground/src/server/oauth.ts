import type { Authorization } from '@connect-app/app-runner';

/** An authorization nobody finishes is forgotten. */
const LIFETIME = 15 * 60 * 1000;

interface Pending {
  readonly type: string;
  readonly authorization: Authorization;
  readonly since: number;
}

/** Authorizations under way: the user is on the service's page. */
export class Authorizations {
  readonly #pending = new Map<string, Pending>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(type: string, authorization: Authorization): void {
    this.#forgetOld();
    this.#pending.set(authorization.state, { type, authorization, since: this.#now() });
  }

  /** The authorization that a callback belongs to; it can be taken once. */
  take(query: Readonly<Record<string, string>>): Pending | undefined {
    this.#forgetOld();
    const key = query['state'] ?? '';
    const pending = this.#pending.get(key);
    this.#pending.delete(key);
    return pending;
  }

  #forgetOld(): void {
    for (const [key, { since }] of this.#pending) if (this.#now() - since > LIFETIME) this.#pending.delete(key);
  }
}
