import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEAST_CALL_ROWS, LEAST_CALLS } from './support/least-calls.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario({ people: 5 });
  await scenario.run('createPerson', LEAST_CALLS.createPerson.parameters);
  await scenario.run('createCompany', LEAST_CALLS.updateCompany.parameters);
  await scenario.run('createCompany', LEAST_CALLS.createCompany.parameters);
  await scenario.run('createProject', LEAST_CALLS.createProject.parameters);
});
beforeEach(() => scenario.forget());
afterAll(() => scenario.close());

const made = (): string[] => scenario.sent.map(({ method, path }) => `${method} ${path}`);
const deletesLast = [...LEAST_CALL_ROWS].sort(
  (left, right) => Number(left.module.startsWith('delete')) - Number(right.module.startsWith('delete')),
);

describe.each(deletesLast)('$module', ({ module, parameters, requests }) => {
  it(`takes ${requests.length === 1 ? 'one request' : 'two requests'} with what is required alone`, async () => {
    await scenario.runAny(module, parameters);
    expect(made()).toEqual(requests);
    expect(scenario.remarks()).toEqual([]);
  });
});

describe.each(LEAST_CALL_ROWS.filter(({ requests }) => requests.length === 2))('$module', (row) => {
  it.each([
    ['told not to return the record', { returnRecord: false }],
    ['only trying it out', { dryrun: true }],
    ['skipping the import', { skipImport: true }],
  ])('takes one request when %s', async (_, more) => {
    await scenario.runAny(row.module, { ...row.parameters, ...more });
    expect(made()).toEqual(row.requests.slice(0, 1));
  });
});

it('creates a project without an identifier in one request, since nothing would find it again', async () => {
  await scenario.run('createProject', { name: 'Nameless', forceCreate: true });
  expect(made()).toEqual(['POST /v1/projects/create']);
});

it.each([
  'listSegments',
  'listStages',
  'listSteps',
  'listCustomFields',
  'listViews',
  'listTeamMembers',
  'listTeamNodes',
  'listTeamRoles',
  'listSubscriptions',
] as const)('%s gives as many as the limit, from one answer', async (module) => {
  const all = await scenario.runAny(module, { limit: 1000 });
  expect(await scenario.runAny(module, { limit: 1 })).toEqual(all.slice(0, 1));
  expect(made()).toHaveLength(2);
});
