import { beforeEach, describe, expect, it } from 'vitest';
import type { ClozeMock } from '../index.js';
import { clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

let mock: ClozeMock;

beforeEach(() => {
  mock = strictMock({
    accounts: [{ email: 'second@northwind-harbor.example' }],
    faults: 'listViews=500@2-3~0.5',
    calls: 'tolerant',
  });
});

const page = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const { status, headers, ...response } = await mock
    .fetch(new Request(`http://localhost/_mock/${path}`))
    .then(async (answer) => ({ status: answer.status, headers: answer.headers, text: await answer.text() }));
  return { status, headers, text: response.text };
};

describe('the inspector', () => {
  it('lets nothing run and nothing load but its style sheet', async () => {
    const { headers, text } = await page('');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(text).not.toMatch(/<script|style=|onclick/i);
    expect((await page('style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('shows accounts with masked keys, their sizes and the faults', async () => {
    const { text } = await page('');
    for (const { email, apiKey } of mock.accounts) {
      expect(text).toContain(email);
      expect(text).not.toContain(apiKey);
      expect(text).toContain(`${apiKey.slice(0, 4)}••••`);
    }
    const [client] = mock.oauthClients;
    expect(text).toContain(client?.id);
    expect(text).not.toContain(client?.secret);
    expect(text).toContain('<td class="number">500</td>');
    expect(text).toContain('2–3, probability 0.5');
  });

  it('pages through records and searches them', async () => {
    const first = await page('records/people');
    expect(first.text.match(/<tr>/g)).toHaveLength(51);
    expect(first.text).toContain('Page 1 of 10');
    const last = await page('records/people?page=10');
    expect(last.text).not.toContain('rel="next"');
    const found = await page('records/people?q=stage%3Alead+near%3ABerlin');
    expect(found.text.match(/<tr>/g)?.length).toBeGreaterThan(1);
    expect(found.text).toContain('value="stage:lead near:Berlin"');
    expect((await page('records/people?account=second%40northwind-harbor.example')).text).toContain(
      'Nothing is found.',
    );
  });

  it('shows a record, and says when there is none', async () => {
    const [record] = mock.account.store.relations('project').slice(0, 1);
    expect((await page(`records/projects/${record?.key}`)).text).toContain('&quot;crm.example&quot;');
    for (const path of [
      'records/projects/none',
      'records/things',
      'nothing',
      'requests/99',
      'records/people?account=x',
    ]) {
      expect((await page(path)).status).toBe(404);
    }
  });

  it('escapes what clients wrote', async () => {
    allowBreaches();
    await clientOf(mock).post('/v1/people/create', {
      name: '<script>alert(1)</script>',
      emails: [{ value: '"><img src=x>@example.com' }],
    });
    const { text } = await page('records/people?q=%22%3E%3Cb%3E');
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;"');
    const list = await page('records/people');
    expect(list.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(list.text).not.toMatch(/<script|<img/);
  });

  it('shows requests with their remarks and without secrets', async () => {
    allowBreaches();
    const client = clientOf(mock);
    await mock.fetch(
      new Request(`https://api.cloze.com/v1/people/find?api_key=${mock.account.apiKey}&query=x&sort=sideways`),
    );
    await client.get('/v1/people/get?identifier=nobody@example.com');
    const { text } = await page('requests');
    expect(text).toContain('unknown parameter query');
    expect(text).toContain('identifier instead of uniqueid.');
    expect(text).toContain('200 · error 62');
    expect(text).not.toContain(mock.account.apiKey);
    expect((await page('requests/1')).text).toContain('&quot;findPeople&quot;');
    expect(mock.requests).toHaveLength(2);
  });

  it('shows subscriptions', async () => {
    await clientOf(mock).post('/v1/webhooks/subscribe', {
      event: 'person.change',
      target_url: 'https://a.example/hook',
    });
    const { text } = await page('webhooks');
    expect(text).toContain('https://a.example/hook');
    expect(text).toContain('active');
    expect(text).toContain('Nothing was delivered yet.');
  });

  it('is where a browser that asks for the root is sent; a client is told that there is nothing', async () => {
    const browser = await mock.fetch(new Request('http://localhost/', { headers: { accept: 'text/html' } }));
    expect([browser.status, browser.headers.get('location')]).toEqual([302, '/_mock/']);
    expect((await mock.fetch(new Request('http://localhost/'))).status).toBe(404);
  });

  it('gives the contract', async () => {
    expect(JSON.parse((await page('openapi.json')).text)).toMatchObject({ openapi: '3.1.0' });
  });
});
