import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { startServer, type TestServer } from '../testing/http-server.js';
import { startingState } from './epoch.js';
import { readTriggerState, type TriggerState } from './state.js';

type Row = { id: number; at?: string };

let server: TestServer;
/** Pages the service has, in the order it lists them. */
let pages: Row[][];

beforeEach(async () => {
  server = await startServer(({ url }) => {
    const page = Number(new URL(url, API).searchParams.get('page') ?? 1);
    return { body: { rows: pages[page - 1] ?? [] } };
  });
});
afterEach(() => server.close());

function trigger(type: 'id' | 'date', order: string, more: object = {}, limit: unknown = 10) {
  return moduleOf('trigger', {
    url: `${API}/rows`,
    qs: { page: 1 },
    pagination: { qs: { page: '{{pagination.page}}' } },
    response: {
      iterate: '{{body.rows}}',
      output: '{{item}}',
      limit,
      trigger: { type, order, id: '{{item.id}}', ...(type === 'date' ? { date: '{{item.at}}' } : {}) },
    },
    ...more,
  });
}

async function poll(files: Record<string, unknown>, state?: TriggerState, limit?: number) {
  server.requests.length = 0;
  const { runner, warnings } = await runnerOf(files, server);
  const run = await bundlesOf(runner.runModule('m', {}, { state, limit }));
  return {
    ids: run.bundles.map((bundle) => bundle['id']),
    state: run.state,
    requests: server.requests.length,
    warnings,
  };
}

describe('a polling trigger by id', () => {
  it('gives what is new, oldest first, and goes on from there (R3.10, R3.11, R3.13)', async () => {
    pages = [[{ id: 12 }, { id: 9 }], [{ id: 8 }]];
    const first = await poll(trigger('id', 'desc', {}, 2));
    expect(first).toMatchObject({ ids: [8, 9], state: { lastId: 9 } });
    const second = await poll(trigger('id', 'desc', {}, 2), first.state);
    expect(second).toMatchObject({ ids: [12], state: { lastId: 12 } });
    expect(await poll(trigger('id', 'desc', {}, 2), second.state)).toMatchObject({ ids: [], state: { lastId: 12 } });
  });

  it('compares ids beyond what a number carries, numeric ids as numbers, others as texts (R3.11)', async () => {
    pages = [[{ id: '9007199254740993' as never }, { id: '9007199254740992' as never }]];
    const state = { lastId: '9007199254740992' };
    expect((await poll(trigger('id', 'unordered'), state)).ids).toEqual(['9007199254740993']);
    pages = [[{ id: '10' as never }, { id: '9' as never }]];
    expect((await poll(trigger('id', 'unordered'), { lastId: '9' })).ids).toEqual(['10']);
    pages = [[{ id: 'b' as never }, { id: 'a' as never }]];
    expect((await poll(trigger('id', 'unordered'), { lastId: 'a' })).ids).toEqual(['b']);
  });

  it('gives one bundle a run unless its limit says more (R2.24)', async () => {
    pages = [[{ id: 1 }, { id: 2 }]];
    expect((await poll(trigger('id', 'asc', {}, '{{undefined}}'))).ids).toEqual([1]);
  });
});

describe('the order a service lists in', () => {
  it('desc: stops behind the first known item, and at an empty page (R3.12)', async () => {
    pages = [[{ id: 9 }, { id: 8 }], [{ id: 7 }, { id: 6 }], [{ id: 5 }]];
    expect(await poll(trigger('id', 'desc'), { lastId: 6 })).toMatchObject({ ids: [7, 8, 9], requests: 2 });
    pages = [[{ id: 9 }]];
    const always = { pagination: { qs: { page: '{{pagination.page}}' }, condition: true } };
    expect(await poll(trigger('id', 'desc', always))).toMatchObject({ ids: [9], requests: 2 });
  });

  it('asc: pages through what is known and stops once there is enough (R3.12)', async () => {
    pages = [[{ id: 1 }, { id: 2 }], [{ id: 3 }, { id: 4 }], [{ id: 5 }]];
    expect(await poll(trigger('id', 'asc'), { lastId: 2 }, 2)).toMatchObject({ ids: [3, 4], requests: 2 });
  });

  it('unordered: asks for every page (R3.12)', async () => {
    pages = [[{ id: 3 }], [{ id: 1 }], [{ id: 2 }]];
    expect(await poll(trigger('id', 'unordered'), { lastId: 1 }, 1)).toMatchObject({ ids: [2], requests: 4 });
  });

  it('a listing without an end is cut, with a warning (R2.29)', async () => {
    pages = [Array.from({ length: 60 }, (_, id) => ({ id }))];
    const common = { 'common.json': {} };
    const { runner, warnings } = await runnerOf({ ...trigger('id', 'unordered'), ...common }, server, {
      common: { maxPastRecords: 5 },
    });
    const { bundles } = await bundlesOf(runner.runModule('m', {}, { limit: 3 }));
    expect(bundles).toHaveLength(3);
    expect(warnings()).toEqual([]);
    const sorted = await runnerOf(trigger('id', 'desc'), server, { common: { maxPastRecords: 5 } });
    await bundlesOf(sorted.runner.runModule('m', {}, { limit: 3 }));
    expect(sorted.warnings()).toContain('max-past-records');
  });
});

