import type { TriggerState } from '@connect-app/app-runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModuleName } from '../../types/index.js';
import { unfilled } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

let scenario: Scenario;
beforeEach(async () => {
  scenario = await createScenario({ people: 20 });
});
afterEach(() => scenario.close());

const poll = async (
  module: string,
  parameters: Readonly<Record<string, unknown>>,
  state?: TriggerState,
): Promise<{ bundles: Record<string, unknown>[]; state: TriggerState | undefined }> => {
  const run = scenario.runner.runModule(module as ModuleName, parameters as never, {
    connection: scenario.connection,
    ...(state && { state }),
  });
  const bundles: Record<string, unknown>[] = [];
  for (;;) {
    const { done, value } = await run.next();
    if (done) return { bundles, state: value as TriggerState | undefined };
    bundles.push(value as Record<string, unknown>);
  }
};

describe.each([
  ['watchPeople', 'people', 'createPerson', { emails: [{ value: 'new@example.com' }] }],
  ['watchCompanies', 'companies', 'createCompany', { name: 'New', requiredField: 'domain', domains: ['new.example'] }],
  [
    'watchProjects',
    'projects',
    'createProject',
    { name: 'New', appLinks: [{ source: 'crm.example', uniqueid: 'new' }] },
  ],
])('%s', (module, path, create, parameters) => {
  it('gives every record once, oldest change first, over several polls (R3.13)', async () => {
    const seen: unknown[] = [];
    let state: TriggerState | undefined;
    for (;;) {
      const polled = await poll(module, { limit: 3 }, state);
      if (polled.bundles.length === 0) break;
      seen.push(...polled.bundles);
      state = polled.state;
    }
    const all = await scenario.runAny(
      path === 'people' ? 'findPeople' : path === 'companies' ? 'findCompanies' : 'findProjects',
      { limit: 5000 },
    );
    const keys = seen.map((bundle) => (bundle as { syncKey: string }).syncKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...keys].sort()).toEqual(all.map(({ syncKey }) => syncKey).sort());
    const times = seen.map((bundle) => (bundle as { lastChanged: Date }).lastChanged.getTime());
    expect(times).toEqual([...times].sort((left, right) => left - right));
  });

  it('asks once a poll, from the last change on (R3.10)', async () => {
    const first = await poll(module, { limit: 5000 });
    scenario.forget();
    expect((await poll(module, { limit: 2 }, first.state)).bundles).toEqual([]);
    const lastDate = (first.state as { lastDate: string }).lastDate;
    expect(scenario.sent.map(({ path, query }) => [path, query])).toEqual([
      [`/v1/${path}/feed`, { modifiedafter: String(Date.parse(lastDate) - 1), pagesize: '1000' }],
    ]);
    await scenario.mock.clock.advance(60_000);
    await scenario.runAny(create, { ...parameters, returnRecord: false });
    const { bundles } = await poll(module, { limit: 2 }, first.state);
    expect(bundles).toMatchObject([{ firstSeen: expect.any(Date), customFieldValues: expect.any(Object) }]);
    expect(scenario.remarks()).toEqual([]);
  });

  it('follows the cursor of a full page, and of no other (R2.27)', async () => {
    const page = (from: number, size: number): object[] =>
      Array.from({ length: size }, (_, index) => ({ syncKey: `k${from + index}`, lastChanged: from + index + 1 }));
    scenario.answerOnce(`/v1/${path}/feed`, { body: { errorcode: 0, cursor: 'c1', [path]: page(0, 1000) } });
    scenario.answerOnce(`/v1/${path}/feed`, { body: { errorcode: 0, cursor: 'c2', [path]: page(1000, 10) } });
    expect((await poll(module, { limit: 5000 })).bundles).toHaveLength(1010);
    expect(scenario.sent.map(({ query }) => query['cursor'])).toEqual([undefined, 'c1']);
  });

  it('narrows by every field of its dialog; the feed knows no views', async () => {
    scenario.answerOnce(`/v1/${path}/feed`, {
      body: {
        errorcode: 0,
        [path]: [
          { syncKey: 'a', lastChanged: 1, views: ['my'] },
          { syncKey: 'b', lastChanged: 2, views: ['focus'] },
          { syncKey: 'c', lastChanged: 3 },
        ],
      },
    });
    const given = {
      scope: 'hierarchy',
      scopeNode: '/North',
      scopeBelow: false,
      segment: 'any',
      stage: 'current',
      freeformquery: 'x',
      view: 'focus',
      limit: 10,
    };
    expect(unfilled(scenario.app, module, given)).toEqual([]);
    const { bundles } = await poll(module, given);
    expect(bundles.map(({ syncKey }) => syncKey)).toEqual(['b']);
    expect(scenario.sent[0]?.query).toEqual({
      modifiedafter: '0',
      scope: 'hierarchy:/North',
      segment: 'any',
      stage: 'current',
      freeformquery: 'x',
      pagesize: '1000',
    });
  });

  it('offers the records changed last to start from, in one request (R3.16)', async () => {
    const choices = await scenario.runner.loadEpoch(module as ModuleName, {}, { connection: scenario.connection });
    expect(scenario.sent.map(({ path, query }) => [path, query['sort']])).toEqual([
      [`/v1/${path}/find`, 'lastchanged'],
    ]);
    expect(choices.length).toBeGreaterThan(2);
    for (const choice of choices)
      expect(choice).toMatchObject({ label: expect.stringMatching(/\S/), date: expect.anything() });
  });
});
