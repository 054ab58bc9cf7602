import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreatePersonParameters } from '../../types/index.js';
import { unfilled } from './support/dialog.js';
import {
  ADDRESSES,
  APP_LINKS,
  CONTACT,
  CUSTOM_FIELDS,
  EMAILS,
  IMPORT,
  PLACE,
  SOCIALS,
  TEAMMATE,
} from './support/every-field.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario({ people: 20, timezone: 'Europe/Prague' });
});
afterEach(() => scenario.close());

/** Goes out under the names of the dialog. */
const AS_IT_IS = {
  ...CONTACT,
  ...PLACE,
  ...IMPORT,
  name: 'Ada Lovelace',
  first: 'Ada',
  middle: 'King',
  last: 'Lovelace',
  headline: 'Analyst',
  household: 'The Lovelaces',
  picture: 'https://example.com/ada.png',
  private: false,
  segment: 'customer',
  stage: 'lead',
  step: 's-14409658001',
  notes: 'Writes notes.',
  atAGlanceNotes: 'Brief.',
  timelineNotes: ['Met in London.'],
  keywords: ['engine', 'vip'],
  emails: EMAILS,
  addresses: ADDRESSES,
  appLinks: APP_LINKS,
  gender: 'female',
  formality: 'formal',
  workHistory: [{ organization: 'Engines Ltd', title: 'Analyst', archived: false }],
  companies: [{ name: 'Engines Ltd', domains: ['engines.example'] }],
  defaultSegment: 'customer',
  defaultStage: 'lead',
  defaultStep: 's-14409658001',
  recycleSegment: true,
  recycleStage: true,
  shareTo: 'team',
  shareTimeline: true,
  assignTo: TEAMMATE,
  defaultAssignTo: TEAMMATE,
  node: '/North',
  defaultNode: '/North',
  campaignId: 'c-1',
  bucket: 'b-1',
  archived: false,
  replaceIdentity: 'merge' as const,
  stripAliases: true,
  account: TEAMMATE,
} satisfies CreatePersonParameters;

const EVERY_FIELD = {
  ...AS_IT_IS,
  ...CUSTOM_FIELDS.given,
  twitter: 'ada_l',
  facebook: 'ada.l',
  linkedin: 'adalovelace',
  socials: SOCIALS,
  type: 'Pilot',
  role: 'Owner',
  department: 'Sales',
  leadSource: ['Website', 'Referral'],
  // Midnight in Prague: the day before in UTC.
  birthday: new Date('1985-12-09T23:00:00Z'),
  returnRecord: true,
} satisfies CreatePersonParameters;

const BODY = {
  ...AS_IT_IS,
  birthday: '1985-12-10',
  socials: [
    ...SOCIALS,
    { type: 'twitter', value: 'ada_l' },
    { type: 'facebook', value: 'ada.l' },
    { type: 'linkedin', value: 'adalovelace' },
  ],
  customFields: [
    ...CUSTOM_FIELDS.sent,
    { id: 'type', type: 'keyword', value: 'Pilot' },
    { id: 'role', type: 'keyword', value: 'Owner' },
    { id: 'department', type: 'keyword', value: 'Sales' },
    { id: 'lead-source', type: 'keywords', value: 'Website,Referral' },
  ],
};