describe('a polling trigger by date', () => {
  const at = (minute: number) => `2026-01-01T00:0${minute}:00Z`;

  it('tells items of the same moment apart by their id (R3.10, R3.11)', async () => {
    pages = [
      [
        { id: 1, at: at(1) },
        { id: 2, at: at(2) },
        { id: 3, at: at(2) },
      ],
    ];
    const first = await poll(trigger('date', 'asc', {}, 2));
    expect(first).toMatchObject({
      ids: [1, 2],
      state: { lastDate: '2026-01-01T00:02:00.000Z', sameDateIds: [2] },
    });
    expect(await poll(trigger('date', 'asc', {}, 2), first.state)).toMatchObject({
      ids: [3],
      state: { sameDateIds: [2, 3] },
    });
  });

  it.each(['asc', 'desc', 'unordered'])('gives the same in %s order (R3.12, R3.13)', async (order) => {
    const rows = [1, 2, 3].map((minute) => ({ id: minute, at: at(minute) }));
    pages = [order === 'desc' ? rows.reverse() : rows];
    const state = { lastDate: at(1), sameDateIds: [1] };
    expect((await poll(trigger('date', order), state)).ids).toEqual([2, 3]);
  });

  it('desc: looks behind the known items of the last moment for further ones, up to what is older (R3.11, R3.12)', async () => {
    const same = [1, 2, 3, 4].map((id) => ({ id, at: at(1) }));
    const old = { id: 9, at: at(0) };
    pages = [same.slice(0, 2), same.slice(2), [old], [old]];
    const first = await poll(trigger('date', 'desc', {}, 2), { lastDate: at(1), sameDateIds: [] });
    expect(first).toMatchObject({ ids: [1, 2], requests: 3 });
    expect(await poll(trigger('date', 'desc', {}, 2), first.state)).toMatchObject({ ids: [3, 4], requests: 3 });
  });

  it('lets the request read where it stands; 1970 at first (R3.10)', async () => {
    pages = [[]];
    const files = trigger('date', 'asc', { qs: { since: '{{formatDate(data.lastDate; "YYYY-MM-DD")}}' } });
    await poll(files);
    expect(server.requests[0]?.url).toBe('/rows?since=1970-01-01');
    await poll(files, { lastDate: at(1), sameDateIds: [] });
    expect(server.requests[0]?.url).toBe('/rows?since=2026-01-01');
  });
});

