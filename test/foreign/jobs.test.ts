import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedRequest, TestAnswer } from '../../packages/app-runner/src/testing/http-server.js';
import { type Call, type ForeignApp, findingsOf, itAnswersAlikeEverywhere, openForeignApp } from './foreign-app.js';

const API = 'https://api.example.com';
const connection = { token: 'token-of-the-mill' };

let foreign: ForeignApp;
/** How often the report was asked for since it was ordered. */
let asked = 0;
beforeAll(async () => {
  foreign = await openForeignApp('jobs', [API], serve);
});
afterAll(() => foreign.close());

const JOBS = [1, 2, 3, 4, 5].map((id) => ({
  id: `j${id}`,
  title: `Job ${id}`,
  changed: id < 3 ? '2026-03-01T10:00:00Z' : `2026-03-0${id}T10:00:00Z`,
  seconds: id * 60,
  tags: id === 5 ? ['late'] : undefined,
}));

/** A mill that makes reports in its own time: three questions, then the report is there. */
function serve({ method, url, headers, body }: ReceivedRequest): TestAnswer {
  const { pathname, searchParams } = new URL(url, API);
  if (headers['authorization'] !== `Token token=${connection.token}`) return { status: 401, body: { error: 'who?' } };
  switch (`${method} ${pathname}`) {
    case 'GET /api/whoami':
      return { body: { user: { mail: 'ada@example.com' }, client: headers['x-client'] } };
    case 'POST /api/reports': {
      asked = 0;
      const { kind } = JSON.parse(body.toString()) as { kind: string };
      return kind === 'none'
        ? { body: { success: false, error: 'no such kind' } }
        : { body: { job: { id: `r-${kind}` } } };
    }
    case 'GET /api/jobs/r-sales':
      asked += 1;
      return { body: { job: { state: asked < 3 ? 'running' : 'done' } } };
    case 'GET /api/jobs/r-slow':
      return { body: { job: { state: 'running' } } };
    case 'GET /api/jobs/r-broken':
      return { body: { job: { state: 'failed', reason: 'out of paper' } } };
    case 'GET /api/reports/r-sales/rows':
      return { body: { rows: [{ value: 1 }, { value: 2 }, { value: 3 }] } };
    case 'GET /api/jobs': {
      const page = Number(searchParams.get('page'));
      const jobs = [...JOBS].reverse();
      return { body: { jobs: jobs.slice((page - 1) * 2, page * 2), more: page * 2 < jobs.length } };
    }
    case 'PATCH /api/jobs/j1':
      return { body: { job: { ...JOBS[0], ...JSON.parse(body.toString()) } } };
    case 'GET /api/kinds':
      return { body: { kinds: ['sales', 'slow', 'broken'] } };
    case 'GET /api/kinds/sales/options':
      return {
        body: {
          options: [
            { id: 'year', type: 'uinteger', preset: 2026 },
            { id: 'shop', type: 'text' },
          ],
        },
      };
    case 'GET /api/kinds/slow/options':
    case 'GET /api/kinds/broken/options':
    case 'GET /api/kinds/none/options':
      return { body: { options: [] } };
    default:
      return { status: 404, body: { error: `no ${pathname}` } };
  }
}

const report = (kind: string, more = {}): Call => ({
  path: 'modules.runReport',
  params: { kind, ...more },
  connection,
});

const CALLS = {
  sales: report('sales', { shop: 'Prague' }),
  noWait: report('sales', { wait: false, year: '2025' }),
  slow: report('slow'),
  broken: report('broken'),
  none: report('none'),
  watch: { path: 'modules.watchJobs', connection, state: {} },
  epoch: { path: 'modules.watchJobs.epoch', connection },
  list: { path: 'modules.listJobs', params: { filters: [{ name: 'color', value: 'red' }], limit: 3 }, connection },
  cancel: { path: 'modules.cancelJob', params: { id: 'j1', until: '2026-04-01T10:00:00Z' }, connection },
  erase: { path: 'modules.cancelJob', params: { id: 'j1', note: '{{erase}}' }, connection },
  keep: { path: 'modules.cancelJob', params: { id: 'j1', keep: true }, connection },
  call: { path: 'modules.makeApiCall', params: { url: 'whoami' }, connection },
  kinds: { path: 'rpcs.reportKinds', connection },
  options: { path: 'rpcs.reportOptions', params: { kind: 'sales' }, connection },
  noOptions: { path: 'rpcs.reportOptions', connection },
  connect: { path: 'connections.token', connection },
} satisfies Record<string, Call>;

const urls = () => foreign.server.requests.map(({ method, url }) => `${method} ${url}`);

