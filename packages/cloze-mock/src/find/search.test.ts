import { describe, expect, it } from 'vitest';
import { clientOf } from '../testing/client.js';
import { strictMock } from '../testing/mock.js';

const MANY = 10_000;

describe('a search among many', () => {
  it.each([
    '/v1/people/find?freeformquery=nobody-has-this',
    '/v1/people/find?sort=name&sortdir=dec',
    '/v1/people/feed?freeformquery=nobody-has-this',
  ])('lets other requests be served meanwhile: %s', async (path) => {
    const client = clientOf(strictMock({ people: MANY }));
    const answered: string[] = [];
    await Promise.all([
      client.get(path).then(() => answered.push('the search')),
      client.get('/v1/user/profile').then(() => answered.push('the profile')),
    ]);
    expect(answered).toEqual(['the profile', 'the search']);
  });

  it('tells what was there when it began', async () => {
    const client = clientOf(strictMock({ people: MANY }));
    const oldest = (await client.get('/v1/people/feed?pagesize=1'))['people'] as { syncKey: string }[];
    const [{ syncKey } = { syncKey: '' }] = oldest;
    const counting = client.get('/v1/people/find?countonly=true&scope=local');
    await client.delete(`/v1/people/delete?uniqueid=${syncKey}`);
    const { availablecount } = await client.get('/v1/people/find?countonly=true&scope=local');
    expect((await counting)['availablecount']).toBe(Number(availablecount) + 1);
  });

  it('ends when the client has gone', async () => {
    const mock = strictMock({ people: MANY });
    const gone = new AbortController();
    const address = `https://api.cloze.com/v1/people/find?freeformquery=a&api_key=${mock.account.apiKey}`;
    const left = mock.fetch(new Request(address, { signal: gone.signal }));
    gone.abort();
    expect(((await (await left).json()) as { availablecount: number }).availablecount).toBeLessThan(MANY / 2);
    const whole = await clientOf(mock).get('/v1/people/find?freeformquery=a&countonly=true');
    expect(whole['availablecount']).toBeGreaterThan(MANY / 2);
  });
});

describe('the pages after the first', () => {
  const client = clientOf(strictMock());

  it.each(['stage=lead', 'stage=lead&sort=name', 'freeformquery=harbor', 'sort=bestrelationship&group=stage'])(
    'of %s go on where the one before ends',
    async (query) => {
      const keysOf = async (page: string): Promise<{ keys: string[]; count: unknown }> => {
        const answer = await client.get(`/v1/people/find?${query}&${page}`);
        const keys = (answer['people'] as { syncKey: string }[]).map(({ syncKey }) => syncKey);
        return { keys, count: answer['availablecount'] };
      };
      const whole = await keysOf('pagesize=1000');
      const parts: string[] = [];
      for (let page = 1; parts.length < whole.keys.length; page += 1) {
        const { keys, count } = await keysOf(`pagesize=17&pagenumber=${page}`);
        expect([keys.length > 0, count]).toEqual([true, whole.count]);
        parts.push(...keys);
      }
      expect(parts).toEqual(whole.keys);
      expect(await keysOf('pagesize=17&pagenumber=999')).toEqual({ keys: [], count: whole.count });
    },
  );

  it('count anew after a change', async () => {
    const count = async (): Promise<number> =>
      (await client.get('/v1/people/find?stage=lead&countonly=true'))['availablecount'] as number;
    const before = await count();
    await client.post('/v1/people/create', { emails: [{ value: 'new@example.com' }], stage: 'lead' });
    expect(await count()).toBe(before + 1);
  });
});
