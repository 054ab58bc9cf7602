import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

const FAMILIES = [
  { module: 'findPeople', path: '/v1/people/find', list: 'people' },
  { module: 'findCompanies', path: '/v1/companies/find', list: 'companies' },
  { module: 'findProjects', path: '/v1/projects/find', list: 'projects' },
];

describe.each(FAMILIES)('$module', ({ module, path, list }) => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await createScenario();
  });
  afterEach(() => scenario.close());

  it('asks for exactly as many as the limit, in one request (R2.27)', async () => {
    const bundles = await scenario.runAny(module, { limit: 7 });
    expect(bundles).toHaveLength(7);
    expect(scenario.sent.map(({ path, query }) => ({ path, query }))).toEqual([
      { path, query: { pagesize: '7', pagenumber: '1' } },
    ]);
  });

  it('takes ten when no limit is given', async () => {
    expect(await scenario.runAny(module)).toHaveLength(10);
    expect(scenario.sent).toHaveLength(1);
    expect(scenario.sent[0]?.query['pagesize']).toBe('10');
  });

  it('gives nothing, and asks once, when nothing matches', async () => {
    expect(await scenario.runAny(module, { freeformquery: 'nothing-is-called-like-this', limit: 2500 })).toEqual([]);
    expect(scenario.sent).toHaveLength(1);
  });

  it('never asks for a page it does not need, also when the answer tells no page (R2.27)', async () => {
    const page = Array.from({ length: 3 }, (_, index) => ({ syncKey: `k${index}`, name: `Name ${index}` }));
    scenario.answerOnce(path, { body: { errorcode: 0, availablecount: 3, [list]: page } });
    expect(await scenario.runAny(module, { limit: 2500 })).toHaveLength(3);
    expect(scenario.sent).toHaveLength(1);
  });

  it('refuses a limit of zero (R2.24)', async () => {
    await expect(scenario.runAny(module, { limit: 0 })).rejects.toThrow('Validation failed');
    expect(scenario.sent).toEqual([]);
  });

  it('sends every field of its dialog under the name the API knows', async () => {
    const filters = {
      sort: 'distance',
      location: '42.36,-71.06',
      group: 'stage',
      freeformquery: 'name Johnstone',
      segment: 'any',
      stage: 'current',
      step: 'none',
      assignee: 'ines.carvalho@northwind-harbor.example',
      ...(list === 'projects' && { collaborator: 'ines.carvalho@northwind-harbor.example' }),
    };
    const given = {
      ...filters,
      scope: 'hierarchy',
      scopeNode: '/North',
      scopeBelow: true,
      assigned: true,
      limit: 5,
      ...(list === 'projects' && { hidelostdone: true }),
    };
    expect(unfilled(scenario.app, module, given)).toEqual([]);
    await scenario.runAny(module, given);
    expect(scenario.sent[0]?.query).toEqual({
      ...filters,
      scope: 'hierarchy:/North/*',
      assigned: 'true',
      pagesize: '5',
      pagenumber: '1',
      ...(list === 'projects' && { hidelostdone: 'true' }),
    });
    expect(scenario.remarks()).toEqual([]);
  });

  it('asks for what is assigned when an assignee is given, since the API reads it only then', async () => {
    await scenario.runAny(module, { assignee: 'ines.carvalho@northwind-harbor.example' });
    expect(scenario.sent[0]?.query).toMatchObject({ assigned: 'true' });
  });

  it.each([
    [true, 'hierarchy:/North/*'],
    [false, 'hierarchy:/North'],
  ])('writes a node of the hierarchy as a scope, with what is below it: %s', async (scopeBelow, scope) => {
    await scenario.runAny(module, { scope: 'hierarchy', scopeNode: '/North', scopeBelow });
    expect(scenario.sent[0]?.query['scope']).toBe(scope);
  });

  it('takes a mapped scope as it is', async () => {
    await scenario.runAny(module, { scope: 'hierarchy:/South/*' });
    expect(scenario.sent[0]?.query['scope']).toBe('hierarchy:/South/*');
  });

  it('gives times as dates and custom fields by ID', async () => {
    const time = Date.UTC(2030, 0, 15, 9, 30);
    scenario.answerOnce(path, {
      body: {
        errorcode: 0,
        availablecount: 1,
        [list]: [
          {
            name: 'A',
            firstSeen: time,
            lastChanged: time + 1,
            customFields: [{ id: 'role', type: 'keyword', value: 'x' }],
          },
        ],
      },
    });
    expect(await scenario.runAny(module)).toEqual([
      {
        name: 'A',
        firstSeen: new Date(time),
        lastChanged: new Date(time + 1),
        customFields: [{ id: 'role', type: 'keyword', value: 'x' }],
        customFieldValues: { role: 'x' },
      },
    ]);
  });
});

describe('paging', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await createScenario({ people: 3000 });
  });
  afterEach(() => scenario.close());

  it('gives 2500 people in three requests (R2.27)', async () => {
    const bundles = await scenario.runAny('findPeople', { limit: 2500 });
    expect(new Set(bundles.map(({ syncKey }) => syncKey))).toHaveProperty('size', 2500);
    expect(scenario.sent.map(({ query }) => query)).toEqual([
      { pagesize: '1000', pagenumber: '1' },
      { pagesize: '1000', pagenumber: '2' },
      { pagesize: '1000', pagenumber: '3' },
    ]);
  });

  it('stops at an exact page boundary of the limit (R2.27)', async () => {
    expect(await scenario.runAny('findPeople', { limit: 2000 })).toHaveLength(2000);
    expect(scenario.sent).toHaveLength(2);
  });

  it('stops at an exact page boundary of what there is (R2.27)', async () => {
    const everything = await scenario.runAny('findPeople', { limit: 5000 });
    const pages = Math.ceil(everything.length / 1000);
    expect(scenario.sent).toHaveLength(pages);
    const page = { errorcode: 0, availablecount: 1000, pagenumber: 1, pagesize: 1000 };
    scenario.forget();
    scenario.answerOnce('/v1/people/find', {
      body: { ...page, people: Array.from({ length: 1000 }, (_, index) => ({ syncKey: `k${index}` })) },
    });
    expect(await scenario.runAny('findPeople', { limit: 5000 })).toHaveLength(1000);
    expect(scenario.sent).toHaveLength(1);
  });
});

describe('findProjects', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await createScenario();
  });
  afterEach(() => scenario.close());

  it('hides lost or done projects and asks for a collaborator', async () => {
    await scenario.runAny('findProjects', {
      hidelostdone: true,
      collaborator: 'ines.carvalho@northwind-harbor.example',
    });
    expect(scenario.sent[0]?.query).toMatchObject({
      hidelostdone: 'true',
      collaborator: 'ines.carvalho@northwind-harbor.example',
    });
    expect(scenario.remarks()).toEqual([]);
  });
});
