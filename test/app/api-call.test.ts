import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { allowBreaches } from '../../packages/cloze-mock/src/testing/contract-watch.js';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario({ people: 20 });
});
beforeEach(() => scenario.forget());
// Whoever fills in this module's dialog may ask for what they like.
beforeEach(allowBreaches);
afterAll(() => scenario.close());

it('runs the documented example', async () => {
  const [answer] = await scenario.run('makeApiCall', { url: '/v1/companies/find', method: 'GET' });
  expect(answer).toMatchObject({
    statusCode: 200,
    body: { errorcode: 0, companies: expect.any(Array) },
    headers: { 'content-type': expect.stringContaining('application/json') },
  });
  expect((answer as { body: { companies: unknown[] } }).body.companies).toHaveLength(10);
});

it('sends every field of its dialog (R11.4)', async () => {
  const given = {
    url: '/v1/people/create',
    method: 'POST' as const,
    headers: [
      { key: 'Content-Type', value: 'application/json' },
      { key: 'X-Trace', value: 't-1' },
    ],
    qs: [
      { key: 'a', value: '1 & 2' },
      { key: 'b', value: 'č' },
    ],
    body: '{"name":"Ada","emails":[{"value":"ada@example.com"}]}',
  };
  expect(unfilled(scenario.app, 'makeApiCall', given)).toEqual([]);
  expect(await scenario.run('makeApiCall', given)).toMatchObject([{ statusCode: 200, body: { errorcode: 0 } }]);
  expect(scenario.sent).toMatchObject([
    {
      method: 'POST',
      path: '/v1/people/create',
      query: { a: '1 & 2', b: 'č' },
      headers: { 'x-trace': 't-1', 'content-type': 'application/json' },
      body: { name: 'Ada', emails: [{ value: 'ada@example.com' }] },
    },
  ]);
  expect(scenario.sent[0]?.headers['authorization']).toBe(`Bearer ${scenario.connection.apiKey}`);
});

it('takes a mapped collection as a body', async () => {
  const body = { name: 'Ada', emails: [{ value: 'ada@example.com' }] };
  await scenario.run('makeApiCall', { url: '/v1/people/create', method: 'POST', body });
  expect(scenario.sent[0]?.body).toEqual(body);
});

it.each([
  ['/v1/people/find?pagesize=1', { pagesize: '1' }],
  ['v1/people/find', {}],
  [' /v1/people/find ', {}],
  ['https://api.cloze.com/v1/people/find?pagesize=2', { pagesize: '2' }],
])('takes the URL %j', async (url, query) => {
  expect(await scenario.run('makeApiCall', { url })).toMatchObject([{ statusCode: 200 }]);
  expect(scenario.sent).toMatchObject([{ path: '/v1/people/find', query }]);
});

it.each([
  'https://evil.example/v1',
  'HTTP://evil.example',
  '//evil.example/v1',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  'https://api.cloze.com.evil.example/',
  'https://api.cloze.com@evil.example/',
  'https://api.cloze.com:8443/v1',
  'ftp://api.cloze.com/v1',
  'javascript:alert(1)',
])('refuses %s, so that the key cannot leave', async (url) => {
  await expect(scenario.run('makeApiCall', { url })).rejects.toMatchObject({
    type: 'DataError',
    message: expect.stringContaining('Enter a path relative to https://api.cloze.com'),
  });
  expect(scenario.sent).toEqual([]);
});

it.each([
  '@evil.example/v1',
  '/v1/../../..//evil.example',
  '/%2F/evil.example',
  '.evil.example/',
  '#@evil.example',
  ':8443/',
])('keeps %s on the host of the API', async (url) => {
  await scenario.run('makeApiCall', { url }).catch(() => undefined);
  // nock answers for that host alone, and lets nothing else out.
  expect(scenario.sent.map(({ headers }) => headers['host'])).toEqual(['api.cloze.com']);
});

it('does not follow a redirect to another host with the key', async () => {
  scenario.answerOnce('/v1/', { status: 307, headers: { location: 'https://evil.example/' }, body: '' });
  await expect(scenario.run('makeApiCall', { url: '/v1/user/profile' })).rejects.toMatchObject({ statusCode: 307 });
  expect(scenario.sent).toHaveLength(1);
});