describe('where a polling trigger starts', () => {
  const epoch = {
    'modules/m/epoch.imljson': {
      qs: { fields: 'id,name' },
      response: { limit: 300, output: { label: 'Row {{item.id}}', date: '{{item.at}}' } },
    },
  };

  it('lists items with the id of the trigger, three pages at most (R3.16)', async () => {
    pages = [[{ id: 4, at: 'd' }], [{ id: 3 }], [{ id: 2 }], [{ id: 1 }]];
    const { runner } = await runnerOf({ ...trigger('id', 'desc'), ...epoch }, server);
    const items = await runner.loadEpoch('m');
    expect(items[0]).toEqual({ label: 'Row 4', date: 'd', id: 4 });
    expect(items.map(({ id }) => id)).toEqual([4, 3, 2]);
  });

  it('lists as many as the epoch says, whatever limit the trigger has (R2.24, R3.16)', async () => {
    pages = [[{ id: 4 }, { id: 3 }, { id: 2 }], [{ id: 1 }]];
    const list = async (limit: unknown) => {
      const response = { ...(limit !== undefined && { limit }), output: { label: '{{item.id}}', date: '{{now}}' } };
      const files = { ...trigger('id', 'desc', {}, 1), 'modules/m/epoch.imljson': { response } };
      return (await runnerOf(files, server)).runner.loadEpoch('m');
    };
    expect(await list(2)).toHaveLength(2);
    expect(await list('{{1 + 1}}')).toHaveLength(2);
    expect(await list(undefined)).toHaveLength(4);
  });

  it('lists 300 records at most, nothing without an epoch (R3.16)', async () => {
    pages = [Array.from({ length: 400 }, (_, id) => ({ id }))];
    const { runner } = await runnerOf({ ...trigger('id', 'desc'), ...epoch }, server);
    expect(await runner.loadEpoch('m')).toHaveLength(300);
    const without = await runnerOf(trigger('id', 'desc'), server);
    expect(await without.runner.loadEpoch('m')).toEqual([]);
  });

  it('takes the item that was picked as new, by matchEqual (R3.14)', async () => {
    pages = [[{ id: 5 }, { id: 4 }, { id: 3 }]];
    const state = startingState('id', { from: 'item', id: 4 }, 0);
    const files = trigger('id', 'desc', { qs: { op: '{{if(trigger.matchEqual; "gte"; "gt")}}' } });
    const first = await poll(files, state);
    expect(first).toMatchObject({ ids: [4, 5], state: { lastId: 5 } });
    expect(server.requests[0]?.url).toBe('/rows?op=gte');
    expect(first.state).not.toHaveProperty('matchEqual');
    await poll(files, first.state);
    expect(server.requests[0]?.url).toBe('/rows?op=gt');
  });

  it('knows all, now and a date as starts (R3.16)', () => {
    expect(startingState('id', { from: 'all' }, 0)).toBeUndefined();
    expect(startingState('date', { from: 'now' }, 0)).toEqual({ lastDate: new Date(0).toISOString(), sameDateIds: [] });
    expect(startingState('date', { from: 'date', date: new Date(5) }, 0)).toMatchObject({
      lastDate: new Date(5).toISOString(),
    });
  });

  it('reads the states other harnesses keep (R3.15) and refuses what is none', () => {
    expect(readTriggerState({ epoch: { id: 7, type: 'id' } })).toEqual({ lastId: 7 });
    expect(readTriggerState({ epoch: { id: 7, date: '2026-01-01T00:00:00Z', type: 'date' } })).toEqual({
      lastDate: '2026-01-01T00:00:00.000Z',
      sameDateIds: [7],
    });
    expect(readTriggerState({ lastDate: '2026-01-01', lastId: 3 })).toMatchObject({ sameDateIds: [3] });
    expect(readTriggerState({ lastID: 'x' })).toEqual({ lastId: 'x' });
    expect(() => readTriggerState({ lastDate: 'soon' })).toThrow('"soon" is no date');
    expect(() => readTriggerState([])).toThrow('has to be an object');
  });
});

describe('a trigger that cannot work', () => {
  it('has static parameters only: both blocks make up the dialog, if they are there (R3.7)', async () => {
    pages = [[{ id: 1 }]];
    const parameters = { 'modules/m/parameters.imljson': [{ name: 'folder', type: 'text', required: true }] };
    const { runner } = await runnerOf({ ...trigger('id', 'asc'), ...parameters }, server);
    await expect(bundlesOf(runner.runModule('m', {}))).rejects.toMatchObject({
      type: 'BundleValidationError',
      details: ["Missing value of required parameter 'folder'."],
    });
  });

  it('says which item has no id, and that response.trigger is missing (R3.9)', async () => {
    pages = [[{ name: 'x' } as never]];
    await expect(poll(trigger('id', 'asc'))).rejects.toMatchObject({ type: 'DataError', code: 'trigger-key' });
    const files = moduleOf('trigger', { url: `${API}/rows`, response: { iterate: '{{body.rows}}' } });
    await expect(poll(files)).rejects.toMatchObject({ code: 'trigger-missing' });
  });
});
