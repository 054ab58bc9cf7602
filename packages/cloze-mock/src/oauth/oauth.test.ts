import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClozeMock, createClozeMock } from '../index.js';
import type { ClozeMockOptions } from '../options.js';
import { strictMock } from '../testing/mock.js';

const BACK = 'https://client.example/back?keep=1';
const OTHER = 'second@northwind-harbor.example';
const VERIFIER = 'a-verifier-of-at-least-43-characters-as-RFC7636-has-it';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let mock: ClozeMock;
let url: string;

const start = async (options: ClozeMockOptions = {}): Promise<void> => {
  await mock?.close();
  mock = strictMock({ accounts: [{ email: OTHER }], ...options });
  url = (await mock.listen()).url;
};

beforeEach(() => start());
afterEach(() => mock.close());

const client = () => {
  const [first] = mock.oauthClients;
  if (!first) throw new Error('There is no client.');
  return { id: first.id, secret: first.secret ?? '' };
};

type Fields = Record<string, string | undefined>;
const form = (fields: Fields): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));
const asked = (more: Fields = {}): URLSearchParams =>
  form({ response_type: 'code', client_id: client().id, redirect_uri: BACK, state: 'S&1', ...more });

/** Opens the page and sends its form, with every hidden field as the page has it. */
const consent = async (more: Fields = {}, decided: Fields = {}): Promise<Response> => {
  const page = await fetch(`${url}/oauth/authorize?${asked(more)}`);
  const hidden = [...(await page.text()).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
  return fetch(`${url}/oauth/authorize`, {
    method: 'POST',
    body: form({ ...fields, account: mock.account.email, decision: 'allow', ...decided }),
    headers: { origin: url },
    redirect: 'manual',
  });
};
const backFrom = (response: Response): URL => new URL(response.headers.get('location') ?? '');
const codeFor = async (more: Fields = {}, decided: Fields = {}): Promise<string> =>
  backFrom(await consent(more, decided)).searchParams.get('code') ?? '';

type Answer = Record<string, string>;
const token = async (fields: Fields, headers: Record<string, string> = {}): Promise<[number, Answer, Headers]> => {
  const response = await fetch(`${url}/oauth/token`, { method: 'POST', body: form(fields), headers });
  return [response.status, (await response.json()) as Answer, response.headers];
};
const redeem = (code: string, more: Fields = {}): Promise<[number, Answer, Headers]> =>
  token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: BACK,
    client_id: client().id,
    client_secret: client().secret,
    ...more,
  });
const profile = async (access: string | undefined): Promise<[number, unknown]> => {
  const response = await fetch(`${url}/v1/user/profile`, { headers: { authorization: `Bearer ${access}` } });
  return [response.status, await response.json()];
};

describe('the authorization page', () => {
  it('shows who asks for what and runs no script', async () => {
    const page = await fetch(`${url}/oauth/authorize?${asked({ scope: 'basic read_relation' })}`);
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('<strong>Test client</strong>');
    expect(text).toContain('<code>read_relation</code>');
    expect(text).not.toContain('<code>analytics</code>');
    expect(text).not.toMatch(/<script|onclick|style=/i);
    for (const { email } of mock.accounts) expect(text).toContain(email);
  });

  it('sends code and state back, keeping what the address had', async () => {
    const answer = await consent();
    const back = backFrom(answer);
    expect([answer.status, back.origin, back.searchParams.get('keep'), back.searchParams.get('state')]).toEqual([
      303,
      'https://client.example',
      '1',
      'S&1',
    ]);
    expect(back.searchParams.get('code')).toMatch(/^[\w-]{32}$/);
  });

  it('tells the client that the user refuses', async () => {
    const { searchParams } = backFrom(await consent({}, { decision: 'deny' }));
    expect([searchParams.get('error'), searchParams.get('state'), searchParams.get('code')]).toEqual([
      'access_denied',
      'S&1',
      null,
    ]);
  });

  it.each([
    ['a client nobody knows', { client_id: 'nobody' }],
    ['no client', { client_id: undefined }],
    ['no address', { redirect_uri: undefined }],
    ['an address that runs', { redirect_uri: 'javascript:alert(1)' }],
    ['an address with a fragment', { redirect_uri: 'https://client.example/#x' }],
    ['half an address', { redirect_uri: '/back' }],
  ])('goes nowhere for %s', async (_, more) => {
    const page = await fetch(`${url}/oauth/authorize?${asked(more)}`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([400, null]);
    const sent = await fetch(`${url}/oauth/authorize`, {
      method: 'POST',
      body: asked({ ...more, decision: 'allow', account: mock.account.email }),
      redirect: 'manual',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([400, null]);
  });

  it.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_scope', { scope: 'basic everything' }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_request', { code_challenge: CHALLENGE, code_challenge_method: 'S512' }],
  ])('tells the client of an %s', async (error, more) => {
    const page = await fetch(`${url}/oauth/authorize?${asked(more)}`, { redirect: 'manual' });
    const { searchParams } = backFrom(page);
    expect([searchParams.get('error'), searchParams.get('state')]).toEqual([error, 'S&1']);
  });

  it('wants each parameter once', async () => {
    const page = await fetch(`${url}/oauth/authorize?${asked()}&state=other`, { redirect: 'manual' });
    expect(backFrom(page).searchParams.get('error')).toBe('invalid_request');
  });

  it('escapes what it shows', async () => {
    const text = await (await fetch(`${url}/oauth/authorize?${asked({ state: '"><script>' })}`)).text();
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(text).not.toContain('<script>');
  });

  it('is not sent by another site', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const sent = await fetch(`${url}/oauth/authorize`, {
        method: 'POST',
        body: asked({ decision: 'allow', account: mock.account.email }),
        headers: { origin },
        redirect: 'manual',
      });
      expect(sent.status).toBe(403);
    }
  });
});

