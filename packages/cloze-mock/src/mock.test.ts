import { afterEach, describe, expect, it } from 'vitest';
import { type ClozeMock, createClozeMock } from './index.js';
import { allowBreaches } from './testing/contract-watch.js';
import { strictMock } from './testing/mock.js';

let mock: ClozeMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

const profileOf = (url: string, headers: Record<string, string> = {}): Request =>
  new Request(new URL('/v1/user/profile', url), { headers });

describe('createClozeMock', () => {
  it('answers in process and over loopback alike', async () => {
    mock = strictMock({ seed: 3 });
    const headers = { authorization: `Bearer ${mock.account.apiKey}` };
    const inProcess = await mock.fetch(profileOf('https://api.cloze.com', headers));
    const { url } = await mock.listen();
    const served = await fetch(profileOf(url, headers));
    const body = (await inProcess.json()) as { errorcode: number; profile: { email: string } };
    expect(body).toMatchObject({ errorcode: 0, profile: { email: mock.account.email } });
    expect(await served.json()).toEqual(body);
  });

  it('draws an API key of 32 lower-case hexadecimal digits from the seed', () => {
    const keys = [1, 1, 2].map((seed) => createClozeMock({ seed }).account.apiKey);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('refuses options that make no sense, saying which', () => {
    expect(() => createClozeMock({ people: -1 })).toThrow(/options\.people/);
    expect(() => createClozeMock({ now: 'yesterday' })).toThrow(/options\.now/);
  });
});

describe('authentication', () => {
  it('takes the key from the header or from the query, with or without user', async () => {
    mock = strictMock();
    const { apiKey, email } = mock.account;
    for (const query of [`api_key=${apiKey}`, `api_key=${apiKey}&user=${email}`]) {
      const response = await mock.fetch(new Request(`https://api.cloze.com/v1/user/profile?${query}`));
      expect(response.status).toBe(200);
    }
  });

  it('answers missing and wrong credentials with the measured bodies', async () => {
    mock = strictMock();
    const none = await mock.fetch(profileOf('https://api.cloze.com'));
    expect([none.status, await none.json()]).toEqual([401, { errorcode: 1, message: 'The API key was not found' }]);
    const bad = await mock.fetch(profileOf('https://api.cloze.com', { authorization: 'Bearer nonsense' }));
    expect([bad.status, await bad.json()]).toEqual([401, { message: 'Invalid token: access token is invalid' }]);
  });

  it('answers an unknown path before it looks at the key', async () => {
    allowBreaches();
    mock = strictMock();
    const response = await mock.fetch(new Request('https://api.cloze.com/v1/communications'));
    expect([response.status, await response.json()]).toEqual([404, { errorcode: 404, message: 'Resource Not Found' }]);
  });

  it('keeps keys out of the request log', async () => {
    mock = strictMock();
    await mock.fetch(new Request(`https://api.cloze.com/v1/profile?api_key=${mock.account.apiKey}`));
    expect(JSON.stringify(mock.requests)).not.toContain(mock.account.apiKey);
    expect(mock.requests[0]).toMatchObject({ operation: 'getProfile', path: '/v1/profile', status: 200 });
  });
});
