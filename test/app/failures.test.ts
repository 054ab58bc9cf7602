import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario();
});
afterEach(() => scenario.close());

/** One module of each kind that asks Cloze, with enough filled in to reach it. */
const MODULES: readonly (readonly [string, Record<string, unknown>])[] = [
  ['findPeople', { limit: 1 }],
  ['findCompanies', { limit: 1 }],
  ['findProjects', { limit: 1 }],
  ['getPerson', { uniqueid: 'a@example.com' }],
  ['createPerson', { emails: [{ value: 'a@example.com' }] }],
  ['updatePerson', { syncKey: 'a@example.com', stage: 'lead' }],
  ['deletePerson', { uniqueid: 'a@example.com' }],
  ['createTodo', { subject: 'Call' }],
  ['makeApiCall', { url: '/v1/user/profile', method: 'GET' }],
];

const FAILURES: readonly (readonly [string, Answer, object])[] = [
  [
    '401',
    { status: 401, body: { message: 'Invalid token: access token is invalid' } },
    { type: 'InvalidAccessTokenError', statusCode: 401 },
  ],
  ['429', { status: 429, body: { message: 'slow down' } }, { type: 'RateLimitError', statusCode: 429 }],
  ['500', { status: 500, body: 'oops' }, { type: 'ConnectionError', statusCode: 500 }],
  [
    'error 11',
    { body: { errorcode: 11, message: 'No identifiers available' } },
    { type: 'DataError', message: '[200] No identifiers available (Cloze error 11)' },
  ],
  [
    'error 26',
    { body: { errorcode: 26, message: 'An invalid value' } },
    { type: 'DataError', message: '[200] An invalid value (Cloze error 26)' },
  ],
  ['error 32', { body: { errorcode: 32, message: 'Invalid address' } }, { type: 'DataError' }],
  ['error 38', { body: { errorcode: 38, message: 'future' } }, { type: 'DataError' }],
  [
    'error 62',
    { body: { errorcode: 62, message: 'Not found' } },
    { type: 'DataError', message: '[200] Not found (Cloze error 62)' },
  ],
];

describe.each(MODULES)('%s', (module, parameters) => {
  it.each(FAILURES)('answers %s with the right type (R2.10–R2.16)', async (_, answer, expected) => {
    scenario.answerOnce('/v1/', answer);
    await expect(scenario.run(module, parameters)).rejects.toMatchObject(expected);
  });

  it('refuses a page of HTML in place of JSON', async () => {
    scenario.answerOnce('/v1/', { headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' });
    const failure = await scenario.run(module, parameters).then(
      () => 'a bundle',
      (error: Error) => error.name,
    );
    // An arbitrary call passes on whatever comes back; every other module needs the record it asked for.
    expect(failure).toBe(module === 'makeApiCall' ? failure : 'DataError');
  });

  it('is tried again after a connection that broke (R1.36)', async () => {
    scenario.answerOnce('/v1/', { networkError: 'ECONNRESET' });
    await expect(scenario.run(module, parameters)).rejects.toMatchObject({
      type: 'ConnectionError',
      effect: { kind: 'retry' },
    });
  });
});

describe('makeApiCall', () => {
  it('runs the documented example', async () => {
    const [answer] = await scenario.run('makeApiCall', { url: '/v1/companies/find', method: 'GET' });
    expect(answer).toMatchObject({
      statusCode: 200,
      body: { errorcode: 0, companies: expect.any(Array) },
      headers: expect.any(Object),
    });
  });

  it.each(['https://evil.example/v1', '//evil.example/v1', 'http://evil.example'])(
    'never takes the key to %s',
    async (url) => {
      await scenario.run('makeApiCall', { url, method: 'GET' }).catch(() => undefined);
      expect(scenario.sent.filter(({ headers }) => headers['host'] !== 'api.cloze.com')).toEqual([]);
    },
  );
});
