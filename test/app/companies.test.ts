import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CreateCompanyParameters, UpdateCompanyParameters } from '../../types/index.js';
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
  scenario = await createScenario({ people: 20 });
});
afterEach(() => scenario.close());

/** Goes out under the names of the dialog. */
const AS_IT_IS = {
  ...CONTACT,
  ...PLACE,
  ...IMPORT,
  name: 'Quay AB',
  emails: EMAILS.map((email) => ({ ...email, value: 'office@quay.example' })),
  domains: ['quay.example'],
  description: 'Builds quays.',
  headline: 'Quays and piers',
  industry: 'Construction',
  businessSize: 'Small',
  employees: '10-100',
  picture: 'https://quay.example/logo.png',
  segment: 'customer',
  stage: 'lead',
  step: 's-14409658001',
  notes: 'About quays.',
  atAGlanceNotes: 'Brief.',
  keywords: ['harbour', 'vip'],
  addresses: ADDRESSES,
  appLinks: APP_LINKS,
  defaultSegment: 'customer',
  defaultStage: 'lead',
  defaultStep: 's-14409658001',
  shareTo: 'team',
  shareTimeline: true,
  assignTo: TEAMMATE,
  defaultAssignTo: TEAMMATE,
  node: '/North',
  defaultNode: '/North',
  archived: false,
  account: TEAMMATE,
};

const EVERY_FIELD = {
  ...AS_IT_IS,
  ...CUSTOM_FIELDS.given,
  requiredField: 'email' as const,
  twitter: 'quay',
  facebook: 'quay.ab',
  socials: SOCIALS,
  type: 'Pilot',
  leadSource: ['Website', 'Referral'],
  returnRecord: true,
} satisfies CreateCompanyParameters;

const BODY = {
  ...AS_IT_IS,
  socials: [...SOCIALS, { type: 'twitter', value: 'quay' }, { type: 'facebook', value: 'quay.ab' }],
  customFields: [
    ...CUSTOM_FIELDS.sent,
    { id: 'type', type: 'keyword', value: 'Pilot' },
    { id: 'lead-source', type: 'keywords', value: 'Website,Referral' },
  ],
};

describe('createCompany', () => {
  it('sends every field of its dialog as the API knows it, and gives the record', async () => {
    expect(unfilled(scenario.app, 'createCompany', EVERY_FIELD)).toEqual([]);
    const [company] = await scenario.run('createCompany', EVERY_FIELD);
    expect(scenario.posted()).toMatchObject([{ path: '/v1/companies/create' }]);
    expect(scenario.posted()[0]?.body).toEqual(BODY);
    expect(scenario.sent.at(-1)).toMatchObject({ path: '/v1/companies/get', query: { uniqueid: 'quay.example' } });
    expect(company).toMatchObject({ name: 'Quay AB', industry: 'Construction', customFieldValues: { type: 'Pilot' } });
    expect(scenario.remarks()).toEqual([]);
  });

  it.each([
    [{ requiredField: 'domain', domains: ['quay.example'] }, 'quay.example'],
    [{ requiredField: 'email', emails: [{ value: 'office@quay.example' }] }, 'office@quay.example'],
  ] as const)('sends only what is required: %o', async ({ requiredField, ...identifier }, uniqueid) => {
    const [company] = await scenario.runAny('createCompany', { name: 'Quay', requiredField, ...identifier });
    expect(scenario.posted()[0]?.body).toEqual({ name: 'Quay', ...identifier });
    expect(scenario.sent.at(-1)?.query).toEqual({ uniqueid });
    expect(company).toMatchObject({ name: 'Quay', firstSeen: expect.any(Date) });
  });

  it.each([
    ['email', 'emails'],
    ['domain', 'domains'],
  ] as const)('requires what Required Field asks for: %s', async (requiredField, parameter) => {
    await expect(scenario.run('createCompany', { name: 'Quay', requiredField })).rejects.toMatchObject({
      issues: [{ parameter, code: 'missing' }],
    });
    expect(scenario.sent).toEqual([]);
  });

  it('asks for the name and for how it is recognized', async () => {
    await expect(scenario.runAny('createCompany')).rejects.toMatchObject({
      issues: [
        { parameter: 'name', code: 'missing' },
        { parameter: 'requiredField', code: 'missing' },
      ],
    });
  });
});

describe('updateCompany', () => {
  it('sends every field of its dialog, with the sync key', async () => {
    const [known] = await scenario.run('findCompanies', { limit: 1 });
    const given: UpdateCompanyParameters = { ...EVERY_FIELD, syncKey: known?.syncKey ?? '' };
    expect(unfilled(scenario.app, 'updateCompany', given)).toEqual([]);
    await scenario.run('updateCompany', given);
    expect(scenario.posted()).toMatchObject([{ path: '/v1/companies/update' }]);
    expect(scenario.posted()[0]?.body).toEqual({ ...BODY, syncKey: known?.syncKey });
    expect(scenario.sent.at(-1)).toMatchObject({ path: '/v1/companies/get', query: { uniqueid: known?.syncKey } });
    expect(scenario.remarks()).toEqual([]);
  });

  it('changes what was filled in, and nothing else', async () => {
    const [before] = await scenario.run('findCompanies', { sort: 'name', limit: 1 });
    const identity = { name: before?.name ?? '', requiredField: 'domain' as const, domains: before?.domains ?? [] };
    const [after] = await scenario.run('updateCompany', { ...identity, description: 'New' });
    expect(scenario.posted()[0]?.body).toEqual({ name: identity.name, domains: identity.domains, description: 'New' });
    expect({ ...after, lastChanged: before?.lastChanged }).toEqual({ ...before, description: 'New' });
  });

  it('takes an e-mail address in place of the sync key', async () => {
    await scenario.run('updateCompany', {
      name: 'Quay',
      requiredField: 'domain',
      domains: ['quay.example'],
      syncKey: 'office@quay.example',
    });
    expect(scenario.posted()[0]?.body).toEqual({
      name: 'Quay',
      domains: ['quay.example'],
      emails: [{ value: 'office@quay.example' }],
    });
  });
});
