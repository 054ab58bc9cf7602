import type { Grant } from '../accounts.js';
import type { Account, MockContext } from '../context.js';
import type { Scope } from '../contract/operations.js';
import { OAuthError } from './oauth-error.js';
import { type Challenge, requireVerifier } from './pkce.js';

/** Seconds that codes and access tokens hold. No source has the figures: the first is RFC 6749's most, the other customary. */
export const CODE_SECONDS = 600;
export const TOKEN_SECONDS = 3600;

/** What a user has agreed to. */
interface Consent {
  readonly client: string;
  readonly scopes: readonly Scope[];
}

interface Code extends Consent {
  readonly expires: number;
  /** The redirect address as the client sent it; it must send the same one for the token. */
  readonly redirect: string | undefined;
  readonly challenge: Challenge | undefined;
  readonly used: boolean;
}

/** Access and refresh tokens know the code that they come from. */
interface Token extends Consent {
  readonly code: string;
}

/** What the token endpoint answers (RFC 6749 §5.1). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly scope: string;
}

/** Codes and tokens. They are rows of their account's store, so that `reset`, `snapshot` and `restore` cover them. */
export class Grants {
  readonly #mock: MockContext;

  constructor(mock: MockContext) {
    this.#mock = mock;
    mock.accounts.addTokens((token) => this.#grantOf(token));
  }

  issueCode(account: Account, consent: Consent & Pick<Code, 'redirect' | 'challenge'>): string {
    const code = account.store.newKey('oauth-code', 24);
    codes(account).set(code, { ...consent, expires: this.#after(CODE_SECONDS), used: false });
    return code;
  }

  /**
   * Tokens for a code, once.
   *
   * @throws OAuthError `invalid_grant` for a code that is unknown, used, expired or another client's. One that is used
   *   again takes the tokens it was good for with it (RFC 6749 §4.1.2).
   */
  redeem(given: {
    code: string;
    client: string;
    redirect: string | undefined;
    verifier: string | undefined;
  }): TokenAnswer {
    const found = this.#find(codes, given.code);
    if (!found || found.row.client !== given.client) throw new OAuthError('invalid_grant', 'The code is unknown.');
    const { account, row } = found;
    if (row.used) {
      revoke(account, given.code);
      throw new OAuthError('invalid_grant', 'The code was used before; its tokens are revoked.');
    }
    if (row.expires <= this.#mock.clock.now()) throw new OAuthError('invalid_grant', 'The code has expired.');
    if (row.redirect !== given.redirect)
      throw new OAuthError('invalid_grant', 'redirect_uri is not the one that the code was asked for with.');
    requireVerifier(row.challenge, given.verifier);
    codes(account).set(given.code, { ...row, used: true });
    const token: Token = { client: row.client, scopes: row.scopes, code: given.code };
    const refresh = account.store.newKey('oauth-refresh', 32);
    refreshTokens(account).set(refresh, token);
    return this.#answer(account, token, refresh);
  }

  /**
   * A new access token. The refresh token stays good: no source says that Cloze changes it.
   *
   * @throws OAuthError `invalid_grant` for an unknown token, `invalid_scope` for more than was agreed to.
   */
  refresh(given: { token: string; client: string; scopes: readonly Scope[] | undefined }): TokenAnswer {
    const found = this.#find(refreshTokens, given.token);
    if (!found || found.row.client !== given.client)
      throw new OAuthError('invalid_grant', 'The refresh token is unknown.');
    const { account, row } = found;
    const scopes = given.scopes ?? row.scopes;
    if (!scopes.every((scope) => row.scopes.includes(scope)))
      throw new OAuthError('invalid_scope', 'The scope is wider than what the user has agreed to.');
    return this.#answer(account, { ...row, scopes }, given.token);
  }

  #answer(account: Account, token: Token, refresh: string): TokenAnswer {
    const access = account.store.newKey('oauth-access', 32);
    accessTokens(account).set(access, { ...token, expires: this.#after(TOKEN_SECONDS) });
    return {
      access_token: access,
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      refresh_token: refresh,
      scope: token.scopes.join(' '),
    };
  }

  #grantOf(token: string): Grant | undefined {
    const found = this.#find(accessTokens, token);
    if (!found || found.row.expires <= this.#mock.clock.now()) return undefined;
    return { account: found.account, scopes: found.row.scopes };
  }

  #find<Row>(
    table: (account: Account) => { get(key: string): Row | undefined },
    key: string,
  ): { account: Account; row: Row } | undefined {
    for (const account of this.#mock.accounts.all) {
      const row = table(account).get(key);
      if (row) return { account, row };
    }
    return undefined;
  }

  #after(seconds: number): number {
    return this.#mock.clock.now() + seconds * 1000;
  }
}

const codes = ({ store }: Account) => store.table<Code>('oauth-codes');
const refreshTokens = ({ store }: Account) => store.table<Token>('oauth-refresh');
const accessTokens = ({ store }: Account) => store.table<Token & { readonly expires: number }>('oauth-access');

function revoke(account: Account, code: string): void {
  for (const table of [accessTokens(account), refreshTokens(account)]) {
    for (const [key, token] of table.entries()) if (token.code === code) table.delete(key);
  }
}
