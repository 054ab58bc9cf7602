import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario();
});
afterEach(() => scenario.close());

const labelled = expect.objectContaining({ label: expect.any(String), value: expect.anything() });

describe.each([
  ['personSegments', { label: 'Client', value: 'customer' }],
  ['personStages', { label: 'Lead', value: 'lead' }],
  ['projectSegments', { label: 'Deal', value: 'project1' }],
  ['projectStages', { label: 'Pending', value: 'pending' }],
  ['personSteps', { value: 's-14409658001' }],
  ['teamMembers', { value: 'ines.carvalho@northwind-harbor.example' }],
  ['teamNodes', { value: '/North/SE' }],
])('%s', (rpc, known) => {
  it('lists the account’s own choices in one request (R5.1, R5.6)', async () => {
    const options = (await scenario.rpc(rpc)) as unknown[];
    expect(options).toContainEqual(expect.objectContaining(known));
    for (const option of options) expect(option).toEqual(labelled);
    expect(scenario.sent).toHaveLength(1);
  });

  it('is empty for an account that has nothing', async () => {
    await scenario.close();
    scenario = await createScenario({
      starter: { settings: { segments: { people: [], projects: [] }, stages: { people: [], projects: [] } } },
    });
    const known = ((await scenario.rpc(rpc)) as { value: string }[]).filter(
      ({ value }) => value !== 'none' && value !== 'any',
    );
    expect(known).toEqual([]);
  });

  it('copes with a mapped value in the form (R5.4)', async () => {
    const form = { segment: '{{4.segment}}', stage: '{{4.stage}}' };
    await expect(scenario.rpc(rpc, form)).resolves.toEqual(expect.any(Array));
  });

  it('says why it failed', async () => {
    scenario.answerOnce('/v1/', { status: 401, body: { errorcode: 1, message: 'The API key was not found' } });
    await expect(scenario.rpc(rpc)).rejects.toMatchObject({ type: 'InvalidAccessTokenError' });
  });
});

describe('personSteps', () => {
  it('narrows to the segment and the stage chosen', async () => {
    const all = (await scenario.rpc('personSteps')) as unknown[];
    const some = (await scenario.rpc('personSteps', { segment: 'customer', stage: 'lead' })) as unknown[];
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
  });
});

describe.each([
  ['searchPeople', 'Petra'],
  ['searchCompanies', 'Harbor'],
  ['searchProjects', 'Quay'],
])('%s', (rpc, query) => {
  it('finds by text and gives sync keys', async () => {
    const found = (await scenario.rpc(rpc, { query })) as { label: string; value: string }[];
    expect(found.length).toBeGreaterThan(0);
    for (const option of found) expect(option).toEqual(labelled);
    expect(scenario.sent).toHaveLength(1);
  });
});
