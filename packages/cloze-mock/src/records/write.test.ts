import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

let client: Client;

beforeEach(() => {
  client = clientOf(strictMock());
});

const person = async (id: string): Promise<Record<string, unknown>> =>
  (await client.get(`/v1/people/get?uniqueid=${encodeURIComponent(id)}`))['person'] as Record<string, unknown>;

describe('creating people', () => {
  it('answers with the envelope alone and stores the record', async () => {
    expect(
      await client.post('/v1/people/create', {
        name: 'Ada Lovelace',
        emails: [{ value: 'ada@example.com', type: 'work' }],
      }),
    ).toEqual({ errorcode: 0 });
    expect(await person('ada@example.com')).toMatchObject({
      name: 'Ada Lovelace',
      first: 'Ada',
      last: 'Lovelace',
      emails: [{ value: 'ada@example.com', work: true }],
    });
  });

  it.each([
    ['a name alone', { name: 'Nobody' }],
    ['a wrapped record', { person: { emails: [{ value: 'a@example.com' }] } }],
    ['an address under the wrong name', { name: 'A', email: 'a@example.com' }],
  ])('refuses %s with error 11', async (_, body) => {
    allowBreaches();
    expect(await client.post('/v1/people/create', body)).toEqual({
      errorcode: 11,
      message: 'No identifiers available',
    });
  });

  it('takes a name with another identifier', async () => {
    await client.post('/v1/people/create', { name: 'Grace Hopper', socials: [{ type: 'twitter', value: 'grace' }] });
    expect(await person('twitter:grace')).toMatchObject({ name: 'Grace Hopper' });
  });

  it('refuses a stage the account does not have, naming it (26)', async () => {
    allowBreaches();
    const body = { emails: [{ value: 'a@example.com' }], stage: 'hot' };
    expect(await client.post('/v1/people/create', body)).toEqual({
      errorcode: 26,
      message: 'An invalid value was provided for the stage: hot',
    });
    expect(await client.get('/v1/people/get?uniqueid=a@example.com')).toEqual({ errorcode: 62, message: 'Not found' });
  });

  it('stores nothing on a dry run', async () => {
    expect(await client.post('/v1/people/create', { emails: [{ value: 'dry@example.com' }], dryrun: true })).toEqual({
      errorcode: 0,
    });
    expect(await person('dry@example.com')).toBeUndefined();
  });

  it('creates and links the companies that come along', async () => {
    await client.post('/v1/people/create', {
      emails: [{ value: 'a@example.com' }],
      companies: [{ name: 'Example', domains: ['example.com'] }],
    });
    expect(await person('a@example.com')).toMatchObject({ companies: [{ name: 'Example' }] });
    expect(await client.get('/v1/companies/get?uniqueid=example.com')).toMatchObject({ company: { name: 'Example' } });
  });
});

describe('updating people', () => {
  beforeEach(() =>
    client.post('/v1/people/create', {
      name: 'Ada',
      emails: [{ value: 'ada@example.com' }],
      keywords: ['b', 'a'],
      customFields: [{ id: 'role', type: 'keyword', value: 'Owner' }],
    }),
  );

  it('merges addresses by value, and removes archived ones', async () => {
    await client.post('/v1/people/update', {
      emails: [{ value: 'ada@example.com', work: true }, { value: 'second@example.com' }],
    });
    expect((await person('ada@example.com'))['emails']).toEqual([
      { value: 'ada@example.com', work: true },
      { value: 'second@example.com' },
    ]);
    await client.post('/v1/people/update', {
      emails: [{ value: 'ada@example.com' }, { value: 'second@example.com', archived: true }],
    });
    expect((await person('ada@example.com'))['emails']).toHaveLength(1);
  });

  it('replaces keywords and gives them back in alphabetical order', async () => {
    expect((await person('ada@example.com'))['keywords']).toEqual(['a', 'b']);
    await client.post('/v1/people/update', {
      emails: [{ value: 'ada@example.com' }],
      keywords: ['z', 'B', 'élan', 'a'],
    });
    expect((await person('ada@example.com'))['keywords']).toEqual(['a', 'B', 'élan', 'z']);
  });

  it('merges custom fields by id and keeps ids nobody configured, unless told to validate', async () => {
    await client.post('/v1/people/update', {
      emails: [{ value: 'ada@example.com' }],
      customFields: [{ id: 'shoe-size', type: 'number', value: 39 }],
    });
    expect((await person('ada@example.com'))['customFields']).toMatchObject([
      { id: 'role', value: 'Owner' },
      { id: 'shoe-size', value: 39 },
    ]);
    const strict = {
      emails: [{ value: 'ada@example.com' }],
      validation: 'schema',
      customFields: [{ id: 'hat-size', type: 'number', value: 1 }],
    };
    expect(await client.post('/v1/people/update', strict)).toMatchObject({ errorcode: 26 });
  });

  it('keeps the sync key, and is found by it', async () => {
    const { syncKey } = await person('ada@example.com');
    await client.post('/v1/people/update', { syncKey, name: 'Ada King' });
    expect(await person(String(syncKey))).toMatchObject({ syncKey, name: 'Ada King' });
  });
});

describe('projects', () => {
  it('need a name and an app link, unless they are forced', async () => {
    expect(await client.post('/v1/projects/create', { name: 'Quay' })).toEqual({
      errorcode: 11,
      message: 'At least one appLink must be specified',
    });
    expect(await client.post('/v1/projects/create', { name: 'Quay', forceCreate: true })).toEqual({ errorcode: 0 });
  });

  it('are a second one when the app link changes', async () => {
    const link = (uniqueid: string) => ({ name: 'Twins', appLinks: [{ source: 'crm.example', uniqueid }] });
    await client.post('/v1/projects/create', link('T-1'));
    await client.post('/v1/projects/update', link('T-2'));
    expect(await client.get('/v1/projects/find?freeformquery=Twins')).toMatchObject({ availablecount: 2 });
  });
});

describe('deleting', () => {
  it('answers 62 the second time', async () => {
    await client.post('/v1/people/create', { emails: [{ value: 'gone@example.com' }] });
    expect(await client.delete('/v1/people/delete?uniqueid=gone@example.com')).toEqual({ errorcode: 0 });
    expect(await client.delete('/v1/people/delete?uniqueid=gone@example.com')).toEqual({
      errorcode: 62,
      message: 'Not found',
    });
  });
});
