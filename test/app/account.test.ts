import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario, type SentRequest } from './support/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario({ people: 5 });
});
beforeEach(() => scenario.forget());
afterAll(() => scenario.close());

const asked = ({ method, path, query }: SentRequest) => ({ method, path, query });

/** Every list with every field of its dialog: what is asked, and what one bundle looks like. */
describe.each([
  {
    module: 'listSegments',
    given: { relationtype: 'projects', limit: 1 },
    path: '/v1/user/segments/projects',
    bundle: { key: expect.any(String), name: expect.any(String) },
  },
  {
    module: 'listStages',
    given: { relationtype: 'projects', limit: 1 },
    path: '/v1/user/stages/projects',
    bundle: { key: 'future', name: expect.any(String) },
  },
  {
    module: 'listSteps',
    given: { segment: 'customer', stage: 'current', limit: 1 },
    path: '/v1/user/steps',
    query: { segment: 'customer', stage: 'current' },
    bundle: { segment: 'customer', steps: [{ key: 's-14409658005', name: 'Quarterly review' }, expect.anything()] },
  },
  {
    module: 'listCustomFields',
    given: { relationtype: 'company', limit: 1 },
    path: '/v1/user/fields',
    query: { relationtype: 'company' },
    bundle: { id: expect.any(String), type: expect.any(String), name: expect.any(String) },
  },
  {
    module: 'listViews',
    given: { relationtype: 'projects', limit: 1 },
    path: '/v1/user/views',
    bundle: { id: 'my', name: 'My Projects' },
  },
  {
    module: 'listTeamMembers',
    given: { limit: 1 },
    path: '/v1/team/members/list',
    bundle: { email: expect.stringContaining('@'), name: expect.any(String), isMe: expect.any(Boolean) },
  },
  {
    module: 'listTeamNodes',
    given: { limit: 1 },
    path: '/v1/team/nodes',
    bundle: { node: '/North', leafLabel: 'North', depth: expect.any(Number) },
  },
  {
    module: 'listTeamRoles',
    given: { limit: 1 },
    path: '/v1/team/roles',
    bundle: { id: 'admin', name: 'Administrator' },
  },
])('$module', ({ module, given, path, query = {}, bundle }) => {
  it('asks for what its dialog says, and gives bundles as its interface tells', async () => {
    expect(unfilled(scenario.app, module, given)).toEqual([]);
    expect(await scenario.runAny(module, given)).toMatchObject([bundle]);
    expect(scenario.sent.map(asked)).toEqual([{ method: 'GET', path, query }]);
    expect(scenario.remarks()).toEqual([]);
  });

  it('gives nothing for an account that has nothing', async () => {
    scenario.answerOnce(path, { body: { errorcode: 0 } });
    expect(await scenario.runAny(module, given)).toEqual([]);
  });
});

it('reads roles from an older answer, which names them so', async () => {
  scenario.answerOnce('/v1/team/roles', { body: { errorcode: 0, roles: [{ id: 'r', name: 'R' }] } });
  expect(await scenario.run('listTeamRoles', {})).toEqual([{ id: 'r', name: 'R' }]);
});

describe('getMyProfile', () => {
  it('gives the profile of the account', async () => {
    expect(await scenario.run('getMyProfile', {})).toMatchObject([{ email: scenario.connection.email }]);
    expect(scenario.sent.map(asked)).toEqual([{ method: 'GET', path: '/v1/user/profile', query: {} }]);
  });

  it('reads a profile that is called user', async () => {
    scenario.answerOnce('/v1/user/profile', { body: { errorcode: 0, user: { email: 'a@example.com' } } });
    expect(await scenario.run('getMyProfile', {})).toEqual([{ email: 'a@example.com' }]);
  });
});

describe('listSubscriptions', () => {
  it('gives times as dates, and the ID however it is spelled', async () => {
    expect(unfilled(scenario.app, 'listSubscriptions', { limit: 2 })).toEqual([]);
    scenario.answerOnce('/v1/webhooks', {
      body: {
        errorcode: 0,
        list: [
          { uniqueId: 'a', date: 1, usage: { suspendDate: 2, successCount: 3 } },
          { uniqueid: 'b', event: 'person.change' },
        ],
      },
    });
    expect(await scenario.run('listSubscriptions', { limit: 2 })).toMatchObject([
      { uniqueid: 'a', date: new Date(1), usage: { suspendDate: new Date(2), successCount: 3 } },
      { uniqueid: 'b', event: 'person.change' },
    ]);
    expect(scenario.sent.map(asked)).toEqual([{ method: 'GET', path: '/v1/webhooks', query: {} }]);
  });
});

describe('updateTeamMember', () => {
  const key = 'ines.carvalho@northwind-harbor.example';

  it('sends every field of its dialog as the API knows it', async () => {
    const given = {
      key,
      role: 'manager',
      node: '/North/SE',
      secondaryNodes: ['/South'],
      visibleAt: ['/North', '/South'],
      nodeByParts: ['North', 'SE'],
      customFields: [
        { id: 'x', type: 'text' as const, value: 'y', min: 1, max: 2, unit: 'm', private: true, replace: true },
      ],
    };
    const keywords = { addKeywords: ['new'], removeKeywords: ['old'] };
    expect(unfilled(scenario.app, 'updateTeamMember', { ...given, ...keywords })).toEqual([]);
    expect(await scenario.run('updateTeamMember', { ...given, ...keywords })).toEqual([{ errorcode: 0 }]);
    expect(scenario.sent).toMatchObject([{ method: 'POST', path: '/v1/team/members/update' }]);
    expect(scenario.sent[0]?.body).toEqual({ ...given, keywords: { add: ['new'], remove: ['old'] } });
    expect(scenario.remarks()).toEqual([]);
  });

  it('sends only what is required', async () => {
    await scenario.run('updateTeamMember', { key });
    expect(scenario.sent[0]?.body).toEqual({ key });
    await expect(scenario.runAny('updateTeamMember')).rejects.toMatchObject({ issues: [{ parameter: 'key' }] });
  });
});