describe('a local-development workspace: jobs', () => {
  it('orders, asks until it is done, fetches (R1.38, R1.41, R1.44)', async () => {
    foreign.server.requests.length = 0;
    expect((await foreign.run(CALLS.sales)).lines).toEqual([
      {
        job: 'r-sales',
        state: 'done',
        tries: 3,
        log: ['ordered', 'done'],
        rows: [{ value: 1 }, { value: 2 }, { value: 3 }],
        sum: 6,
      },
    ]);
    expect(urls()).toEqual([
      'GET /api/kinds/sales/options',
      'POST /api/reports',
      ...Array(3).fill('GET /api/jobs/r-sales'),
      'GET /api/reports/r-sales/rows',
    ]);
    const ordered = foreign.server.requests[1];
    expect(ordered?.headers['x-client']).toBe('millwork-for-make');
    expect(JSON.parse(String(ordered?.body))).toEqual({ kind: 'sales', options: { year: 2026, shop: 'Prague' } });
  });

  it('keeps what an earlier step gave when the later ones are skipped (R1.40, R1.41)', async () => {
    expect((await foreign.run(CALLS.noWait)).lines).toEqual([{ job: 'r-sales', state: 'queued' }]);
    expect(JSON.parse(String(foreign.server.requests.at(-1)?.body))).toMatchObject({ options: { year: 2025 } });
  });

  it('stops at the limit of repeat, and at the first failure (R1.42, R1.44)', async () => {
    foreign.server.requests.length = 0;
    expect((await foreign.run(CALLS.slow)).lines).toEqual([{ job: 'r-slow', state: 'running' }]);
    expect(urls().filter((url) => url.endsWith('/jobs/r-slow'))).toHaveLength(6);
    expect((await foreign.run(CALLS.broken)).lines).toMatchObject([
      { error: { type: 'DataError', message: 'The report failed: out of paper', step: 1 } },
    ]);
    expect((await foreign.run(CALLS.none)).lines).toMatchObject([
      { error: { type: 'DataError', message: 'no such kind', step: 0, statusCode: 200 } },
    ]);
  });

  it('polls by date: newest first from the service, oldest first to the scenario, equal dates told apart (R3.10 to R3.13)', async () => {
    const ids = ({ lines }: { lines: readonly unknown[] }) => lines.map((line) => (line as { id: string }).id);
    const first = await foreign.run(CALLS.watch);
    expect(ids(first)).toEqual(['j1', 'j2']);
    expect(first.state).toEqual({ lastDate: '2026-03-01T10:00:00.000Z', sameDateIds: ['j1', 'j2'] });
    const second = await foreign.run({ ...CALLS.watch, state: first.state as Record<string, unknown> });
    expect(ids(second)).toEqual(['j3', 'j4']);
    const third = await foreign.run({ ...CALLS.watch, state: second.state as Record<string, unknown> });
    expect(third.lines).toEqual([
      { id: 'j5', title: 'Job 5', changed: { $date: '2026-03-05T10:00:00.000Z' }, minutes: 5, tags: ['LATE'] },
    ]);
    foreign.server.requests.length = 0;
    const last = await foreign.run({ ...CALLS.watch, state: third.state as Record<string, unknown> });
    expect(last).toEqual({ lines: [], state: { lastDate: '2026-03-05T10:00:00.000Z', sameDateIds: ['j5'] } });
    expect(urls()).toEqual(['GET /api/jobs?sort=-changed&page=1']);
  });

  it('lists where it can start, with a custom function in the label (R3.16, R6.15)', async () => {
    const { lines } = await foreign.run(CALLS.epoch);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toEqual({ label: 'Job 5 (5 min)', date: '2026-03-05T10:00:00Z', id: 'j5' });
  });

  it('searches with a spread query, erases in an update, and skips with a default (R1.10, R1.40, R6.12)', async () => {
    foreign.server.requests.length = 0;
    expect((await foreign.run(CALLS.list)).lines).toHaveLength(3);
    expect(urls()).toEqual(['GET /api/jobs?color=red&page=1', 'GET /api/jobs?color=red&page=2']);
    expect((await foreign.run(CALLS.cancel)).lines).toMatchObject([{ id: 'j1', minutes: 1, state: 'cancelled' }]);
    expect(JSON.parse(String(foreign.server.requests.at(-1)?.body))).toEqual({
      state: 'cancelled',
      until: '2026-04-01T10:00:00.000Z',
    });
    await foreign.run(CALLS.erase);
    expect(JSON.parse(String(foreign.server.requests.at(-1)?.body))).toEqual({ state: 'cancelled', note: null });
    const before = foreign.server.requests.length;
    expect((await foreign.run(CALLS.keep)).lines).toEqual([{ id: 'j1', kept: true }]);
    expect(foreign.server.requests).toHaveLength(before);
  });

  it('answers a universal call and RPCs, an RPC without a step with nothing (R5.7)', async () => {
    expect((await foreign.run(CALLS.call)).lines).toMatchObject([{ body: { client: 'millwork-for-make' } }]);
    expect((await foreign.run(CALLS.kinds)).lines[0]).toEqual({ label: 'Sales', value: 'sales' });
    expect((await foreign.run(CALLS.options)).lines).toEqual([
      { name: 'year', label: 'year', type: 'uinteger', default: 2026 },
      { name: 'shop', label: 'shop', type: 'text' },
    ]);
    expect((await foreign.run(CALLS.noOptions)).lines).toEqual([]);
    expect((await foreign.run(CALLS.connect)).lines).toEqual([
      { connected: true, metadata: { type: 'email', value: 'ada@example.com' } },
    ]);
  });

  itAnswersAlikeEverywhere(() => foreign, {
    // No archive says which action updates (R10.3), so what is built from one cannot either.
    calls: Object.values(CALLS).filter((each) => each !== CALLS.erase),
    throughCommandLine: [CALLS.sales, CALLS.watch, CALLS.epoch, CALLS.options, CALLS.connect],
  });

  it('has no findings', async () => {
    expect(await findingsOf(foreign.path)).toEqual([]);
  });
});