describe('a token', () => {
  it('is a bearer for the account the user picked', async () => {
    const [status, answer, headers] = await redeem(await codeFor({}, { account: OTHER }));
    expect([status, headers.get('cache-control'), answer]).toEqual([
      200,
      'no-store',
      {
        access_token: expect.stringMatching(/^[\w-]{43}$/),
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: expect.any(String),
        scope: 'basic change_content change_relation read_content read_relation analytics',
      },
    ]);
    expect(await profile(answer['access_token'])).toMatchObject([200, { profile: { email: OTHER } }]);
  });

  it('reaches only what its scopes allow', async () => {
    const [, answer] = await redeem(await codeFor({ scope: 'basic' }));
    const headers = { authorization: `Bearer ${answer['access_token']}` };
    expect(answer['scope']).toBe('basic');
    expect((await fetch(`${url}/v1/user/profile`, { headers })).status).toBe(200);
    const found = await fetch(`${url}/v1/people/find`, { headers });
    expect([found.status, await found.json()]).toEqual([
      401,
      { message: 'Invalid token: access token lacks the scope read_relation' },
    ]);
  });

  it('expires after an hour of the mock’s time, and is refreshed', async () => {
    const [, first] = await redeem(await codeFor());
    await mock.clock.advance(3_600_000);
    expect(await profile(first['access_token'])).toEqual([401, { message: 'Invalid token: access token is invalid' }]);
    const fields = { grant_type: 'refresh_token', refresh_token: first['refresh_token'] };
    const basic = `Basic ${Buffer.from(`${client().id}:${client().secret}`).toString('base64')}`;
    const [status, second] = await token({ ...fields, scope: 'basic' }, { authorization: basic });
    expect([status, second['scope']]).toEqual([200, 'basic']);
    expect((await profile(second['access_token']))[0]).toBe(200);
  });

  it.each([
    ['unknown', async () => redeem('nonsense')],
    ['another address’s', async () => redeem(await codeFor(), { redirect_uri: 'https://client.example/other' })],
    ['a challenged', async () => redeem(await codeFor({ code_challenge: CHALLENGE, code_challenge_method: 'S256' }))],
    [
      'a wrongly verified',
      async () =>
        redeem(await codeFor({ code_challenge: CHALLENGE, code_challenge_method: 'S256' }), {
          code_verifier: `${VERIFIER}x`,
        }),
    ],
    ['an unchallenged', async () => redeem(await codeFor(), { code_verifier: VERIFIER })],
    [
      'an expired',
      async () => {
        const code = await codeFor();
        await mock.clock.advance(600_000);
        return redeem(code);
      },
    ],
  ])('is not given for %s code', async (_, ask) => {
    expect((await ask()).slice(0, 2)).toEqual([400, { error: 'invalid_grant', error_description: expect.any(String) }]);
  });

  it.each([
    ['S256', CHALLENGE],
    ['plain', VERIFIER],
    [undefined, VERIFIER],
  ])('is given for a code that was challenged with %s', async (method, challenge) => {
    const code = await codeFor({ code_challenge: challenge, code_challenge_method: method });
    expect((await redeem(code, { code_verifier: VERIFIER }))[0]).toBe(200);
  });

  it('is revoked when its code is used again', async () => {
    const code = await codeFor();
    const [, first] = await redeem(code);
    expect((await redeem(code))[0]).toBe(400);
    expect((await profile(first['access_token']))[0]).toBe(401);
    const [status, answer] = await token({
      grant_type: 'refresh_token',
      refresh_token: first['refresh_token'],
      client_id: client().id,
      client_secret: client().secret,
    });
    expect([status, answer['error']]).toEqual([400, 'invalid_grant']);
  });

  it('is not given to a client that is not who it says', async () => {
    const code = await codeFor();
    for (const wrong of [{ client_secret: 'guess' }, { client_secret: undefined }, { client_id: 'nobody' }]) {
      const [status, answer] = await redeem(code, wrong);
      expect([status, answer['error']]).toEqual([401, 'invalid_client']);
    }
    const [status, , headers] = await token({ grant_type: 'refresh_token' }, { authorization: 'Basic YTpi' });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Basic realm="oauth"']);
  });

  it.each([
    ['unsupported_grant_type', { grant_type: 'password' }],
    ['invalid_request', { grant_type: 'authorization_code' }],
    ['invalid_request', { grant_type: 'refresh_token' }],
  ])('is refused with %s', async (error, fields) => {
    const [status, answer] = await token({ client_id: client().id, client_secret: client().secret, ...fields });
    expect([status, answer['error']]).toEqual([400, error]);
  });

  it('may be asked for with JSON', async () => {
    const body = { grant_type: 'authorization_code', code: await codeFor(), redirect_uri: BACK };
    const response = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, client_id: client().id, client_secret: client().secret }),
    });
    expect(response.status).toBe(200);
  });

  it('goes with reset and comes back with restore', async () => {
    const [, { access_token: access }] = await redeem(await codeFor());
    const saved = mock.snapshot();
    mock.reset();
    expect((await profile(access))[0]).toBe(401);
    mock.restore(saved);
    expect((await profile(access))[0]).toBe(200);
  });
});

