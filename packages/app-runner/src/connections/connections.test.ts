import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer;

beforeEach(async () => {
  server = await startServer((request) => answer(request));
  answer = () => ({ body: {} });
});
afterEach(() => server.close());

function connectionOf(type: string, api: unknown, sections: Record<string, unknown> = {}) {
  const files = Object.entries({ api, ...sections }).map(([name, value]) => [`connections/c/${name}.imljson`, value]);
  return { 'connections/c/metadata.json': { label: 'C', type }, ...Object.fromEntries(files) };
}

describe('a basic connection (R8.1, R8.3)', () => {
  const form = { parameters: [{ name: 'key', type: 'password', required: true }] };
  const api = {
    url: `${API}/me`,
    headers: { authorization: 'Bearer {{connection.key}}' },
    response: {
      data: { user: '{{body.id}}', same: '{{data.key == parameters.key}}' },
      metadata: { type: 'text', value: '{{body.name}}' },
      uid: '{{body.id}}',
      error: '{{body.message}}',
    },
  };

  it('stores its form and what it was told, says whose it is (R8.2, R8.4)', async () => {
    answer = () => ({ body: { id: 5, name: 'Ada' } });
    const { runner } = await runnerOf(connectionOf('basic', api, form), server);
    expect(await runner.testConnection('c', { key: 'k-123456' })).toEqual({
      data: { key: 'k-123456', user: 5, same: true },
      metadata: { type: 'text', value: 'Ada' },
      uid: 5,
    });
  });

  it('is refused with the message of the service, or for its form (R8.3)', async () => {
    answer = () => ({ status: 403, body: { message: 'Key of another house' } });
    const { runner } = await runnerOf(connectionOf('basic', api, form), server);
    await expect(runner.testConnection('c', { key: 'k-123456' })).rejects.toMatchObject({
      message: 'Key of another house',
      statusCode: 403,
    });
    await expect(runner.testConnection('c', {})).rejects.toMatchObject({ type: 'BundleValidationError' });
  });

  it('inherits nothing from base, so a relative url fails (R8.3, R1.1)', async () => {
    const files = { ...connectionOf('basic', { url: '/me' }), 'base.imljson': { baseUrl: API } };
    const { runner } = await runnerOf(files, server);
    await expect(runner.testConnection('c', {})).rejects.toMatchObject({ code: 'url-relative' });
  });

  it('may be a list of requests, and may be nothing at all (R8.3, C18)', async () => {
    answer = ({ url }) => ({ body: { url } });
    const steps = [
      { url: `${API}/a`, response: { data: { a: '{{body.url}}' } } },
      { url: `${API}/b`, response: { data: { b: '{{body.url}}' } } },
    ];
    const { runner } = await runnerOf(connectionOf('basic', steps), server);
    expect((await runner.testConnection('c', {})).data).toEqual({ a: '/a', b: '/b' });
    const empty = await runnerOf(connectionOf('basic', {}), server);
    expect(await empty.runner.testConnection('c', { x: 1 })).toEqual({ data: { x: 1 } });
  });
});

