import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Account, MockEnv } from '../context.js';
import { SCOPES, type Scope } from '../contract/operations.js';
import { type OAuthClient, redirectOf } from './clients.js';
import type { Grants } from './grants.js';
import { OAuthError } from './oauth-error.js';
import { consentPage, refusalPage } from './pages.js';
import { type Challenge, readChallenge } from './pkce.js';

/** A request for access that a user may be asked about. */
interface Asked {
  readonly client: OAuthClient;
  readonly redirect: string;
  readonly scopes: readonly Scope[];
  readonly challenge: Challenge | undefined;
}

/** What the pages work with. */
export interface Authorization {
  readonly clients: readonly OAuthClient[];
  readonly accounts: readonly Account[];
  readonly grants: Grants;
}

type Answer = Response | Promise<Response>;

/** `GET /oauth/authorize`: asks the user. A wrong client or address is told on the page and goes nowhere (RFC 6749 §4.1.2.1). */
export function askConsent(context: Context<MockEnv>, own: Authorization): Answer {
  const given = new URL(context.req.url).searchParams;
  return withRequest(context, { own, given }, ({ client, scopes }) =>
    context.html(consentPage({ client, scopes, accounts: own.accounts, given }), 200, pageHeaders()),
  );
}

/** `POST /oauth/authorize`: the form of that page. `decision` is `allow` or `deny`, `account` an account's e-mail address. */
export async function takeConsent(context: Context<MockEnv>, own: Authorization): Promise<Response> {
  const given = new URLSearchParams(await context.req.text());
  return withRequest(context, { own, given }, ({ client, redirect, scopes, challenge }) => {
    if (given.get('decision') !== 'allow') throw new OAuthError('access_denied', 'The user has refused.');
    const account = own.accounts.find(({ email }) => email === given.get('account'));
    if (!account) throw new OAuthError('invalid_request', 'There is no such account.');
    const entry = context.get('entry');
    if (entry) entry.account = account.email;
    const code = own.grants.issueCode(account, {
      client: client.id,
      scopes,
      redirect: given.get('redirect_uri') ?? undefined,
      challenge,
    });
    return backTo(context, redirect, { code, state: given.get('state') });
  });
}

interface Reading {
  readonly own: Authorization;
  readonly given: URLSearchParams;
}

async function withRequest(
  context: Context<MockEnv>,
  { own, given }: Reading,
  then: (asked: Asked) => Answer,
): Promise<Response> {
  const client = own.clients.find(({ id }) => id === given.get('client_id'));
  const redirect = client && redirectOf(client, given.get('redirect_uri') ?? undefined);
  if (!client || redirect === undefined) {
    const problem = client
      ? html`This client may not be answered at <code>${given.get('redirect_uri') ?? '(no redirect_uri)'}</code>.`
      : html`There is no client <code>${given.get('client_id') ?? '(no client_id)'}</code>.`;
    return context.html(refusalPage(problem), 400, pageHeaders());
  }
  try {
    return await then(readRequest({ client, redirect, given }));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    context.get('entry')?.notes.push(`OAuth: ${error.code}. ${error.message}`);
    const answer = { error: error.code, error_description: error.message, state: given.get('state') };
    return backTo(context, redirect, answer);
  }
}

function readRequest({ client, redirect, given }: Pick<Asked, 'client' | 'redirect'> & Pick<Reading, 'given'>): Asked {
  for (const name of new Set(given.keys()))
    if (given.getAll(name).length > 1) throw new OAuthError('invalid_request', `${name} stands more than once.`);
  if (given.get('response_type') !== 'code')
    throw new OAuthError('unsupported_response_type', 'response_type must be code.');
  const challenge = readChallenge(
    given.get('code_challenge') ?? undefined,
    given.get('code_challenge_method') ?? undefined,
  );
  if (client.secret === undefined && challenge === undefined)
    throw new OAuthError('invalid_request', 'A client without a secret must send a code_challenge.');
  return { client, redirect, scopes: readScopes(given.get('scope')) ?? SCOPES, challenge };
}

/**
 * Scopes as a list; undefined without any, which stands for all six: which a real client has is agreed with Cloze.
 *
 * @throws OAuthError `invalid_scope` for one that the API does not have.
 */
export function readScopes(text: string | null | undefined): readonly Scope[] | undefined {
  const words = (text ?? '').split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const unknown = words.find((word) => !SCOPES.includes(word as Scope));
  if (unknown !== undefined)
    throw new OAuthError('invalid_scope', `There is no scope ${unknown}; there are ${SCOPES.join(', ')}.`);
  return SCOPES.filter((scope) => words.includes(scope));
}

function backTo(context: Context, redirect: string, answer: Readonly<Record<string, string | null>>): Response {
  const url = new URL(redirect);
  for (const [name, value] of Object.entries(answer)) if (value !== null) url.searchParams.set(name, value);
  return context.body(null, 303, { location: url.href, 'cache-control': 'no-store' });
}

/** The form's answer is a redirect to the client, so `form-action` cannot be named here: browsers hold redirects to it, too. */
function pageHeaders(): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
