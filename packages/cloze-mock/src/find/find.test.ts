import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';
import { SORTS } from './sort.js';

let client: Client;

beforeAll(() => {
  client = clientOf(strictMock());
});

interface Found {
  readonly availablecount: number;
  readonly people: readonly {
    readonly name: string;
    readonly stage?: string;
    readonly segment?: string;
    readonly assignee?: string;
    readonly lastChanged: number;
  }[];
}

const people = async (query: string): Promise<Found> =>
  (await client.get(`/v1/people/find?${query}`)) as unknown as Found;

describe('find', () => {
  it('pages: ten records unless asked otherwise, never more than a thousand', async () => {
    allowBreaches();
    expect((await people('')).people).toHaveLength(10);
    expect((await people('pagesize=5000')).people).toHaveLength(500);
    const first = await people('pagesize=7&sort=name');
    const second = await people('pagesize=7&pagenumber=2&sort=name');
    const both = await people('pagesize=14&sort=name');
    expect([...first.people, ...second.people]).toEqual(both.people);
  });

  it('counts only, on request', async () => {
    expect(await client.get('/v1/people/find?countonly=true')).toEqual({ errorcode: 0, availablecount: 500 });
  });

  it.each(['lead', 'none', 'any'])('filters by stage %s', async (stage) => {
    const found = await people(`stage=${stage}&pagesize=1000`);
    expect(found.people.length).toBeGreaterThan(10);
    const fits = (own: string | undefined): boolean =>
      stage === 'none' ? own === undefined : stage === 'any' ? own !== undefined : own === stage;
    expect(found.people.every((person) => fits(person.stage))).toBe(true);
  });

  it('takes a segment by key or by name', async () => {
    expect(await people('segment=customer')).toEqual(await people('segment=client'));
  });

  it('looks at the assignee only with assigned=true', async () => {
    const mine = 'jonas.okafor@northwind-harbor.example';
    const found = await people(`assigned=true&assignee=${mine}&pagesize=1000`);
    expect(found.people.length).toBeGreaterThan(0);
    expect(found.people.every(({ assignee }) => assignee === mine)).toBe(true);
    expect((await people(`assignee=${mine}`)).availablecount).toBe(500);
  });

  it('sorts by name from A and by change from the newest', async () => {
    const names = (await people('sort=name&pagesize=100')).people.map(({ name }) => name);
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
    const times = (await people('pagesize=100')).people.map(({ lastChanged }) => lastChanged);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it.each(Object.keys(SORTS))('knows the sort %s, and the same one gives the same order', async (sort) => {
    const found = await people(`sort=${sort}&pagesize=50`);
    expect(found.people).toHaveLength(50);
    expect(await people(`sort=${sort}&pagesize=50`)).toEqual(found);
  });

  it.each(['constructor', 'nonsense'])('takes the sort %s for the default one', async (sort) => {
    allowBreaches();
    expect(await people(`sort=${sort}`)).toEqual(await people(''));
  });

  it('gives each of many records once, in order, although it keeps no more than it needs', async () => {
    const many = clientOf(strictMock({ people: 2000 }));
    const names: string[] = [];
    const keys = new Set<unknown>();
    for (let page = 1; page <= 5; page += 1) {
      const found = await many.get(`/v1/people/find?sort=name&pagesize=400&pagenumber=${page}`);
      for (const { name, syncKey } of found['people'] as { name: string; syncKey: string }[]) {
        names.push(name);
        keys.add(syncKey);
      }
    }
    expect([names.length, keys.size]).toEqual([2000, 2000]);
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
  });

  it('groups before it sorts', async () => {
    const stages = (await people('group=stage&sort=name&stage=any&pagesize=1000')).people.map(({ stage }) => stage);
    expect(stages).toEqual(
      [...stages].sort(
        (a, b) =>
          ['lead', 'future', 'current', 'past', 'out'].indexOf(a ?? '') -
          ['lead', 'future', 'current', 'past', 'out'].indexOf(b ?? ''),
      ),
    );
  });

  it.each([
    ['words', 'petra'],
    ['the documented example', 'name Johnstone'],
    ['a company', 'company:"Harbor Shipyards"'],
    ['a place', 'near:Berlin'],
    ['a country', 'locationcountry:DE'],
    ['a stage by its name', 'stage:Lead'],
    ['a custom field', '#role'],
    ['a custom field’s value', '#role:Buyer'],
    ['a keyword', 'keyword:vip'],
  ])('reads %s in a free-form query', async (_, query) => {
    const { availablecount } = await people(`freeformquery=${encodeURIComponent(query)}`);
    expect(availablecount).toBeGreaterThan(0);
    expect(availablecount).toBeLessThan(500);
  });

  it.each([
    ['scope=local', { owner: 'mine' }],
    ['scope=team', { team: true }],
  ])('keeps to the %s', async (query, what) => {
    const own = strictMock();
    const found = await clientOf(own).get(`/v1/people/find?${query}&pagesize=1000`);
    const fits = [...own.account.store.relations('person').newestFirst()].filter(({ owner, team }) =>
      'team' in what ? team : owner === own.account.email,
    );
    expect(found['availablecount']).toBe(fits.length);
    expect(fits.length).toBeGreaterThan(100);
    expect(fits.length).toBeLessThan(450);
  });

  it.each([
    ['hierarchy:/South', /^\/South$/],
    ['hierarchy:/South/*', /^\/South(\/|$)/],
    ['hierarchy:South/*', /^\/South(\/|$)/],
    ['hierarchy:/South/PL', /^\/South\/PL$/],
    ['hierarchy:/*', /^\/./],
  ])('keeps to the scope %s', async (scope, node) => {
    const all = (await client.get('/v1/people/find?pagesize=1000'))['people'] as { node?: string }[];
    const found = await client.get(`/v1/people/find?pagesize=1000&scope=${encodeURIComponent(scope)}`);
    const below = scope.endsWith('/*') && scope !== 'hierarchy:/*';
    const fits = all.filter((person) => person.node !== undefined && node.test(person.node));
    expect(found['availablecount']).toBe(fits.length);
    expect(fits.length).toBeGreaterThan(below ? 20 : 10);
  });

  it('finds by step, by its key, none and any', async () => {
    const [first] = (await people('step=any&pagesize=1')).people as unknown as { step: string }[];
    const same = await people(`step=${first?.step}&pagesize=1000`);
    expect(same.people.every((person) => (person as unknown as { step: string }).step === first?.step)).toBe(true);
    const counts = await Promise.all(['any', 'none'].map((step) => people(`step=${step}&countonly=true`)));
    expect(counts.reduce((sum, { availablecount }) => sum + availablecount, 0)).toBe(500);
  });

  it('takes a keyword behind #, however it is written', async () => {
    for (const tag of ['#vip', '#winter-mailing', '#slowpayer', '#WinterMailing']) {
      const { people: found } = await people(`freeformquery=${encodeURIComponent(tag)}&pagesize=1000`);
      const wanted = tag.toLowerCase().replace(/[^a-z]/g, '');
      expect(found.length).toBeGreaterThan(0);
      for (const { keywords } of found as unknown as { keywords: string[] }[])
        expect(keywords.map((keyword) => keyword.toLowerCase().replace(/[^a-z]/g, ''))).toContain(wanted);
    }
  });

  it('joins the free-form query and the filters by "and"', async () => {
    const both = await people('freeformquery=near:Berlin%20stage:Lead&segment=customer&pagesize=1000');
    expect(both.people.every(({ stage, segment }) => stage === 'lead' && segment === 'customer')).toBe(true);
    expect(both.availablecount).toBeLessThan((await people('freeformquery=near:Berlin')).availablecount);
  });

  it('hides lost and done projects, and finds by collaborator', async () => {
    const all = await client.get('/v1/projects/find?pagesize=1000');
    const open = await client.get('/v1/projects/find?hidelostdone=true&pagesize=1000');
    const stages = new Set((open['projects'] as { stage?: string }[]).map(({ stage }) => stage));
    expect(all['availablecount']).toBe(120);
    expect(stages.has('won') || stages.has('lost')).toBe(false);
    const team = await client.get('/v1/projects/find?collaborator=ines.carvalho@northwind-harbor.example');
    expect(team['availablecount']).toBeGreaterThan(0);
  });
});
