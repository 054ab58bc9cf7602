import type { AddressInfo } from 'node:net';
import { createHttpTransport, parseHostMap } from '@connect-app/app-runner';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppSummary, ConnectionAnswer, ConnectionSummary, PageEvent } from '../protocol.js';
import { form, openPage, type TestPage } from '../testing/page.js';
import { startTestBench } from '../testing/playground.js';
import { appFolder, SMALL_APP } from '../testing/small-app.js';
import { TOKEN } from '../testing/small-service.js';
import { startPlayground } from './start-playground.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function smallBench() {
  const bench = await startTestBench({ bare: true });
  closing.push(() => bench.close());
  return bench;
}

const created = (answer: ConnectionAnswer) => ('connection' in answer ? answer.connection : undefined);
const values = form({ user: 'ada', token: TOKEN });

describe('a connection', () => {
  it('is created, says whose it is, is verified, used and forgotten; its key never comes back', async () => {
    const { page, service } = await smallBench();
    const events = await page.listen();
    const answer = await page.call<ConnectionAnswer>('POST', '/api/connections', { type: 'main', values });
    const made = created(answer);
    expect(made).toEqual({
      id: expect.any(String),
      type: 'main',
      label: 'Small: Ada',
      owner: 'Ada',
      verifiedAt: expect.any(String),
    });
    expect(await page.call('GET', '/api/connections')).toEqual([made]);
    const id = made?.id ?? '';
    const verified = await page.call<ConnectionSummary>('POST', `/api/connections/${id}/verify`, {});
    expect(Date.parse(verified.verifiedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(made?.verifiedAt ?? ''));
    const messages = await page.run({ module: 'echo', connection: id, values: form({ text: 'a' }) });
    expect(messages.some(({ type }) => type === 'bundle')).toBe(true);
    await page.call('DELETE', `/api/connections/${id}`);
    expect(await page.call('GET', '/api/connections')).toEqual([]);
    await expect(page.run({ module: 'echo', connection: id, values: {} })).rejects.toThrow(/404.*Create it anew/);
    const lists = events.events.flatMap((event) => (event.type === 'connections' ? [event.connections.length] : []));
    expect(lists).toEqual([0, 1, 1, 0]);
    events.close();
    expect(service.requests.filter((line) => line === 'GET /me')).toHaveLength(2);
    expect(page.heard.join()).not.toContain(TOKEN);
  });

  it('that the service refuses is not kept; the sentence does not quote the key', async () => {
    const { page } = await smallBench();
    const wrong = 'wrong-key-0123456789';
    const create = page.call('POST', '/api/connections', { type: 'main', values: form({ user: 'ada', token: wrong }) });
    await expect(create).rejects.toThrow(/422.*The service refused the token \[redacted\]\./);
    await expect(page.call('POST', '/api/connections', { type: 'main', values: {} })).rejects.toThrow(/422.*'user'/);
    await expect(page.call('POST', '/api/connections', { type: 'nope', values })).rejects.toThrow('404');
    expect(await page.call('GET', '/api/connections')).toEqual([]);
    expect(page.heard.join()).not.toContain(wrong);
  });

  it('that is refused later stays, marked as not verified', async () => {
    const { page, service } = await smallBench();
    const id = created(await page.call<ConnectionAnswer>('POST', '/api/connections', { type: 'main', values }))?.id;
    await service.close();
    await expect(page.call('POST', `/api/connections/${id}/verify`, {})).rejects.toThrow('422');
    const [left] = await page.call<ConnectionSummary[]>('GET', '/api/connections');
    expect(left).toMatchObject({ id, owner: 'Ada' });
    expect(left).not.toHaveProperty('verifiedAt');
  });
});

/** A service with OAuth 1: it signs nothing off that was not signed. */
async function oauth1Bench() {
  const service = new Hono();
  const isSigned = (header: string | undefined): boolean => /^OAuth .*oauth_signature="/.test(header ?? '');
  service.use(async ({ req, json }, next) => (isSigned(req.header('authorization')) ? next() : json({}, 401)));
  service.post('/request_token', ({ json }) =>
    json({ oauth_token: 'request-1', oauth_token_secret: 'request-secret' }),
  );
  service.post('/access_token', ({ req, json }) =>
    req.header('authorization')?.includes('oauth_verifier="v1"')
      ? json({ oauth_token: TOKEN, oauth_token_secret: 'access-secret' })
      : json({}, 401),
  );
  service.get('/me', ({ json }) => json({ name: 'Ada' }));
  const host = 'https://api.waltz.example';
  return danceBench(service, {
    host,
    files: {
      'common.json': { key: 'consumer', secret: 'consumer-secret' },
      'connections/dance/api.imljson': {
        oauth: { consumer_key: '{{common.key}}', consumer_secret: '{{common.secret}}' },
        requestToken: {
          url: `${host}/request_token`,
          method: 'POST',
          response: { temp: { token: '{{body.oauth_token}}', secret: '{{body.oauth_token_secret}}' } },
        },
        authorize: {
          url: `${host}/authorize`,
          qs: { oauth_token: '{{temp.token}}', oauth_callback: '{{oauth.localRedirectUri}}' },
          response: { temp: { verifier: '{{query.oauth_verifier}}' } },
        },
        accessToken: {
          url: `${host}/access_token`,
          method: 'POST',
          oauth: { token: '{{temp.token}}', token_secret: '{{temp.secret}}', verifier: '{{temp.verifier}}' },
          response: { data: { token: '{{body.oauth_token}}', tokenSecret: '{{body.oauth_token_secret}}' } },
        },
        info: {
          url: `${host}/me`,
          oauth: { token: '{{connection.token}}', token_secret: '{{connection.tokenSecret}}' },
          response: { metadata: { type: 'text', value: '{{body.name}}' } },
        },
      },
    },
  });
}

/** A service with OAuth 2: its token is good only once the code was exchanged. */
async function oauthBench(browserAddress?: (url: string) => string) {
  const asked: string[] = [];
  const service = new Hono();
  service.post('/token', async ({ req, json }) => {
    const { code, redirect } = (await req.json()) as Record<string, string>;
    asked.push(`${code} ${redirect}`);
    return code === 'good' ? json({ token: TOKEN, expires: 1 }) : json({ message: `bad code ${code}` }, 400);
  });
  service.post('/refresh', ({ json }) => json({ token: `${TOKEN}-2`, expires: 4_000_000_000_000 }));
  service.get('/me', ({ req, json }) =>
    json({ name: req.header('authorization')?.endsWith('-2') ? 'fresh' : 'Grace' }),
  );
  const host = 'https://api.dance.example';
  const me = { url: `${host}/me`, headers: { authorization: 'Bearer {{connection.token}}' } };
  const kept = { token: '{{body.token}}', expires: '{{body.expires}}' };
  const bench = await danceBench(service, {
    host,
    ...(browserAddress && { browserAddress }),
    files: {
      'connections/dance/api.imljson': {
        authorize: {
          url: `${host}/authorize`,
          qs: { state: '{{oauth.state}}', redirect_uri: '{{oauth.localRedirectUri}}' },
          response: { temp: { code: '{{query.code}}' } },
        },
        token: {
          url: `${host}/token`,
          method: 'POST',
          body: { code: '{{temp.code}}', redirect: '{{oauth.localRedirectUri}}' },
          response: { data: kept, error: { message: 'No: {{body.message}}' } },
        },
        info: { ...me, response: { metadata: { type: 'text', value: '{{body.name}}' } } },
        refresh: {
          condition: '{{data.expires < timestamp}}',
          url: `${host}/refresh`,
          method: 'POST',
          body: {},
          response: { data: kept },
        },
      },
      'modules/me/metadata.json': { label: 'Me', type: 'action', connection: 'dance' },
      'modules/me/api.imljson': { ...me, response: { output: '{{body}}' } },
    },
  });
  return { ...bench, asked };
}

interface Dance {
  /** Origin of the service. */
  readonly host: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly browserAddress?: (url: string) => string;
}

/** An app with an OAuth connection in a playground, and its service. */
async function danceBench(service: Hono, { host, files, browserAddress }: Dance) {
  const server = await new Promise<ReturnType<typeof serve>>((ready) => {
    const started = serve({ fetch: service.fetch, port: 0, hostname: '127.0.0.1' }, () => ready(started));
  });
  closing.push(() => new Promise((done) => server.close(done)));
  const folder = await appFolder({
    'app.json': { name: 'dance-app', label: 'Dance', version: 1, theme: '#000000', language: 'en' },
    'connections/dance/metadata.json': { label: 'Dance', type: 'oauth' },
    ...files,
  });
  closing.push(() => folder.remove());
  const playground = await startPlayground({
    app: folder.path,
    port: 0,
    browserAddress,
    transport: createHttpTransport({
      mapHosts: parseHostMap([`${host}=http://127.0.0.1:${(server.address() as AddressInfo).port}`]),
    }),
  });
  closing.push(() => playground.close());
  return { page: await openPage(playground.url), playground };
}

describe('an alternative connection', () => {
  it('is offered beside the usual one; modules and dropdowns run with its own form', async () => {
    const bench = await startTestBench({
      bare: true,
      files: {
        ...SMALL_APP,
        'connections/spare/metadata.json': { label: 'Spare', type: 'basic' },
        'connections/spare/parameters.imljson': [
          { name: 'phrase', type: 'password', label: 'Phrase' },
          { name: 'tries', type: 'number', label: 'Tries' },
        ],
        'rpcs/mine/metadata.json': { label: 'Mine', connection: 'main', altConnection: 'spare' },
        'rpcs/mine/api.imljson': { response: { output: { label: '{{connection.tries + 1}}', value: 1 } } },
        'modules/either/metadata.json': { label: 'Either', type: 'action', connection: 'main', altConnection: 'spare' },
        'modules/either/expect.imljson': [{ name: 'mine', type: 'select', label: 'Mine', options: 'rpc://mine' }],
        'modules/either/api.imljson': { response: { output: { sum: '{{connection.tries + 1}}' } } },
      },
    });
    closing.push(() => bench.close());
    const { page } = bench;
    const app = await page.call<AppSummary>('GET', '/api/app');
    const modules = app.groups.flatMap((group) => group.modules);
    expect(modules.find(({ name }) => name === 'either')).toMatchObject({ connection: 'main', altConnection: 'spare' });
    const spare = form({ phrase: 'a phrase of mine', tries: '2' });
    const made = created(await page.call('POST', '/api/connections', { type: 'spare', values: spare }));
    const connection = made?.id ?? '';
    const component = { kind: 'module', name: 'either' };
    const dropdown = await page.call('POST', '/api/rpc', {
      reference: 'rpc://mine',
      component,
      connection,
      values: {},
    });
    expect(dropdown).toMatchObject({ result: { label: 3, value: 1 } });
    const messages = await page.run({ module: 'either', connection, values: {} });
    expect(messages).toContainEqual(expect.objectContaining({ type: 'bundle', bundle: { sum: 3 } }));
    expect(JSON.stringify([dropdown, messages])).not.toContain('a phrase of mine');
  });
});

describe('an OAuth connection', () => {
  const begin = async (page: TestPage) => {
    const answer = await page.call<ConnectionAnswer>('POST', '/api/connections', { type: 'dance', values: {} });
    return new URL('authorize' in answer ? answer.authorize : '');
  };

  it('sends the browser where the service is mapped to', async () => {
    const { page } = await oauthBench((url) => url.replace('https://api.dance.example', 'http://127.0.0.1:4010'));
    const address = await begin(page);
    expect(address.origin + address.pathname).toBe('http://127.0.0.1:4010/authorize');
  });

  it('is made when the browser comes back from the service, refreshed when due, and the refreshed key is kept', async () => {
    const { page, playground, asked } = await oauthBench();
    const events = await page.listen();
    const address = await begin(page);
    const callback = `${playground.url}/oauth/callback`;
    expect(address.origin + address.pathname).toBe('https://api.dance.example/authorize');
    expect(address.searchParams.get('redirect_uri')).toBe(callback);
    const state = address.searchParams.get('state') ?? '';
    expect((await fetch(`${callback}?code=good&state=other`)).status).toBe(404);
    const back = await fetch(`${callback}?code=good&state=${state}`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('You can close this window')]);
    expect(asked).toEqual([`good ${callback}`]);
    const made = await events.until(
      (event): event is Extract<PageEvent, { type: 'connections' }> =>
        event.type === 'connections' && event.connections.length > 0,
    );
    expect(made.connections[0]).toMatchObject({ type: 'dance', owner: 'Grace' });
    expect((await fetch(`${callback}?code=good&state=${state}`)).status).toBe(404);
    const connection = made.connections[0]?.id ?? '';
    const run = async () =>
      (await page.run({ module: 'me', connection, values: {} })).find(({ type }) => type === 'bundle');
    expect(await run()).toMatchObject({ bundle: { name: 'fresh' } });
    expect(await run()).toMatchObject({ bundle: { name: 'fresh' } });
    events.close();
    expect(page.heard.join()).not.toContain(TOKEN);
  });

  it('is made by OAuth 1, too: the callback is known by its request token', async () => {
    const { page, playground } = await oauth1Bench();
    const address = await begin(page);
    const callback = address.searchParams.get('oauth_callback');
    expect([callback, address.searchParams.get('oauth_token')]).toEqual([
      `${playground.url}/oauth/callback`,
      'request-1',
    ]);
    expect((await fetch(`${callback}?oauth_token=other&oauth_verifier=v1`)).status).toBe(404);
    const back = await fetch(`${callback}?oauth_token=request-1&oauth_verifier=v1`);
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('The connection is made')]);
    expect(await page.call('GET', '/api/connections')).toMatchObject([{ owner: 'Ada' }]);
    expect(page.heard.join()).not.toMatch(/tok-9f8e|access-secret|consumer-secret/);
  });

  it('tells the page when the service refuses', async () => {
    const { page, playground } = await oauthBench();
    const events = await page.listen();
    const state = (await begin(page)).searchParams.get('state');
    const back = await fetch(`${playground.url}/oauth/callback?code=bad&state=${state}`);
    expect([back.status, await back.text()]).toEqual([
      422,
      expect.stringContaining('The connection was not made: No:'),
    ]);
    expect(back.headers.get('content-type')).toContain('text/plain');
    await events.until((event): event is PageEvent => event.type === 'authorization-failed');
    expect(await page.call('GET', '/api/connections')).toEqual([]);
    events.close();
  });
});
