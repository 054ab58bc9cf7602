import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario();
});
afterEach(() => scenario.close());

/** Every documented field of a person, as a scenario builder would fill it in. */
const EVERY_FIELD = {
  name: 'Ada Lovelace',
  headline: 'Analyst',
  picture: 'https://example.com/ada.png',
  private: true,
  segment: 'customer',
  stage: 'lead',
  step: 's-14409658001',
  notes: 'Writes notes.',
  keywords: ['vip', 'engine'],
  twitter: 'ada',
  facebook: 'ada.l',
  linkedin: 'adalovelace',
  emails: [{ value: 'ada@example.com', work: true }],
  phones: [{ value: '+44123456789', mobile: true }],
  faxes: [{ value: '+44987654321', home: true }],
  addresses: [{ street: '1 Main Street', city: 'London', country: 'GB', postcode: 'W1', work: true, latitude: 51.5 }],
  appLinks: [{ source: 'crm.example', uniqueid: 'A-1', label: 'CRM', url: 'https://crm.example/A-1' }],
  urls: [{ address: 'https://ada.example', name: 'Home page' }],
  type: 'Key account',
  role: 'Owner',
  department: 'Engineering',
  leadSource: ['Website', 'Referral'],
};

describe('createPerson', () => {
  it('sends every documented field under the name the API knows, and reads the record back', async () => {
    const [person] = await scenario.run('createPerson', EVERY_FIELD);
    expect(scenario.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/people/create',
      'GET /v1/people/get',
    ]);
    expect(scenario.sent[0]?.body).toMatchObject({
      name: 'Ada Lovelace',
      headline: 'Analyst',
      picture: 'https://example.com/ada.png',
      private: true,
      segment: 'customer',
      stage: 'lead',
      step: 's-14409658001',
      notes: 'Writes notes.',
      keywords: ['vip', 'engine'],
      emails: [{ value: 'ada@example.com', work: true }],
      phones: [{ value: '+44123456789', mobile: true }],
      faxes: [{ value: '+44987654321', home: true }],
      addresses: [{ city: 'London', postcode: 'W1', latitude: 51.5 }],
      appLinks: [{ source: 'crm.example', uniqueid: 'A-1', label: 'CRM' }],
      urls: [{ address: 'https://ada.example', name: 'Home page' }],
      socials: expect.arrayContaining([
        { type: 'twitter', value: 'ada' },
        { type: 'facebook', value: 'ada.l' },
        { type: 'linkedin', value: 'adalovelace' },
      ]),
      customFields: expect.arrayContaining([
        { id: 'role', type: 'keyword', value: 'Owner' },
        { id: 'department', type: 'keyword', value: 'Engineering' },
        { id: 'lead-source', type: 'keywords', value: 'Website,Referral' },
      ]),
    });
    expect(person).toMatchObject({ name: 'Ada Lovelace', stage: 'lead', lastChanged: expect.any(Date) });
  });

  it('sends nothing that was not filled in', async () => {
    await scenario.run('createPerson', { emails: [{ value: 'only@example.com' }] });
    expect(scenario.sent[0]?.body).toEqual({ emails: [{ value: 'only@example.com' }] });
  });

  it('does not read back when told so', async () => {
    await scenario.run('createPerson', { emails: [{ value: 'only@example.com' }], returnRecord: false });
    expect(scenario.sent).toHaveLength(1);
  });

  it('keeps a write that succeeded when reading back finds nothing', async () => {
    scenario.answerOnce('/v1/people/get', { body: { errorcode: 62, message: 'Not found' } });
    expect(await scenario.run('createPerson', { emails: [{ value: 'a@example.com' }] })).toHaveLength(1);
  });

  it('says what Cloze says when it has no identifier (11)', async () => {
    await expect(scenario.run('createPerson', { name: 'Nobody' })).rejects.toMatchObject({
      type: 'DataError',
      message: '[200] No identifiers available (Cloze error 11)',
    });
  });

  it('names the value Cloze does not take (26)', async () => {
    const parameters = { emails: [{ value: 'a@example.com' }], node: '/x', assignTo: 'stranger@example.com' };
    await expect(scenario.run('createPerson', parameters)).rejects.toMatchObject({
      type: 'DataError',
      message: expect.stringContaining('Cloze error 26'),
    });
  });
});

