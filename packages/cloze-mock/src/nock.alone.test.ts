import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClozeMock, interceptWithNock } from './index.js';
import { allowBreaches } from './testing/contract-watch.js';
import { strictMock } from './testing/mock.js';

let mock: ClozeMock;

beforeEach(() => {
  nock.disableNetConnect();
  mock = strictMock();
  interceptWithNock(mock, nock);
});

afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const key = (): Record<string, string> => ({ authorization: `Bearer ${mock.account.apiKey}` });

describe('interceptWithNock', () => {
  it('answers the API’s own address, whatever the method and the body', async () => {
    allowBreaches();
    const created = await fetch('https://api.cloze.com/v1/people/create', {
      method: 'POST',
      headers: { ...key(), 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Åsa', emails: [{ value: 'asa@example.com' }] }),
    });
    expect(await created.json()).toEqual({ errorcode: 0 });
    const form = await fetch('https://api.cloze.com/v1/people/update', {
      method: 'POST',
      headers: key(),
      body: new URLSearchParams({ 'emails[0][value]': 'asa@example.com', headline: 'A & B = C' }),
    });
    expect(await form.json()).toEqual({ errorcode: 0 });
    const got = await fetch('https://api.cloze.com/v1/people/get?uniqueid=asa%40example.com', { headers: key() });
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await got.json()).toMatchObject({ person: { name: 'Åsa', headline: 'A & B = C' } });
    const head = await fetch('https://api.cloze.com/v1/user/profile', { method: 'HEAD', headers: key() });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const gone = await fetch('https://api.cloze.com/v1/people/delete?uniqueid=asa@example.com', {
      method: 'DELETE',
      headers: key(),
    });
    expect(await gone.json()).toEqual({ errorcode: 0 });
    expect((await fetch('https://api.cloze.com/v2/people')).status).toBe(404);
  });

  it('answers the OAuth pages of the site, and nothing else there', async () => {
    const token = await fetch('https://www.cloze.com/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'password' }),
    });
    expect([token.status, await token.json()]).toMatchObject([401, { error: 'invalid_client' }]);
    await expect(fetch('https://www.cloze.com/app')).rejects.toThrow();
  });

  it('answers another origin instead, when one is named', async () => {
    nock.cleanAll();
    interceptWithNock(mock, nock, 'https://cloze.corp.example');
    expect((await fetch('https://cloze.corp.example/v1/user/profile', { headers: key() })).status).toBe(200);
    await expect(fetch('https://api.cloze.com/v1/user/profile')).rejects.toThrow();
  });
});
