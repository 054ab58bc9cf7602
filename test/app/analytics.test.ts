import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario({ people: 5 });
});
beforeEach(() => scenario.forget());
afterAll(() => scenario.close());

const ACTIVITY = {
  measures: ['sentmails', 'meetings'],
  scale: 'week',
  start: '2026-01-01',
  end: '2026-05-01',
  min: 1,
  max: 9,
  tag: 'vip',
};
const PROJECTS = { mode: 'pipeline', scale: 'month', relative: '-1', metrics: ['count'], always: true };
const FUNNEL = {
  mode: 'segment',
  start: '2026-01-01',
  bounds: 'open',
  scale: 'month',
  relative: '-1',
  segment: 'customer',
  leadsegment: 'custom1',
  metrics: ['count'],
  leadsources: ['Website'],
  users: ['ines.carvalho@northwind-harbor.example'],
  tag: 'vip',
  submetrics: true,
};
const REFRESH = { tag: 'vip', wait: 1000, skip: true };
const OWN_QUERIES = '{"mine":{"scale":"week","measures":["meetings"]}}';

describe('queryActivity', () => {
  it('has no field that is not tried here', () => {
    const sets = [
      ACTIVITY,
      PROJECTS,
      { ...FUNNEL, usertags: ['x'] },
      REFRESH,
      { queries: OWN_QUERIES, report: 'leads' },
    ];
    expect(unfilled(scenario.app, 'queryActivity', ...sets)).toEqual([]);
  });

  it.each([
    ['activity', ACTIVITY],
    ['teamactivity', ACTIVITY],
    ['projects', PROJECTS],
    ['leads', PROJECTS],
    ['funnel', FUNNEL],
  ])('asks for %s with every field, as one query named result', async (report, query) => {
    const [bundle] = await scenario.runAny('queryActivity', { report, ...query });
    expect(scenario.sent.map(({ method, path }) => [method, path])).toEqual([['POST', `/v1/analytics/${report}`]]);
    expect(scenario.sent[0]?.body).toEqual({ queries: { result: query } });
    expect(bundle).toHaveProperty('result');
    expect(scenario.remarks()).toEqual([]);
  });

  it('sends user tags beside the queries of a funnel', async () => {
    await scenario.run('queryActivity', { report: 'funnel', mode: 'step', usertags: ['north'] });
    expect(scenario.sent[0]?.body).toEqual({ queries: { result: { mode: 'step' } }, usertags: ['north'] });
  });

  it('takes queries as JSON instead, and gives the answers by their names', async () => {
    const [bundle] = await scenario.run('queryActivity', { report: 'activity', queries: OWN_QUERIES });
    expect(scenario.sent[0]?.body).toEqual({ queries: JSON.parse(OWN_QUERIES) });
    expect(bundle).toHaveProperty('mine');
  });

  it('refuses queries that are no JSON before anything is sent', async () => {
    await expect(scenario.run('queryActivity', { report: 'activity', queries: '{"mine":' })).rejects.toMatchObject({
      type: 'DataError',
    });
    expect(scenario.sent).toEqual([]);
  });

  it('brings the team activity up to date', async () => {
    expect(await scenario.run('queryActivity', { report: 'refresh', ...REFRESH })).toHaveLength(1);
    expect(scenario.sent.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
      { method: 'GET', path: '/v1/analytics/teamactivity/update', query: { tag: 'vip', wait: '1000', skip: 'true' } },
    ]);
  });
});