describe('updatePerson', () => {
  it('changes the record that the sync key names, and nothing else of it', async () => {
    const [before] = await scenario.run('findPeople', { sort: 'name', limit: 1 });
    scenario.forget();
    const [after] = await scenario.run('updatePerson', { syncKey: before?.['syncKey'], headline: 'New headline' });
    expect(scenario.sent[0]).toMatchObject({
      method: 'POST',
      path: '/v1/people/update',
      body: { syncKey: before?.['syncKey'], headline: 'New headline' },
    });
    expect(after).toMatchObject({ name: before?.['name'], headline: 'New headline' });
  });

  it('takes an e-mail address in place of the sync key', async () => {
    await scenario.run('createPerson', { name: 'Ada', emails: [{ value: 'ada@example.com' }] });
    scenario.forget();
    await scenario.run('updatePerson', { syncKey: 'ada@example.com', stage: 'current' });
    expect(scenario.sent[0]?.body).toMatchObject({ emails: [{ value: 'ada@example.com' }], stage: 'current' });
  });
});

describe.each([
  { one: 'Person', path: '/v1/people', find: 'findPeople' },
  { one: 'Company', path: '/v1/companies', find: 'findCompanies' },
  { one: 'Project', path: '/v1/projects', find: 'findProjects' },
])('get and delete a $one', ({ one, path, find }) => {
  it('gets the record by its sync key in one request', async () => {
    const [known] = await scenario.run(find, { limit: 1 });
    scenario.forget();
    const [record] = await scenario.run(`get${one}`, { uniqueid: known?.['syncKey'] });
    expect(record).toMatchObject({ syncKey: known?.['syncKey'], name: known?.['name'] });
    expect(scenario.sent).toMatchObject([
      { method: 'GET', path: `${path}/get`, query: { uniqueid: known?.['syncKey'] } },
    ]);
  });

  it('deletes it with the identifier in the query, and passes the identifier on', async () => {
    const [known] = await scenario.run(find, { limit: 1 });
    scenario.forget();
    expect(await scenario.run(`delete${one}`, { uniqueid: known?.['syncKey'] })).toEqual([
      { uniqueid: known?.['syncKey'] },
    ]);
    expect(scenario.sent).toMatchObject([
      { method: 'DELETE', path: `${path}/delete`, query: { uniqueid: known?.['syncKey'] } },
    ]);
    await expect(scenario.run(`get${one}`, { uniqueid: known?.['syncKey'] })).rejects.toMatchObject({
      type: 'DataError',
      message: '[200] Not found (Cloze error 62)',
    });
  });

  it('asks for the identifier before anything is sent', async () => {
    await expect(scenario.run(`get${one}`, {})).rejects.toMatchObject({
      type: 'BundleValidationError',
      details: ["Missing value of required parameter 'uniqueid'."],
    });
    expect(scenario.sent).toEqual([]);
  });
});

describe('createCompany and createProject', () => {
  it('creates a company by its domain', async () => {
    const [company] = await scenario.run('createCompany', {
      name: 'Quay AB',
      requiredField: 'domain',
      domains: ['quay.example'],
    });
    expect(scenario.sent[0]?.body).toMatchObject({ name: 'Quay AB', domains: ['quay.example'] });
    expect(company).toMatchObject({ name: 'Quay AB' });
  });

  it('creates a project with plain dates in the scenario’s zone', async () => {
    await scenario.close();
    scenario = await createScenario({ timezone: 'Europe/Prague' });
    await scenario.run('createProject', {
      name: 'Quay',
      appLinks: [{ source: 'crm.example', uniqueid: 'Q-1' }],
      startDate: new Date('2026-03-31T22:30:00Z'),
    });
    expect(scenario.sent[0]?.body).toMatchObject({ name: 'Quay', startDate: '2026-04-01' });
  });
});
