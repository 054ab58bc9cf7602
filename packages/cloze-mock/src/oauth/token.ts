import type { Context } from 'hono';
import type { MockEnv } from '../context.js';
import { readScopes } from './authorize.js';
import type { OAuthClient } from './clients.js';
import type { Grants, TokenAnswer } from './grants.js';
import { OAuthError } from './oauth-error.js';

type Form = Readonly<Record<string, string>>;

/** `POST /oauth/token`: a code or a refresh token for an access token, in the form of RFC 6749 §5. */
export async function giveToken(
  context: Context<MockEnv>,
  { clients, grants }: { readonly clients: readonly OAuthClient[]; readonly grants: Grants },
): Promise<Response> {
  const header = context.req.header('authorization');
  try {
    const form = await readForm(context.req.raw);
    const client = clientOf(clients, form, header);
    return context.json(answer(grants, client, form), 200, HEADERS);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    context.get('entry')?.notes.push(`OAuth: ${error.code}. ${error.message}`);
    const isClient = error.code === 'invalid_client';
    return context.json({ error: error.code, error_description: error.message }, isClient ? 401 : 400, {
      ...HEADERS,
      ...(isClient && header !== undefined && { 'www-authenticate': 'Basic realm="oauth"' }),
    });
  }
}

const HEADERS = { 'cache-control': 'no-store', pragma: 'no-cache' };

function answer(grants: Grants, { id: client }: OAuthClient, form: Form): TokenAnswer {
  switch (form['grant_type']) {
    case 'authorization_code':
      return grants.redeem({
        client,
        code: required(form, 'code'),
        redirect: form['redirect_uri'],
        verifier: form['code_verifier'],
      });
    case 'refresh_token':
      return grants.refresh({ client, token: required(form, 'refresh_token'), scopes: readScopes(form['scope']) });
    default:
      throw new OAuthError('unsupported_grant_type', 'grant_type must be authorization_code or refresh_token.');
  }
}

function required(form: Form, name: string): string {
  const value = form[name];
  if (value === undefined) throw new OAuthError('invalid_request', `${name} is missing.`);
  return value;
}

/** A form as the RFC has it; JSON is taken as well, since clients send it. Empty values count as absent. */
async function readForm(request: Request): Promise<Form> {
  const text = await request.text();
  if (!text.trimStart().startsWith('{')) {
    const form = new URLSearchParams(text);
    for (const name of new Set(form.keys()))
      if (form.getAll(name).length > 1) throw new OAuthError('invalid_request', `${name} stands more than once.`);
    return Object.fromEntries([...form].filter(([, value]) => value !== ''));
  }
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
    );
  } catch {
    throw new OAuthError('invalid_request', 'The body is neither a form nor JSON.');
  }
}

/** The client by `Authorization: Basic` or by `client_id` and `client_secret` in the body. */
function clientOf(clients: readonly OAuthClient[], form: Form, header: string | undefined): OAuthClient {
  const basic = header === undefined ? undefined : readBasic(header);
  if (basic && form['client_secret'] !== undefined)
    throw new OAuthError('invalid_request', 'The client may prove itself in one way only.');
  const [id, secret] = basic ?? [form['client_id'], form['client_secret']];
  const found = clients.find((client) => client.id === id);
  if (!found || found.secret !== secret)
    throw new OAuthError('invalid_client', 'The client is unknown or its secret is wrong.');
  return found;
}

function readBasic(header: string): [string, string] | undefined {
  const text = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(header)?.[1];
  if (text === undefined) throw new OAuthError('invalid_client', 'The Authorization header is not Basic.');
  const [id = '', ...secret] = Buffer.from(text, 'base64').toString('utf8').split(':');
  try {
    // Both are form-encoded first (RFC 6749 §2.3.1).
    return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
  } catch {
    return [id, secret.join(':')];
  }
}
