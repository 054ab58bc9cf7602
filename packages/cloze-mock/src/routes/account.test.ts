import { beforeEach, describe, expect, it } from 'vitest';
import type { ClozeMock } from '../index.js';
import { type Client, clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

let mock: ClozeMock;
let client: Client;

beforeEach(() => {
  mock = strictMock();
  client = clientOf(mock);
});

const list = async (path: string): Promise<Record<string, unknown>[]> =>
  (await client.get(path))['list'] as Record<string, unknown>[];
const keys = async (path: string): Promise<unknown[]> => (await list(path)).map(({ key }) => key);

describe('the user', () => {
  it('is told under profile, not user', async () => {
    const answer = await client.get('/v1/user/profile');
    expect(Object.keys(answer)).toEqual(['errorcode', 'profile']);
    expect(answer['profile']).toMatchObject({ email: mock.account.email, first: 'Mara', last: 'Lindqvist' });
  });

  it('has stages and segments: people and companies one list, projects another', async () => {
    expect(await keys('/v1/user/stages/people')).toEqual(
      expect.arrayContaining(['lead', 'future', 'current', 'past', 'out']),
    );
    expect(await keys('/v1/user/stages/projects')).toEqual(
      expect.arrayContaining(['future', 'current', 'pending', 'won', 'lost']),
    );
    expect(await keys('/v1/user/segments/people')).toContain('customer');
    const projects = await keys('/v1/user/segments/projects');
    expect(projects).toContain('project');
    expect(projects).not.toContain('-project');
  });

  it('has steps, by segment and stage; a stage counts only with a segment', async () => {
    const all = (await client.get('/v1/user/steps'))['segments'] as object;
    const own = (await client.get('/v1/user/steps?segment=customer'))['segments'] as Record<string, object>;
    expect(Object.keys(own)).toEqual(['customer']);
    const narrow = await client.get('/v1/user/steps?segment=customer&stage=lead');
    expect(narrow['segments']).toEqual({ customer: { lead: { steps: expect.any(Array) } } });
    expect((await client.get('/v1/user/steps?stage=lead'))['segments']).toEqual(all);
  });

  it('has fields by kind of record, where a company is called an entity', async () => {
    const ofCompanies = await list('/v1/user/fields?relationtype=company');
    expect(ofCompanies.map(({ id }) => id)).toContain('berths');
    expect(ofCompanies.find(({ id }) => id === 'berths')).toMatchObject({
      relations: { entity: true },
      only: { entity: true, person: false, project: false },
    });
    expect((await list('/v1/user/fields')).length).toBeGreaterThan(ofCompanies.length);
  });

  it('has views, which come without an errorcode', async () => {
    expect(Object.keys(await client.get('/v1/user/views'))).toEqual(['people', 'companies', 'projects']);
  });

  it('has keywords with counts since 2026.9', async () => {
    const { keywords } = (await client.get('/v1/user/keywords?type=project&limit=2')) as unknown as {
      keywords: { id: string; count: number }[];
    };
    expect(keywords).toHaveLength(2);
    expect(keywords[0]?.count).toBeGreaterThanOrEqual(keywords[1]?.count ?? 0);
  });
});

describe('the team', () => {
  it('has members with all that either generation shows, roles under both names, nodes in a hierarchy', async () => {
    const members = await list('/v1/team/members/list');
    expect(members.filter(({ isMe }) => isMe)).toMatchObject([{ email: mock.account.email, name: 'Mara Lindqvist' }]);
    const roles = await client.get('/v1/team/roles');
    expect(roles['roles']).toEqual(roles['list']);
    expect(await list('/v1/team/nodes')).toContainEqual({
      node: '/North/SE',
      fullPathLabel: 'North > SE',
      leafLabel: 'Sweden',
      depth: 2,
    });
  });

  it('changes a member', async () => {
    allowBreaches();
    const key = 'bob.whitaker@northwind-harbor.example';
    const change = { key, role: 'agent', nodeByParts: ['South', 'PT'], keywords: { add: ['b', 'a'], remove: ['b'] } };
    expect(await client.post('/v1/team/members/update', change)).toEqual({ errorcode: 0 });
    expect((await list('/v1/team/members/list')).find((member) => member['email'] === key)).toMatchObject({
      role: 'agent',
      node: '/South/PT',
    });
    expect(await client.post('/v1/team/members/update', { key, role: 'king' })).toMatchObject({ errorcode: 26 });
    expect(await client.post('/v1/team/members/update', { key: 'nobody@x.example' })).toMatchObject({ errorcode: 62 });
    expect(await client.post('/v1/team/members/update', {})).toMatchObject({ errorcode: 11 });
  });

  it('is an error where there is none', async () => {
    const alone = clientOf(strictMock({ starter: {} }));
    for (const path of ['/v1/team/roles', '/v1/team/nodes']) expect((await alone.get(path)).errorcode).not.toBe(0);
    expect(await alone.get('/v1/team/members/list')).toMatchObject({ errorcode: 0, list: [] });
  });
});

describe('accounts', () => {
  it('keep to themselves: records, settings, webhooks', async () => {
    const two = strictMock({ accounts: [{ email: 'second@example.com', name: 'Sec Ond' }] });
    const [first, second] = two.accounts.map(({ apiKey }) => clientOf(two, apiKey));
    await second?.post('/v1/people/create', { emails: [{ value: 'only@second.example' }] });
    await second?.post('/v1/webhooks/subscribe', { event: 'person.change', target_url: 'https://a.example/' });
    expect(await first?.get('/v1/people/get?uniqueid=only@second.example')).toMatchObject({ errorcode: 62 });
    expect(await first?.get('/v1/webhooks')).toMatchObject({ list: [] });
    expect(await second?.get('/v1/people/find')).toMatchObject({ availablecount: 1 });
    expect(await second?.get('/v1/user/profile')).toMatchObject({ profile: { email: 'second@example.com' } });
  });
});

describe('reports', () => {
  const ask = (path: string, queries: unknown): Promise<Record<string, unknown>> =>
    client.post(`/v1/analytics/${path}`, { queries });

  it('are keyed by the queries’ names, without an errorcode', async () => {
    const query = { scale: 'month', measures: ['sentmails', 'meetings'] };
    const answer = await ask('activity', { mine: query, yours: query });
    expect(Object.keys(answer)).toEqual(['mine', 'yours']);
    expect(answer['mine']).toEqual(answer['yours']);
    expect(answer['mine']).toMatchObject({ scale: 'month', results: [{ sentmails: expect.any(Number) }, {}, {}, {}] });
    expect(Object.keys(await ask('teamactivity', { team: query }))).toEqual(['team']);
  });

  it('count what is there', async () => {
    const total = async (): Promise<number> => {
      const { all } = (await ask('projects', { all: { mode: 'pipeline' } })) as unknown as {
        all: { segments: Record<string, Record<string, number>> };
      };
      return Object.values(all.segments)
        .flatMap((stages) => Object.values(stages))
        .reduce((sum, count) => sum + count, 0);
    };
    expect(await total()).toBe(120);
    await client.post('/v1/projects/create', { name: 'New', forceCreate: true });
    expect(await total()).toBe(121);
    for (const path of ['leads', 'funnel']) expect(Object.keys(await ask(path, { all: {} }))).toEqual(['all']);
  });

  it('need queries', async () => {
    allowBreaches();
    expect(await client.post('/v1/analytics/activity', {})).toMatchObject({ errorcode: 26 });
    expect(await client.get('/v1/analytics/teamactivity/update?wait=10')).toMatchObject({ errorcode: 0 });
  });
});