describe('OAuth 2', () => {
  const scope = { scope: ['read'] };
  const api = {
    preauthorize: { url: `${API}/before`, response: { temp: { session: '{{body.session}}' } } },
    authorize: {
      url: `${API}/authorize`,
      qs: {
        client_id: '{{common.clientId}}',
        scope: '{{join(oauth.scope; " ")}}',
        redirect_uri: '{{oauth.localRedirectUri}}',
        state: '{{oauth.state}}',
        session: '{{temp.session}}',
      },
      response: { temp: { code: '{{query.code}}' } },
    },
    token: {
      url: `${API}/token`,
      method: 'POST',
      type: 'urlencoded',
      body: {
        code: '{{temp.code}}',
        secret: '{{common.clientSecret}}',
        session: '{{temp.session}}',
        redirect_uri: '{{oauth.redirectUri}}',
      },
      response: {
        data: {
          accessToken: '{{body.access_token}}',
          refreshToken: '{{body.refresh_token}}',
          expires: '{{addSeconds(now; body.expires_in)}}',
        },
        expires: '{{addDays(now; 30)}}',
        scope: '{{split(body.scope; " ")}}',
      },
    },
    info: {
      url: `${API}/me`,
      headers: { authorization: 'Bearer {{connection.accessToken}}' },
      response: { metadata: { type: 'text', value: '{{body.name}}' }, uid: '{{body.id}}' },
    },
    refresh: {
      condition: '{{data.expires < addMinutes(now; 5)}}',
      url: `${API}/refresh`,
      method: 'POST',
      type: 'urlencoded',
      body: { refresh_token: '{{data.refreshToken}}' },
      response: { data: { accessToken: '{{body.access_token}}', expires: '{{addSeconds(now; 3600)}}' } },
    },
    invalidate: { url: `${API}/revoke`, qs: { token: '{{data.accessToken}}' } },
  };
  const common = { clientId: 'id', clientSecret: 'client-secret' };
  const service = ({ url, body, headers }: ReceivedRequest): TestAnswer => {
    const { pathname } = new URL(url, API);
    switch (pathname) {
      case '/before':
        return { body: { session: 's1' } };
      case '/token':
        return {
          body: {
            access_token: 'access-token-1',
            refresh_token: 'refresh-token-1',
            expires_in: 60,
            scope: 'read write',
            sent: `${body}`,
          },
        };
      case '/refresh':
        return { body: { access_token: 'access-token-2' } };
      default:
        return { body: { name: 'Ada', id: 7, authorization: headers.authorization } };
    }
  };
  const files = {
    ...connectionOf('oauth', api, scope),
    ...moduleOf(
      'action',
      { url: `${API}/things`, headers: { authorization: 'Bearer {{connection.accessToken}}' } },
      { metadata: { connection: 'c' }, scope: ['read', 'write', 'admin'] },
    ),
  };

  it('sends with the token request what temp made for the page, a code verifier for instance (R8.5)', async () => {
    answer = service;
    const proven = {
      ...api,
      preauthorize: {},
      authorize: {
        ...api.authorize,
        temp: { verifier: '{{uuid}}{{uuid}}' },
        qs: { challenge: "{{sha256(temp.verifier, 'hex')}}" },
      },
      token: { ...api.token, body: { code: '{{temp.code}}', code_verifier: '{{temp.verifier}}' } },
    };
    const { runner } = await runnerOf(connectionOf('oauth', proven, scope), server, { common });
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1:1/cb' });
    await dance.complete({ code: 'the-code', state: dance.state });
    const sent = server.requests.find(({ url }) => url === '/token');
    const verifier = new URLSearchParams(String(sent?.body)).get('code_verifier') ?? '';
    expect(verifier).toHaveLength(72);
    expect(new URL(dance.url ?? '').searchParams.get('challenge')).toBe(
      createHash('sha256').update(verifier).digest('hex'),
    );
  });

  it('goes from the first request over the page and the token to the user (R8.5, R8.6, R8.8, C7)', async () => {
    answer = service;
    const { runner } = await runnerOf(files, server, { common });
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1:1/cb', scopes: ['write'] });
    const page = new URL(dance.url ?? '');
    expect(page.origin + page.pathname).toBe(`${API}/authorize`);
    expect(Object.fromEntries(page.searchParams)).toEqual({
      client_id: 'id',
      scope: 'read write',
      redirect_uri: 'http://127.0.0.1:1/cb',
      state: dance.state,
      session: 's1',
    });
    const connection = await dance.complete({ code: 'the-code', state: dance.state });
    expect(connection).toEqual({
      data: {
        accessToken: 'access-token-1',
        refreshToken: 'refresh-token-1',
        expires: new Date('2026-01-02T03:05:05.000Z'),
      },
      metadata: { type: 'text', value: 'Ada' },
      uid: 7,
      scope: ['read', 'write'],
    });
    expect(server.requests[1]?.body.toString()).toBe(
      'code=the-code&secret=client-secret&session=s1&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcb',
    );
    expect(runner.missingScopes({ kind: 'module', name: 'm', granted: connection.scope as string[] })).toEqual([
      'admin',
    ]);
  });

  it('checks the form first, and adds a forgotten state to the page as the app wrote it (R6.13, R8.6, C7)', async () => {
    answer = service;
    const { state: _, ...qs } = api.authorize.qs;
    const parameters = [{ name: 'host', type: 'text', required: true }];
    const forgetful = { ...connectionOf('oauth', { ...api, authorize: { ...api.authorize, qs } }, scope) };
    const { runner } = await runnerOf({ ...forgetful, 'connections/c/parameters.imljson': parameters }, server, {
      common,
    });
    const begin = (data: Record<string, unknown>) =>
      runner.authorize('c', data, { redirectUri: 'http://127.0.0.1:1/cb', scopes: ['write'] });
    await expect(begin({})).rejects.toMatchObject({ type: 'BundleValidationError' });
    expect(server.requests).toEqual([]);
    const { url, state } = await begin({ host: 'x' });
    expect(url).toContain('scope=read%20write');
    expect(url).toMatch(new RegExp(`&state=${state}$`));
  });

  it('refuses an answer of another authorization, without state, or of a user who said no (R8.6)', async () => {
    answer = service;
    const { runner } = await runnerOf(files, server, { common });
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1:1/cb' });
    await expect(dance.complete({ code: 'x', state: 'foreign' })).rejects.toMatchObject({ code: 'oauth-state' });
    await expect(dance.complete({ code: 'x' })).rejects.toMatchObject({ code: 'oauth-state' });
    await expect(dance.complete({ error: 'access_denied', state: dance.state })).rejects.toMatchObject({
      type: 'InvalidAccessTokenError',
      message: expect.stringContaining('access_denied'),
    });
  });

  it('refreshes before a request when the condition says so, and hands the new data out (R8.7)', async () => {
    answer = service;
    const { runner, events } = await runnerOf(files, server, { common });
    const kept: unknown[] = [];
    const connection = {
      accessToken: 'access-token-1',
      refreshToken: 'refresh-token-1',
      expires: '2026-01-02T03:05:05.000Z',
    };
    const options = { connection, onConnection: (data: unknown) => kept.push(data) };
    const { bundles } = await bundlesOf(runner.runModule('m', {}, options));
    expect(bundles[0]).toMatchObject({ authorization: 'Bearer access-token-2' });
    expect(kept).toMatchObject([{ accessToken: 'access-token-2', refreshToken: 'refresh-token-1' }]);
    expect(JSON.stringify(events)).not.toMatch(/access-token|refresh-token/);
    const fresh = { ...connection, expires: '2026-01-03T00:00:00.000Z' };
    server.requests.length = 0;
    await bundlesOf(runner.runModule('m', {}, { connection: fresh }));
    expect(server.requests.map(({ url }) => url)).toEqual(['/things']);
  });

  it('refreshes nothing for the data of another kind of connection, which no stage has stored (R8.7)', async () => {
    answer = service;
    const { runner } = await runnerOf(files, server, { common });
    await bundlesOf(runner.runModule('m', {}, { connection: { apiKey: 'key-of-the-alternative' } }));
    expect(server.requests.map(({ url }) => url)).toEqual(['/things']);
  });

  it('refreshes again before a request of a run during which it becomes due (R1.13, R8.7)', async () => {
    let clock = Date.UTC(2026, 0, 2, 3, 4, 5);
    let tokens = 1;
    answer = ({ url, headers }) => {
      if (url === '/refresh') return { body: { access_token: `access-token-${++tokens}` } };
      return { body: [{ authorization: headers.authorization, url }] };
    };
    const paged = {
      url: `${API}/things`,
      headers: { authorization: 'Bearer {{connection.accessToken}}' },
      pagination: { condition: '{{pagination.page <= 4}}', qs: { page: '{{pagination.page}}' } },
      response: { iterate: '{{body}}' },
    };
    const search = moduleOf('search', paged, { metadata: { connection: 'c' } });
    const environment = { timezone: 'UTC', now: () => clock };
    const { runner, events } = await runnerOf({ ...files, ...search }, server, { common, environment });
    const kept: unknown[] = [];
    const connection = { accessToken: 'access-token-1', refreshToken: 'r-1', expires: new Date(clock + 30 * 60_000) };
    const seen: unknown[] = [];
    const onConnection = (data: Readonly<Record<string, unknown>>) => kept.push(data['accessToken']);
    for await (const { authorization } of runner.runModule('m', {}, { connection, onConnection })) {
      seen.push(authorization);
      clock += 20 * 60_000;
    }
    expect(seen).toEqual([1, 1, 2, 2].map((token) => `Bearer access-token-${token}`));
    expect(kept).toEqual(['access-token-2']);
    expect(events.filter(({ type }) => type === 'call-start')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('access-token-2');
  });

  it('without a condition refreshes what has expired: text, date, seconds or milliseconds (R8.7)', async () => {
    answer = service;
    const { condition: _, ...refresh } = api.refresh;
    const { runner } = await runnerOf({ ...files, ...connectionOf('oauth', { ...api, refresh }) }, server, { common });
    const refreshed = async (expires: unknown): Promise<boolean> => {
      server.requests.length = 0;
      await bundlesOf(runner.runModule('m', {}, { connection: { expires } }));
      return server.requests.some(({ url }) => url === '/refresh');
    };
    const now = Date.UTC(2026, 0, 2, 3, 4, 5);
    const gone = ['2026-01-02T03:04:00Z', new Date(now - 1), now - 1, Math.floor(now / 1000) - 1, String(now - 1)];
    for (const expires of gone) expect(await refreshed(expires)).toBe(true);
    for (const expires of [new Date(now + 1000), now + 1000, undefined, 'soon'])
      expect(await refreshed(expires)).toBe(false);
  });

  it('is invalidated when it is deleted; authorizing again begins with its data (R8.9)', async () => {
    answer = service;
    const { runner } = await runnerOf(files, server, { common });
    await runner.invalidateConnection('c', { accessToken: 'access-token-1' });
    expect(server.requests[0]?.url).toBe('/revoke?token=access-token-1');
    const again = await runner.authorize('c', { kept: 1 }, { redirectUri: 'http://127.0.0.1:1/cb' });
    expect((await again.complete({ code: 'x', state: again.state })).data).toMatchObject({ kept: 1 });
  });

  it('asks for the token at once where there is no page (R8.5)', async () => {
    answer = service;
    const { authorize: _, preauthorize: __, ...direct } = api;
    const { runner } = await runnerOf(connectionOf('oauth', direct), server, { common });
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1:1/cb' });
    expect(dance.url).toBeUndefined();
    expect((await dance.complete({})).data).toMatchObject({ accessToken: 'access-token-1' });
  });

  it('reads common data of its own, which modules do not see (R1.8, R8.11)', async () => {
    answer = service;
    const own = { ...connectionOf('oauth', api), 'connections/c/common.json': { clientId: 'own' } };
    const { runner } = await runnerOf(own, server);
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1:1/cb' });
    expect(new URL(dance.url ?? '').searchParams.get('client_id')).toBe('own');
  });
});

describe('OAuth 1', () => {
  it('asks for a request token, shows the page, trades the verifier in (R8.10)', async () => {
    answer = ({ url }) =>
      url === '/request_token'
        ? {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: 'oauth_token=rt&oauth_token_secret=rs',
          }
        : url === '/access_token'
          ? {
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              body: 'oauth_token=at&oauth_token_secret=as',
            }
          : { body: { name: 'Ada' } };
    const api = {
      oauth: { consumer_key: '{{common.key}}', consumer_secret: '{{common.secret}}' },
      requestToken: {
        url: `${API}/request_token`,
        method: 'POST',
        response: { temp: { token: '{{body.oauth_token}}', secret: '{{body.oauth_token_secret}}' } },
      },
      authorize: {
        url: `${API}/authorize`,
        qs: { oauth_token: '{{temp.token}}', oauth_callback: '{{oauth.redirectUri}}' },
        response: { temp: { verifier: '{{query.oauth_verifier}}' } },
      },
      accessToken: {
        url: `${API}/access_token`,
        method: 'POST',
        oauth: { token: '{{temp.token}}', token_secret: '{{temp.secret}}', verifier: '{{temp.verifier}}' },
        response: { data: { token: '{{body.oauth_token}}', tokenSecret: '{{body.oauth_token_secret}}' } },
      },
      info: {
        url: `${API}/me`,
        oauth: { token: '{{connection.token}}', token_secret: '{{connection.tokenSecret}}' },
        response: { metadata: { type: 'text', value: '{{body.name}}' } },
      },
    };
    const { runner } = await runnerOf(connectionOf('oauth', api), server, { common: { key: 'ck', secret: 'cs' } });
    const dance = await runner.authorize('c', {}, { redirectUri: 'http://127.0.0.1:1/cb' });
    expect(dance.url).toBe(`${API}/authorize?oauth_token=rt&oauth_callback=http%3A%2F%2F127.0.0.1%3A1%2Fcb`);
    const connection = await dance.complete({ oauth_token: 'rt', oauth_verifier: 'v1' });
    expect(connection).toMatchObject({
      data: { token: 'at', tokenSecret: 'as' },
      metadata: { value: 'Ada' },
    });
    const signed = server.requests.map(({ headers }) => headers.authorization ?? '');
    expect(signed[0]).toMatch(/^OAuth .*oauth_consumer_key="ck"/);
    expect(signed[1]).toMatch(/oauth_token="rt".*oauth_verifier="v1"|oauth_verifier="v1".*oauth_token="rt"/);
    expect(signed[2]).toContain('oauth_token="at"');
  });
});
