import { describe, expect, it } from 'vitest';
import type { Relation } from '../model/relation.js';
import { clientOf } from '../testing/client.js';
import { strictMock } from '../testing/mock.js';
import { SORTS } from './sort.js';

const BERLIN = { latitude: 52.52, longitude: 13.405 };
// Enough for every sort to have something to do; each answer holds all of them, and is held against the contract.
const mock = strictMock({ people: 60 });
const { store } = mock.account;

/** What each sort goes by, said once more and differently; undefined comes last. */
const GOES_BY: Readonly<Record<string, readonly ['up' | 'down', (record: Relation) => number | string | undefined]>> = {
  lastchanged: ['down', ({ lastChanged }) => lastChanged],
  bestrelationship: ['down', ({ signals }) => signals.strength],
  firstmet: ['down', ({ firstSeen }) => firstSeen],
  lasttalked: ['down', ({ signals }) => signals.lastTalked],
  wentquiet: ['down', ({ signals }) => signals.wentQuiet],
  assigned: ['down', ({ signals }) => signals.assignedAt],
  duenext: ['up', ({ signals: { due } }) => (due !== undefined && due >= mock.clock.now() ? due : undefined)],
  duepast: ['down', ({ signals: { due } }) => (due !== undefined && due < mock.clock.now() ? due : undefined)],
  first: ['up', ({ data }) => data.first ?? data.name],
  last: ['up', ({ data }) => data.last ?? data.name],
  nextstep: ['up', ({ data }) => data.step],
  distance: [
    'up',
    ({ data }) => {
      const place = data.addresses?.find(({ latitude }) => latitude !== undefined);
      // On a map of so few towns the straight line gives the same order as the great circle.
      return (
        place && Math.hypot((place.latitude ?? 0) - BERLIN.latitude, ((place.longitude ?? 0) - BERLIN.longitude) * 0.6)
      );
    },
  ],
  value: [
    'down',
    ({ data }) => Number(data.customFields?.find(({ id }) => id === 'value')?.value ?? Number.NaN) || undefined,
  ],
  created: ['down', ({ data, firstSeen }) => (data.createdDate ? Date.parse(data.createdDate) : firstSeen)],
  start: ['down', ({ data }) => data.startDate],
  end: ['down', ({ data }) => data.endDate],
  name: ['up', ({ data }) => data.name],
};

const collator = new Intl.Collator('en');
const compare = (left: number | string, right: number | string): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));

describe('the sorts', () => {
  it('are the 17 of the document', () => {
    expect(Object.keys(SORTS).sort()).toEqual(Object.keys(GOES_BY).sort());
  });

  it.each(
    (['people', 'projects'] as const).flatMap((many) => Object.keys(GOES_BY).map((sort) => [many, sort] as const)),
  )('%s by %s come in its order, those without it last, and the other way round on request', async (many, sort) => {
    const kind = many === 'people' ? 'person' : 'project';
    const [direction, key] = GOES_BY[sort] ?? ['up', () => undefined];
    for (const asked of ['', 'asc', 'dec']) {
      const way = asked === '' ? direction : asked === 'asc' ? 'up' : 'down';
      const answer = await clientOf(mock).get(
        `/v1/${many}/find?sort=${sort}&pagesize=1000&location=${BERLIN.latitude},${BERLIN.longitude}${asked && `&sortdir=${asked}`}`,
      );
      const found = (answer[many] as { syncKey: string }[]).map(({ syncKey }) => store.relations(kind).get(syncKey));
      const values = found.map((record) => record && key(record));
      const known = values.filter((value) => value !== undefined);
      expect(values.slice(0, known.length)).toEqual(known);
      for (let at = 1; at < known.length; at += 1) {
        const order = compare(known[at - 1] ?? 0, known[at] ?? 0);
        expect(way === 'up' ? order : -order).toBeLessThanOrEqual(0);
      }
    }
  });
});

describe('the groups', () => {
  it.each(['people', 'companies', 'projects'])('subteam puts %s in the order of the hierarchy', async (many) => {
    const answer = await clientOf(mock).get(`/v1/${many}/find?group=subteam&pagesize=1000`);
    const nodes = (answer[many] as { node?: string }[]).map(({ node }) => node ?? '\uffff');
    expect(nodes).toEqual([...nodes].sort(collator.compare));
  });

  it('puts projects in the order of their stages', async () => {
    const order = ['future', 'current', 'pending', 'won', 'lost'];
    const answer = await clientOf(mock).get('/v1/projects/find?group=stage&sort=value&pagesize=1000');
    const ranks = (answer['projects'] as { stage: string }[]).map(({ stage }) => order.indexOf(stage));
    expect(ranks).toEqual([...ranks].sort((left, right) => left - right));
  });
});
