import type { Account } from './context.js';
import type { Scope } from './contract/operations.js';
import { MockError } from './errors.js';

/** What a bearer token stands for. */
export interface Grant {
  readonly account: Account;
  /** Absent: everything, as with an API key. */
  readonly scopes?: readonly Scope[];
}

/** The accounts and how a request's credentials lead to one. */
export class Accounts {
  readonly all: readonly Account[];
  readonly #byKey: ReadonlyMap<string, Account>;
  readonly #resolvers: ((token: string) => Grant | undefined)[] = [];

  constructor(all: readonly Account[]) {
    this.all = all;
    this.#byKey = new Map(all.map((account) => [account.apiKey, account]));
  }

  /** The account that the mock's own user has. */
  get first(): Account {
    const [first] = this.all;
    if (!first) throw new MockError('no-account', 'A mock needs an account.');
    return first;
  }

  byApiKey(apiKey: string): Account | undefined {
    return this.#byKey.get(apiKey);
  }

  /** By e-mail address or one of the user's other addresses, in any case. */
  byEmail(email: string): Account | undefined {
    const wanted = email.trim().toLowerCase();
    return this.all.find((account) => [account.email, ...account.aka].some((own) => own.toLowerCase() === wanted));
  }

  /** Lets bearer tokens that are not API keys lead to an account (OAuth access tokens). */
  addTokens(resolve: (token: string) => Grant | undefined): void {
    this.#resolvers.push(resolve);
  }

  /** An API key or access token from an `Authorization: Bearer` header. */
  byBearer(token: string): Grant | undefined {
    const account = this.#byKey.get(token);
    if (account) return { account };
    for (const resolve of this.#resolvers) {
      const grant = resolve(token);
      if (grant) return grant;
    }
    return undefined;
  }
}
