import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateProjectParameters, UpdateProjectParameters } from '../../types/index.js';
import { unfilled } from './support/dialog.js';
import { ADDRESSES, APP_LINKS, CUSTOM_FIELDS, IMPORT, TEAMMATE } from './support/every-field.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario({ people: 20, timezone: 'Europe/Prague' });
});
afterEach(() => scenario.close());

const PEOPLE = [{ name: 'Ada Lovelace', emails: [{ value: 'ada@example.com' }] }];
const COMPANIES = [{ name: 'Quay AB', domains: ['quay.example'] }];

/** Goes out under the names of the dialog. */
const AS_IT_IS = {
  ...IMPORT,
  name: 'Quay',
  appLinks: APP_LINKS,
  summary: 'A new quay.',
  allpictures: true,
  keywords: ['harbour', 'vip'],
  addresses: ADDRESSES,
  segment: 'project1',
  stage: 'pending',
  step: 's-14409658016',
  notes: 'About the quay.',
  atAGlanceNotes: 'Brief.',
  projectTeam: [TEAMMATE],
  clientpeople: PEOPLE,
  partnerpeople: PEOPLE,
  clientcompanies: COMPANIES,
  partnercompanies: COMPANIES,
  defaultSegment: 'project1',
  defaultStage: 'future',
  defaultStep: 's-14409658014',
  recycleSegment: true,
  recycleStage: true,
  node: '/North',
  defaultNode: '/North',
  archived: false,
  account: TEAMMATE,
};

/** Midnight in Prague before the day: 22:00 UTC in summer, 23:00 in winter. */
const EVERY_FIELD = {
  ...AS_IT_IS,
  ...CUSTOM_FIELDS.given,
  picture: 'https://quay.example/1.png',
  pictures: ['https://quay.example/2.png'],
  createdDate: new Date('2026-03-31T22:00:00Z'),
  startDate: new Date('2026-01-31T23:00:00Z'),
  pendingDate: '2026-06-30T22:00:00.000Z',
  endDate: new Date('2026-12-30T23:00:00Z'),
  matchingChanged: new Date('2026-03-28T23:00:00Z'),
  value: 0,
  currency: 'EUR',
  type: 'Pilot',
  forecast: 'Best Case',
  leadSource: ['Website', 'Referral'],
  returnRecord: true,
} satisfies UpdateProjectParameters;

const BODY = {
  ...AS_IT_IS,
  pictures: ['https://quay.example/1.png', 'https://quay.example/2.png'],
  createdDate: '2026-04-01',
  startDate: '2026-02-01',
  pendingDate: '2026-07-01',
  endDate: '2026-12-31',
  customFields: [
    ...CUSTOM_FIELDS.sent,
    { id: 'matching-changed', type: 'date', value: '2026-03-29' },
    { id: 'value', type: 'currency', value: 0, unit: 'EUR' },
    { id: 'type', type: 'keyword', value: 'Pilot' },
    { id: 'forecast', type: 'keyword', value: 'Best Case' },
    { id: 'lead-source', type: 'keywords', value: 'Website,Referral' },
  ],
};

describe('createProject', () => {
  it('sends every field of its dialog as the API knows it, days in the scenario’s zone, and gives the record', async () => {
    const given: CreateProjectParameters = { ...EVERY_FIELD, forceCreate: true };
    expect(unfilled(scenario.app, 'createProject', given)).toEqual([]);
    const [project] = await scenario.run('createProject', given);
    expect(scenario.posted()).toMatchObject([{ path: '/v1/projects/create' }]);
    expect(scenario.posted()[0]?.body).toEqual({ ...BODY, forceCreate: true });
    expect(scenario.sent.at(-1)).toMatchObject({ path: '/v1/projects/get', query: { uniqueid: 'crm.example:A-1' } });
    expect(project).toMatchObject({ name: 'Quay', stage: 'pending', startDate: '2026-02-01' });
    expect(scenario.remarks()).toEqual([]);
  });

  it('sends only what is required', async () => {
    const appLinks = [{ source: 'crm.example', uniqueid: 'Q-1' }];
    await scenario.run('createProject', { name: 'Quay', appLinks });
    expect(scenario.posted()[0]?.body).toEqual({ name: 'Quay', appLinks });
  });

  it('requires an app link, unless it is told to create the project anyway', async () => {
    await expect(scenario.run('createProject', { name: 'Quay' })).rejects.toMatchObject({
      issues: [{ parameter: 'appLinks', code: 'missing' }],
    });
    expect(scenario.sent).toEqual([]);
    expect(await scenario.run('createProject', { name: 'Quay', forceCreate: true })).toEqual([{ errorcode: 0 }]);
    expect(scenario.posted()[0]?.body).toEqual({ name: 'Quay', forceCreate: true });
  });

  it('takes a picture alone, or further pictures alone', async () => {
    const identity = { name: 'Quay', appLinks: [{ source: 'crm.example', uniqueid: 'Q-1' }] };
    await scenario.run('createProject', { ...identity, picture: 'https://quay.example/1.png' });
    await scenario.run('createProject', { ...identity, pictures: ['https://quay.example/2.png'] });
    expect(scenario.posted().map(({ body }) => (body as { pictures: unknown }).pictures)).toEqual([
      ['https://quay.example/1.png'],
      ['https://quay.example/2.png'],
    ]);
  });
});

describe('updateProject', () => {
  it('sends every field of its dialog, with the sync key', async () => {
    const [known] = await scenario.run('findProjects', { limit: 1 });
    const given: UpdateProjectParameters = { ...EVERY_FIELD, syncKey: known?.syncKey ?? '' };
    expect(unfilled(scenario.app, 'updateProject', given)).toEqual([]);
    await scenario.run('updateProject', given);
    expect(scenario.posted()).toMatchObject([{ path: '/v1/projects/update' }]);
    expect(scenario.posted()[0]?.body).toEqual({ ...BODY, syncKey: known?.syncKey });
    expect(scenario.sent.at(-1)).toMatchObject({ path: '/v1/projects/get', query: { uniqueid: known?.syncKey } });
    expect(scenario.remarks()).toEqual([]);
  });

  it('changes what was filled in, and nothing else', async () => {
    const [before] = await scenario.run('findProjects', { sort: 'name', limit: 1 });
    const identity = { name: before?.name ?? '', syncKey: before?.syncKey ?? '' };
    const [after] = await scenario.run('updateProject', { ...identity, summary: 'New' });
    expect(scenario.posted()[0]?.body).toEqual({ ...identity, summary: 'New' });
    expect({ ...after, lastChanged: before?.lastChanged }).toEqual({ ...before, summary: 'New' });
  });

  it('says what Cloze says when neither a key nor an app link finds it (11)', async () => {
    await expect(scenario.run('updateProject', { name: 'Quay' })).rejects.toMatchObject({
      type: 'DataError',
      message: expect.stringMatching(/^\[200\] .* \(Cloze error 11\)$/),
    });
  });
});
