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
  ['teamRoles', { label: 'Administrator', value: 'admin' }],
  ['projectSteps', { value: 's-14409658015' }],
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

describe('customFields', () => {
  const optionOf = async (relationtype: string, id: string): Promise<{ nested: Record<string, unknown>[] }> => {
    const options = (await scenario.rpc('customFields', { relationtype })) as { value: string }[];
    return options.find(({ value }) => value === id) as unknown as { nested: Record<string, unknown>[] };
  };

  it.each([
    ['project', 'remark', 'text', { name: 'value', type: 'text' }],
    ['company', 'berths', 'number', { name: 'value', type: 'number' }],
    ['project', 'draught', 'decimal', { name: 'value', type: 'number' }],
    ['project', 'value', 'currency', { name: 'value', type: 'number' }],
    ['project', 'budget-range', 'range', { name: 'min', type: 'number' }],
    ['project', 'matching-changed', 'date', { name: 'value', type: 'text', validate: { pattern: expect.any(String) } }],
    [
      'project',
      'forecast',
      'keyword',
      { name: 'value', type: 'select', options: expect.stringContaining('field=forecast') },
    ],
    ['project', 'lead-source', 'keywords', { name: 'value', type: 'select', multiple: true }],
    [
      'project',
      'crew',
      'people',
      { name: 'value', type: 'text', help: expect.stringContaining('separated by commas') },
    ],
    ['project', 'yards', 'entities', { name: 'value', type: 'text', help: expect.stringContaining('Domains') }],
  ])('opens for a field of a %s, %s, the type %s and a value field that fits', async (kind, id, type, value) => {
    const { nested } = await optionOf(kind, id);
    expect(nested[0]).toEqual({ name: 'type', type: 'hidden', default: type });
    expect(nested[1]).toMatchObject(value);
    expect(scenario.sent).toHaveLength(1);
  });

  it('offers a unit for numbers and a second end for ranges', async () => {
    expect((await optionOf('project', 'value')).nested[2]).toMatchObject({
      name: 'unit',
      type: 'text',
      advanced: false,
    });
    expect((await optionOf('project', 'budget-range')).nested[2]).toMatchObject({ name: 'max', type: 'number' });
  });

  it('gives the values of one field, and none of a field that has none', async () => {
    const values = { relationtype: 'person', field: 'role' };
    expect(await scenario.rpc('customFieldValues', values)).toContainEqual({ label: 'Manager', value: 'Manager' });
    expect(await scenario.rpc('customFieldValues', { ...values, field: 'nothing' })).toEqual([]);
  });

  it('describes the fields in outputs, by ID', async () => {
    expect(await scenario.rpc('customFieldOutputs', { relationtype: 'project' })).toMatchObject({
      name: 'customFieldValues',
      type: 'collection',
      spec: expect.arrayContaining([
        { name: 'value', label: 'Value', type: 'number' },
        { name: 'matching-changed', label: 'Matching Changed', type: 'date' },
      ]),
    });
  });

  it('is empty for an account that has none', async () => {
    for (const rpc of ['customFields', 'customFieldOutputs', 'projectForecasts'] as const) {
      scenario.answerOnce('/v1/user/fields', { body: { errorcode: 0 } });
      expect(await scenario.rpc(rpc, { relationtype: 'person' })).toEqual(
        {
          customFields: [],
          customFieldOutputs: expect.objectContaining({ spec: [] }),
          projectForecasts: [
            expect.objectContaining({ value: 'Commit' }),
            expect.objectContaining({ value: 'Best Case' }),
          ],
        }[rpc],
      );
    }
  });
});

it('offers the views of each kind of record', async () => {
  expect(await scenario.rpc('views', { relationtype: 'companies' })).toContainEqual({
    label: 'My Companies',
    value: 'my',
  });
});

it.each(['personSegments', 'personStages', 'projectSegments', 'projectStages'] as const)(
  '%s lists 500 entries at most (C20)',
  async (rpc) => {
    const list = Array.from({ length: 600 }, (_, index) => ({ key: `k${index}`, name: `Name ${index}` }));
    scenario.answerOnce('/v1/user/', { body: { errorcode: 0, list } });
    expect(await scenario.rpc(rpc)).toHaveLength(500);
  },
);

it.each(['searchPeople', 'searchCompanies', 'searchProjects'] as const)(
  '%s leaves a mapped query out (R5.4)',
  async (rpc) => {
    await scenario.rpc(rpc, { query: '{{4.name}}' });
    expect(scenario.sent[0]?.query).toEqual({ pagesize: '500' });
  },
);
