import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

let client: Client;

beforeEach(() => {
  client = clientOf(strictMock({ starter: {} }));
});

const PERSON = {
  name: 'Ada Lovelace',
  emails: [{ value: 'Ada.Lovelace@Example.com' }, { value: 'ada@second.example' }],
  phones: [{ value: '+46 31 123 45-67', mobile: true }],
  socials: [
    { type: 'twitter', value: '@ada' },
    { type: 'linkedin', value: 'in/ada' },
    { type: 'facebook', value: 'ada.l' },
  ],
  appLinks: [{ source: 'na.crm.example', uniqueid: 'CLOZE-a:1' }],
};
const COMPANY = {
  name: 'Engines',
  domains: ['engines.example'],
  emails: [{ value: 'office@engines.example' }],
  phones: [{ value: '031-99 88 77' }],
  socials: [{ type: 'twitter', value: 'engines' }],
  appLinks: [{ source: 'crm.example', uniqueid: 'C-9' }],
};
const PROJECT = { name: 'Mill', appLinks: [{ source: 'crm.example', uniqueid: 'D-9' }] };

type Kind = 'people' | 'companies' | 'projects';
const ONE = { people: 'person', companies: 'company', projects: 'project' } as const;
const get = async (kind: Kind, id: string, more = ''): Promise<Record<string, unknown> | undefined> =>
  (await client.get(`/v1/${kind}/get?uniqueid=${encodeURIComponent(id)}${more}`))[ONE[kind]] as
    | Record<string, unknown>
    | undefined;

describe('uniqueid', () => {
  const forms: readonly (readonly [Kind, object, string])[] = [
    ['people', PERSON, 'ada.lovelace@example.com'],
    ['people', PERSON, 'ADA@SECOND.EXAMPLE'],
    ['people', PERSON, '+46311234567'],
    ['people', PERSON, '+46 (31) 123-45-67'],
    ['people', PERSON, 'ada'],
    ['people', PERSON, '@ada'],
    ['people', PERSON, 'twitter:ada'],
    ['people', PERSON, 'linkedin:in/ada'],
    ['people', PERSON, 'facebook:ada.l'],
    ['people', PERSON, 'na.crm.example:CLOZE-a:1'],
    ['companies', COMPANY, 'engines.example'],
    ['companies', COMPANY, 'https://www.Engines.example/about'],
    ['companies', COMPANY, 'office@engines.example'],
    ['companies', COMPANY, '031998877'],
    ['companies', COMPANY, 'engines'],
    ['companies', COMPANY, 'twitter:engines'],
    ['companies', COMPANY, 'crm.example:C-9'],
    ['projects', PROJECT, 'crm.example:D-9'],
  ];

  it.each(forms)('of %s %j may be %s, for get and for delete', async (kind, body, id) => {
    await client.post(`/v1/${kind}/create`, body);
    const found = await get(kind, id);
    expect(found).toMatchObject({ name: (body as { name: string }).name });
    // Keys of Cloze's own and the later generation's name of the parameter.
    for (const key of [found?.['syncKey'], found?.['direct'], `direct:${found?.['direct']}`]) {
      const again = await client.get(`/v1/${kind}/get?id=${encodeURIComponent(String(key))}`);
      expect(again).toMatchObject({ [ONE[kind]]: { syncKey: found?.['syncKey'] } });
    }
    expect(await client.delete(`/v1/${kind}/delete?uniqueid=${encodeURIComponent(id)}`)).toEqual({ errorcode: 0 });
    expect(await client.get(`/v1/${kind}/get?uniqueid=${encodeURIComponent(id)}`)).toEqual({
      errorcode: 62,
      message: 'Not found',
    });
  });

  it.each(['people', 'companies', 'projects'] as const)('is wanted by get and delete of %s (11)', async (kind) => {
    allowBreaches();
    const refused = { errorcode: 11, message: 'No identifiers available' };
    expect(await client.get(`/v1/${kind}/get`)).toEqual(refused);
    expect(await client.delete(`/v1/${kind}/delete?uniqueid=`)).toEqual(refused);
  });

  it('with team=true finds only what the team shares', async () => {
    await client.post('/v1/people/create', PERSON);
    expect(await get('people', 'ada', '&team=true')).toBeUndefined();
    await client.post('/v1/people/update', { emails: [{ value: 'ada@second.example' }], shareTo: 'team' });
    expect(await get('people', 'ada', '&team=true')).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('reaches for no prototype', async () => {
    for (const id of ['__proto__', 'constructor', 'twitter:__proto__', 'direct:', 'sync:', ':', 'a:'])
      expect(await get('people', id)).toBeUndefined();
  });
});

describe('a sync key', () => {
  it('survives every change, also of what the record is known by', async () => {
    await client.post('/v1/people/create', PERSON);
    const { syncKey } = (await get('people', 'ada')) ?? {};
    await client.post('/v1/people/update', {
      syncKey,
      emails: [
        { value: 'ada.lovelace@example.com', archived: true },
        { value: 'ada@second.example', archived: true },
        { value: 'new@example.com' },
      ],
    });
    expect(await get('people', 'ada.lovelace@example.com')).toBeUndefined();
    expect(await get('people', 'new@example.com')).toMatchObject({ syncKey, emails: [{ value: 'new@example.com' }] });
  });

  it.each(['people', 'companies', 'projects'] as const)('alone makes no record of %s (62)', async (kind) => {
    expect(await client.post(`/v1/${kind}/update`, { syncKey: 'nobody', stage: 'current' })).toEqual({
      errorcode: 62,
      message: 'Not found',
    });
    expect(await client.get(`/v1/${kind}/find?countonly=true`)).toMatchObject({ availablecount: 0 });
  });

  it('that nothing has does not keep a record with other identifiers from being made', async () => {
    expect(await client.post('/v1/people/update', { syncKey: 'gone', ...PERSON })).toEqual({ errorcode: 0 });
    expect(await get('people', 'ada')).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('that the user’s own data names becomes the record’s', async () => {
    const own = clientOf(
      strictMock({ starter: { people: [{ syncKey: 'my-own-key', emails: [{ value: 'a@b.example' }] }] } }),
    );
    expect(await own.get('/v1/people/get?uniqueid=my-own-key')).toMatchObject({ person: { syncKey: 'my-own-key' } });
  });
});

describe('several records', () => {
  it('are got at once since 2026.9, leaving out what is not there', async () => {
    await client.post('/v1/people/create', PERSON);
    await client.post('/v1/people/create', { emails: [{ value: 'b@example.com' }] });
    const answer = await client.post('/v1/people/getmany', { uniqueids: ['twitter:ada', 'nobody', 'b@example.com'] });
    expect(answer['people']).toMatchObject([{ name: 'Ada Lovelace' }, { emails: [{ value: 'b@example.com' }] }]);
  });
});
