import type { Authorization } from '@connect-app/app-runner';

/** An authorization nobody finishes is forgotten. */
const LIFETIME = 15 * 60 * 1000;

/** An authorization under way: the user is on the service's page. */
export interface PendingAuthorization {
  /** The app's connection. */
  readonly type: string;
  readonly authorization: Authorization;
}

/** The authorizations under way. A callback finds its own by the state of OAuth 2 or by the request token of OAuth 1. */
export class Authorizations {
  readonly #pending = new Map<string, PendingAuthorization & { readonly since: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(pending: PendingAuthorization): void {
    this.#forgetOld();
    const { state, url = '' } = pending.authorization;
    const requestToken = URL.canParse(url) ? new URL(url).searchParams.get('oauth_token') : null;
    this.#pending.set(requestToken ?? state, { ...pending, since: this.#now() });
  }

  /** The authorization that a callback belongs to. It can be taken once. */
  take(query: Readonly<Record<string, string>>): PendingAuthorization | undefined {
    this.#forgetOld();
    // `denied` is how OAuth 1 services send a user back who said no.
    const key = query['state'] ?? query['oauth_token'] ?? query['denied'] ?? '';
    const pending = this.#pending.get(key);
    this.#pending.delete(key);
    return pending;
  }

  #forgetOld(): void {
    for (const [key, { since }] of this.#pending) if (this.#now() - since > LIFETIME) this.#pending.delete(key);
  }
}
