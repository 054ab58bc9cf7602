import { describe, expect, it } from 'vitest';
import { clientOf } from '../testing/client.js';
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

  it('refuses a cursor that is none', async () => {
    expect(await clientOf(strictMock()).get('/v1/people/feed?cursor=nonsense')).toMatchObject({ errorcode: 26 });
  });
});