describe('createPerson', () => {
  it('sends every field of its dialog as the API knows it, and gives the record', async () => {
    expect(unfilled(scenario.app, 'createPerson', EVERY_FIELD)).toEqual([]);
    const [person] = await scenario.run('createPerson', EVERY_FIELD);
    expect(scenario.posted()).toMatchObject([{ path: '/v1/people/create' }]);
    expect(scenario.posted()[0]?.body).toEqual(BODY);
    expect(scenario.sent.at(-1)).toMatchObject({
      method: 'GET',
      path: '/v1/people/get',
      query: { uniqueid: 'ada@example.com' },
    });
    expect(person).toMatchObject({
      name: 'Ada Lovelace',
      stage: 'lead',
      birthday: '1985-12-10',
      customFieldValues: { role: 'Owner', remark: 'Says "hello", twice' },
      lastChanged: expect.any(Date),
    });
    expect(scenario.remarks()).toEqual([]);
  });

  it('sends nothing that was not filled in', async () => {
    await scenario.run('createPerson', { emails: [{ value: 'only@example.com' }] });
    expect(scenario.posted()[0]?.body).toEqual({ emails: [{ value: 'only@example.com' }] });
  });

  it.each([
    [{ phones: [{ value: '+442079460100' }] }, '+442079460100'],
    [{ twitter: 'ada_l' }, 'twitter:ada_l'],
    [{ facebook: 'ada.l' }, 'facebook:ada.l'],
    [{ linkedin: 'adalovelace' }, 'linkedin:adalovelace'],
    [{ appLinks: [{ source: 'crm.example', uniqueid: 'A-1' }] }, 'crm.example:A-1'],
  ])('reads the record back by the identifier it has: %o', async (identifier, uniqueid) => {
    const [person] = await scenario.run('createPerson', { name: 'Ada Lovelace', ...identifier });
    expect(scenario.sent.at(-1)?.query).toEqual({ uniqueid });
    expect(person).toMatchObject({ name: 'Ada Lovelace', syncKey: expect.any(String) });
  });

  it('keeps texts that look like expressions', async () => {
    const [person] = await scenario.run('createPerson', {
      name: '{{1 + 1}}',
      emails: [{ value: 'braces@example.com' }],
      notes: '{{connection.apiKey}}',
      role: '{{now}}',
    });
    expect(person).toMatchObject({ name: '{{1 + 1}}', notes: '{{connection.apiKey}}' });
    expect(person?.customFieldValues).toEqual({ role: '{{now}}' });
  });

  it('says what Cloze says when it has no identifier (11)', async () => {
    await expect(scenario.run('createPerson', { name: 'Nobody' })).rejects.toMatchObject({
      type: 'DataError',
      message: '[200] No identifiers available (Cloze error 11)',
    });
  });

  it('names the value Cloze does not take (26)', async () => {
    const parameters = { emails: [{ value: 'a@example.com' }], assignTo: 'stranger@example.com' };
    await expect(scenario.run('createPerson', parameters)).rejects.toMatchObject({
      type: 'DataError',
      message: expect.stringContaining('Cloze error 26'),
    });
  });
});

describe('updatePerson', () => {
  it('sends every field of its dialog, with the sync key', async () => {
    const [known] = await scenario.run('findPeople', { limit: 1 });
    const syncKey = known?.syncKey ?? '';
    expect(unfilled(scenario.app, 'updatePerson', { ...EVERY_FIELD, syncKey })).toEqual([]);
    await scenario.run('updatePerson', { ...EVERY_FIELD, syncKey });
    expect(scenario.posted()).toMatchObject([{ path: '/v1/people/update' }]);
    expect(scenario.posted()[0]?.body).toEqual({ ...BODY, syncKey });
    expect(scenario.sent.at(-1)).toMatchObject({ path: '/v1/people/get', query: { uniqueid: syncKey } });
    expect(scenario.remarks()).toEqual([]);
  });

  it('changes what was filled in, and nothing else', async () => {
    const [before] = await scenario.run('findPeople', { sort: 'name', limit: 1 });
    const syncKey = before?.syncKey ?? '';
    const [after] = await scenario.run('updatePerson', { syncKey, headline: 'New headline' });
    expect(scenario.posted()[0]?.body).toEqual({ syncKey, headline: 'New headline' });
    expect({ ...after, lastChanged: before?.lastChanged }).toEqual({ ...before, headline: 'New headline' });
  });

  it('takes an e-mail address in place of the sync key', async () => {
    await scenario.run('createPerson', { name: 'Ada', emails: [{ value: 'ada@example.com' }] });
    scenario.forget();
    const more = { emails: [{ value: 'ada@home.example', home: true }] };
    await scenario.run('updatePerson', { syncKey: 'ada@example.com', stage: 'current', ...more });
    expect(scenario.posted()[0]?.body).toEqual({
      emails: [{ value: 'ada@example.com' }, { value: 'ada@home.example', home: true }],
      stage: 'current',
    });
    expect(scenario.sent.at(-1)?.query).toEqual({ uniqueid: 'ada@example.com' });
  });

  it('finds the person by an e-mail address of the list when there is no key', async () => {
    const [person] = await scenario.run('updatePerson', { emails: [{ value: 'new@example.com' }], name: 'New' });
    expect(scenario.sent.at(-1)?.query).toEqual({ uniqueid: 'new@example.com' });
    expect(person).toMatchObject({ name: 'New' });
  });
});