describe('the clients of a mock', () => {
  it('may be the user’s own, with addresses that are compared whole', async () => {
    const uri = 'http://127.0.0.1:9/back';
    await start({ oauthClients: [{ id: 'own', secret: 's', redirectUris: [uri] }] });
    expect((await fetch(`${url}/oauth/authorize?${asked({ redirect_uri: `${uri}/x` })}`)).status).toBe(400);
    const code = await codeFor({ redirect_uri: undefined });
    expect((await redeem(code, { redirect_uri: undefined }))[0]).toBe(200);
  });

  it('must send a challenge when they have no secret', async () => {
    await start({ oauthClients: [{ id: 'page' }] });
    const page = await fetch(`${url}/oauth/authorize?${asked()}`, { redirect: 'manual' });
    expect(backFrom(page).searchParams.get('error')).toBe('invalid_request');
    const code = await codeFor({ code_challenge: CHALLENGE, code_challenge_method: 'S256' });
    expect((await redeem(code, { client_secret: undefined, code_verifier: VERIFIER }))[0]).toBe(200);
  });

  it('are refused when they make no sense', () => {
    expect(() => createClozeMock({ oauthClients: [{ id: '' }] })).toThrow(/options\.oauthClients\[0\]/);
    expect(() => createClozeMock({ oauthClients: [{ id: 'a', redirectUris: ['/back'] }] })).toThrow(/redirectUris/);
  });

  it('leave no secret in the request log', async () => {
    const code = await codeFor({ code_challenge: CHALLENGE, code_challenge_method: 'S256' });
    const [, answer] = await redeem(code, { code_verifier: VERIFIER });
    await profile(answer['access_token']);
    await fetch(`${url}/v1/user/profile?access_token=${answer['access_token']}`);
    const log = JSON.stringify(mock.requests);
    for (const secret of [client().secret, code, VERIFIER, answer['access_token'], answer['refresh_token']])
      expect(log).not.toContain(secret);
  });
});
