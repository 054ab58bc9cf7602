import { MockError } from '../errors.js';
import { base64url, bytes, hex } from '../random.js';

/** An application that asks users for access with OAuth 2. */
export interface OAuthClient {
  readonly id: string;
  /** Absent: a public client, such as a page in a browser, which must use PKCE. */
  readonly secret?: string;
  /** How the page that asks for consent calls it. Default: its id. */
  readonly name?: string;
  /** Where codes may be sent; compared whole. Absent: to any address of http or https. */
  readonly redirectUris?: readonly string[];
}

/** The clients of a mock: those of its options, or one that is drawn from the seed. */
export function resolveClients(given: readonly OAuthClient[] | undefined, seed: number): readonly OAuthClient[] {
  if (given === undefined) {
    const id = hex(16, seed, 'oauth-client');
    return [{ id, secret: base64url(bytes(24, seed, 'oauth-secret')), name: 'Test client' }];
  }
  given.forEach(({ id, redirectUris = [] }, index) => {
    const path = `options.oauthClients[${index}]`;
    if (typeof id !== 'string' || id === '') throw new MockError('option-oauth-client', 'needs an id.', path);
    const wrong = redirectUris.find((uri) => !isRedirect(uri));
    if (wrong !== undefined) {
      throw new MockError('option-oauth-client', `${wrong} is no address to redirect to.`, `${path}.redirectUris`);
    }
  });
  return given;
}

/** Absolute, without a fragment (RFC 6749 §3.1.2). Custom schemes of apps are fine when they are registered. */
export function isRedirect(uri: string): boolean {
  return URL.canParse(uri) && !uri.includes('#') && !/^(javascript|data|blob|file|vbscript):/i.test(uri.trim());
}

/** Where the answer of an authorization goes; undefined when it may go nowhere. */
export function redirectOf({ redirectUris }: OAuthClient, uri: string | undefined): string | undefined {
  if (uri === undefined) return redirectUris?.length === 1 ? redirectUris[0] : undefined;
  if (redirectUris) return redirectUris.includes(uri) ? uri : undefined;
  return isRedirect(uri) && /^https?:/i.test(uri) ? uri : undefined;
}
