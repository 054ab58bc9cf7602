import { describe, expect, it } from 'vitest';
import { clientOf } from '../testing/client.js';
import { allowBreaches } from '../testing/contract-watch.js';
import { strictMock } from '../testing/mock.js';

describe('feed', () => {
  it('gives every record once, oldest change first, then what changed since', async () => {
    const client = clientOf(strictMock({ people: 25 }));
    const seen: { syncKey: string; lastChanged: number }[] = [];
    let answer = await client.get('/v1/people/feed?pagesize=10');
    while ((answer['people'] as unknown[]).length > 0) {
      seen.push(...(answer['people'] as typeof seen));
      answer = await client.get(`/v1/people/feed?cursor=${answer['cursor']}`);
    }
    expect(new Set(seen.map(({ syncKey }) => syncKey)).size).toBe(25);
    expect(seen.map(({ lastChanged }) => lastChanged)).toEqual(
      seen.map(({ lastChanged }) => lastChanged).sort((a, b) => a - b),
    );
    await client.post('/v1/people/update', { syncKey: seen[3]?.syncKey, stage: 'current' });
    const news = await client.get(`/v1/people/feed?cursor=${answer['cursor']}`);
    expect(news['people']).toMatchObject([{ syncKey: seen[3]?.syncKey, stage: 'current' }]);
  });

  it('begins with future changes only, and tells audited ones', async () => {
    const client = clientOf(strictMock());
    const begin = await client.get('/v1/people/feed?modifiedafter=now&includeauditedchanges=true');
    expect(begin['results']).toEqual([]);
    await client.post('/v1/people/create', { emails: [{ value: 'new@example.com' }], stage: 'lead' });
    await client.post('/v1/people/update', { emails: [{ value: 'new@example.com' }], stage: 'current' });
    const news = await client.get(`/v1/people/feed?cursor=${begin['cursor']}`);
    expect(news['results']).toMatchObject([
      { person: { stage: 'current' }, changes: { stage: { before: 'none', after: 'current' } } },
    ]);
  });

  it('gives keys only, on request', async () => {
    const answer = await clientOf(strictMock()).get('/v1/companies/feed?keysonly=true&pagesize=1');
    expect(Object.keys((answer['companies'] as object[])[0] ?? {})).toEqual(['syncKey']);
  });

  it('needs nothing but the cursor later: filters and size are those of the first call', async () => {
    const client = clientOf(strictMock());
    const leads = (await client.get('/v1/people/find?stage=lead&countonly=true'))['availablecount'] as number;
    let answer = await client.get('/v1/people/feed?stage=lead&pagesize=20');
    const counts: unknown[] = [];
    for (let left = leads; left > 0; left -= 20) {
      const page = answer['people'] as { stage: string }[];
      counts.push(answer['availablecount']);
      expect([page.length, page.every(({ stage }) => stage === 'lead')]).toEqual([Math.min(20, left), true]);
      answer = await client.get(`/v1/people/feed?cursor=${answer['cursor']}&stage=current&pagesize=1`);
    }
    expect(counts).toEqual(counts.map((_, page) => leads - 20 * page));
    expect(answer).toMatchObject({ people: [], availablecount: 0 });
    await client.post('/v1/people/create', { emails: [{ value: 'a@b.example' }], stage: 'lead' });
    expect(await client.get(`/v1/people/feed?cursor=${answer['cursor']}`)).toMatchObject({
      people: [{ stage: 'lead' }],
      availablecount: 1,
    });
  });

  it('begins after a time, and ignores a stage that the account does not have (S5)', async () => {
    allowBreaches();
    const client = clientOf(strictMock());
    const half = Date.UTC(2025, 5, 1);
    const answer = await client.get(`/v1/projects/feed?modifiedafter=${half}&stage=hot&pagesize=1000`);
    const projects = answer['projects'] as { lastChanged: number }[];
    expect(projects.length).toBeGreaterThan(20);
    expect(projects.length).toBeLessThan(120);
    expect(projects.every(({ lastChanged }) => lastChanged > half)).toBe(true);
  });

  it('sums up several audited changes of a record, and tells none during the first delivery', async () => {
    const client = clientOf(strictMock({ starter: {} }));
    const save = (more: object): Promise<unknown> =>
      client.post('/v1/people/update', { emails: [{ value: 'a@b.example' }], ...more });
    await save({ stage: 'lead' });
    const first = await client.get('/v1/people/feed?includeauditedchanges=true');
    expect(first['results']).toMatchObject([{ person: { stage: 'lead' }, changes: {} }]);
    await save({ stage: 'future', customFields: [{ id: 'role', type: 'keyword', value: 'Owner' }] });
    await save({ stage: 'current', headline: 'Poet' });
    const news = await client.get(`/v1/people/feed?cursor=${first['cursor']}`);
    expect(news['results']).toMatchObject([
      {
        person: { stage: 'current' },
        changes: { stage: { before: 'lead', after: 'current' }, role: { before: 'none', after: 'Owner' } },
      },
    ]);
    expect((news['results'] as { changes: object }[])[0]?.changes).toHaveProperty('_since');
  });

  it('refuses a cursor that is none', async () => {
    expect(await clientOf(strictMock()).get('/v1/people/feed?cursor=nonsense')).toMatchObject({ errorcode: 26 });
  });
});
