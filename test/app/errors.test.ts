import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario();
});
afterEach(() => scenario.close());

/** A call of every kind of module that asks Cloze, with its first path. */
const CALLS: readonly (readonly [module: string, parameters: Readonly<Record<string, unknown>>, path: string])[] = [
  ['findPeople', {}, '/v1/people/find'],
  ['getPerson', { uniqueid: 'a@example.com' }, '/v1/people/get'],
  ['createPerson', { emails: [{ value: 'a@example.com' }] }, '/v1/people/create'],
  ['updatePerson', { syncKey: 'a@example.com' }, '/v1/people/update'],
  ['deletePerson', { uniqueid: 'a@example.com' }, '/v1/people/delete'],
  ['watchPeople', {}, '/v1/people/feed'],
  ['findCompanies', {}, '/v1/companies/find'],
  ['findProjects', {}, '/v1/projects/find'],
  [
    'createCommunication',
    { from: 'a', style: 'call', subject: 's', date: '2026-01-01' },
    '/v1/timeline/communication/create',
  ],
  ['createContent', { style: 'event' }, '/v1/timeline/content/create'],
  ['createTodo', { subject: 's' }, '/v1/timeline/todo/create'],
  ['listEmailOpens', {}, '/v1/messages/opens'],
  ['getMyProfile', {}, '/v1/user/profile'],
  ['listTeamMembers', {}, '/v1/team/members/list'],
  ['updateTeamMember', { key: 'a@example.com' }, '/v1/team/members/update'],
  ['queryActivity', { report: 'leads' }, '/v1/analytics/leads'],
  ['makeApiCall', { url: '/v1/people/find', method: 'GET' }, '/v1/people/find'],
];

describe.each(CALLS)('%s', (module, parameters, path) => {
  it.each([
    [
      { status: 401, body: { errorcode: 1, message: 'The API key was not found' } },
      'InvalidAccessTokenError',
      '[401] The API key was not found (Cloze error 1)',
    ],
    [
      { status: 401, body: { message: 'Invalid token: access token is invalid' } },
      'InvalidAccessTokenError',
      '[401] Invalid token: access token is invalid',
    ],
    [{ status: 429, body: {} }, 'RateLimitError', '[429] Too many requests'],
    [{ status: 500, body: { errorcode: 9, message: 'Broken' } }, 'ConnectionError', '[500] Broken (Cloze error 9)'],
    [
      { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' },
      'ConnectionError',
      '[502] Cloze could not answer the request',
    ],
    [{ status: 400, body: { errorcode: 26, message: 'Invalid' } }, 'DataError', '[400] Invalid (Cloze error 26)'],
    [{ status: 404, body: 'Nothing' }, 'RuntimeError', '[404] Cloze could not answer the request'],
    [{ body: { errorcode: 62, message: 'Not found' } }, 'DataError', '[200] Not found (Cloze error 62)'],
    [{ body: { errorcode: 32 } }, 'DataError', '[200] Cloze refused the request (Cloze error 32)'],
  ])('maps %o (R11.5)', async (answer, type, message) => {
    scenario.answerOnce(path, answer);
    await expect(scenario.run(module, parameters)).rejects.toMatchObject({ type, message });
    expect(scenario.sent).toHaveLength(1);
  });

  it('takes a broken connection for a ConnectionError (R1.36)', async () => {
    scenario.answerOnce(path, { networkError: 'ECONNRESET' });
    await expect(scenario.run(module, parameters)).rejects.toMatchObject({ type: 'ConnectionError' });
  });
});

it.each(CALLS.filter(([module]) => module !== 'makeApiCall'))(
  '%s takes a page of HTML for an error, not for an empty result',
  async (module, parameters, path) => {
    scenario.answerOnce(path, { headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' });
    await expect(scenario.run(module, parameters)).rejects.toThrow();
  },
);

it.each(['/v1/people/find', '/v1/people/create'])('reports a timeout of %s (R1.36)', async (path) => {
  scenario.answerOnce(path, { networkError: 'ETIMEDOUT' });
  const run = path.endsWith('find')
    ? scenario.run('findPeople')
    : scenario.run('createPerson', { emails: [{ value: 'a@example.com' }] });
  await expect(run).rejects.toThrow(/timed out|timeout|ETIMEDOUT|took longer/i);
});

it('takes a missing errorcode for success', async () => {
  scenario.answerOnce('/v1/people/find', { body: { availablecount: 1, people: [{ name: 'A' }] } });
  expect(await scenario.run('findPeople')).toMatchObject([{ name: 'A' }]);
});
