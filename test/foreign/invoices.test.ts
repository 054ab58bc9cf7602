import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedRequest, TestAnswer } from '../../packages/app-runner/src/testing/http-server.js';
import { type Call, type ForeignApp, findingsOf, itAnswersAlikeEverywhere, openForeignApp } from './foreign-app.js';

const API = 'https://api.example.com';
const connection = { ledger: 'acme', apiKey: 'key-of-acme-5521' };

let foreign: ForeignApp;
beforeAll(async () => {
  foreign = await openForeignApp('invoices', [API], serve);
});
afterAll(() => foreign.close());

const INVOICES = [1, 2, 3, 4, 5].map((id) => ({
  id,
  number: `2026-000${id}`,
  state: id === 2 ? 'paid' : 'open',
  total: id * 10.5,
  issued_on: `2026-02-0${id}`,
  due_on: `2026-03-${String(id + 7).padStart(2, '0')}`,
  archived: id === 3,
}));

/** A ledger: pages of invoices by number and by link, customers with invoices of their own, custom fields. */
function serve({ method, url, headers, body }: ReceivedRequest): TestAnswer {
  const { pathname, searchParams } = new URL(url, API);
  const path = pathname.replace('/acme/v2', '');
  if (headers['x-api-key'] !== connection.apiKey) {
    return { status: 401, body: { error: { message: `no ledger for ${headers['x-api-key']}` } } };
  }
  switch (`${method} ${path}`) {
    case 'GET /me':
      return { body: { id: 77, name: 'Ada', company: { name: 'Acme' } } };
    case 'GET /invoices': {
      const page = Number(searchParams.get('page'));
      const size = Number(searchParams.get('per_page'));
      const invoices = INVOICES.slice((page - 1) * size, page * size);
      return { body: { invoices, paging: { page, pages: Math.ceil(INVOICES.length / size) } } };
    }
    case 'GET /invoices/overdue': {
      const from = Number(searchParams.get('from') ?? 1);
      const next = { next: { href: `${API}/acme/v2/invoices/overdue?order=due_on&from=${from + 2}` } };
      const invoices = [from, from + 1].map((id) => ({
        _links: { self: { href: `${API}/acme/v2/invoices/${id}` }, 'pl:customer': { title: `Customer ${id}` } },
      }));
      return { body: { _embedded: { 'pl:invoices': invoices }, _links: from < 3 ? next : {} } };
    }
    case 'POST /invoices': {
      const invoice = JSON.parse(body.toString()) as { due_on: string; lines: { amount?: number }[] };
      if (invoice.due_on < '2026-01-01') {
        return {
          status: 422,
          body: { error: { fields: [{ message: 'due_on is past' }, { message: 'lines: none' }] } },
        };
      }
      if (invoice.lines.every(({ amount }) => !amount)) return { body: { ok: false, reason: 'nothing to pay' } };
      return { status: 201, body: { ok: true, invoice: { id: 6, number: '2026-0006', ...invoice } } };
    }
    case 'DELETE /invoices/5':
      return { status: 204 };
    case 'DELETE /invoices/6':
      return { status: 429, headers: { 'Retry-After': '30' }, body: {} };
    case 'GET /customers':
      return {
        body: {
          customers: [
            { id: 1, name: 'Acme' },
            { id: 2, name: 'Umbrella' },
          ],
        },
      };
    case 'GET /customers/2/invoices':
      return { body: { invoices: searchParams.get('unpaid') === '1' ? [{ id: 'a/1', number: 'U-1' }] : [] } };
    case 'GET /customers/2/invoices/a%2F1':
    case 'GET /customers/2/invoices/a%252F1':
      return { body: { invoice: { id: 21, number: 'U-1', lines: [{ text: 'Hat', amount: 3 }] } } };
    case 'GET /fields':
      return {
        body: {
          fields: [
            { key: 'project', title: 'Project', kind: 'STRING', mandatory: true, readonly: false },
            { key: 'budget', title: 'Budget', kind: 'MONEY', mandatory: false, readonly: false },
            { key: 'start', title: 'Start', kind: 'DAY', mandatory: false, readonly: false },
            { key: 'rank', title: 'Rank', kind: 'RANK', mandatory: false, readonly: true },
          ],
        },
      };
    default:
      return { status: 404, body: { message: 'nothing here' } };
  }
}

const NEW_INVOICE = {
  customerId: 2,
  dueOn: '2026-04-01T00:00:00+02:00',
  lines: [{ text: 'Hat', amount: '12.5' }],
  tags: ['hats'],
  extras: [{ key: 'po', value: '9' }],
  project: 'Winter',
  budget: '100',
};

const CALLS = {
  search: {
    path: 'modules.searchInvoices',
    params: { states: ['open', 'paid'], since: '2026-02-01T00:00:00+01:00', query: 'hats & caps', limit: 3 },
    connection,
  },
  all: { path: 'modules.searchInvoices', params: { archived: true }, connection },
  overdue: { path: 'modules.listOverdueInvoices', connection },
  get: { path: 'modules.getInvoice', params: { customerId: 2, invoiceId: 'a/1' }, connection },
  create: { path: 'modules.createInvoice', params: NEW_INVOICE, connection },
  late: { path: 'modules.createInvoice', params: { ...NEW_INVOICE, dueOn: '2025-01-01' }, connection },
  free: { path: 'modules.createInvoice', params: { ...NEW_INVOICE, lines: [{ text: 'Gift' }] }, connection },
  incomplete: { path: 'modules.createInvoice', params: { customerId: 2, lines: [], budget: 'much' }, connection },
  remove: { path: 'modules.deleteInvoice', params: { id: 5 }, connection },
  busy: { path: 'modules.deleteInvoice', params: { id: '6' }, connection },
  gone: { path: 'modules.deleteInvoice', params: { id: 9 }, connection },
  call: {
    path: 'modules.makeApiCall',
    params: { url: '/me', qs: [{ key: 'a', value: '1' }] },
    connection,
  },
  customers: { path: 'rpcs.listCustomers', connection },
  invoices: { path: 'rpcs.listInvoices', params: { customerId: 2, unpaid: 'true' }, connection },
  fields: { path: 'rpcs.ledgerFields', connection },
  connect: { path: 'connections.invoices-x7k2p9', connection },
  refused: { path: 'connections.invoices-x7k2p9', connection: { ...connection, apiKey: 'wrong-key-0000' } },
} satisfies Record<string, Call>;

const asked = () => foreign.server.requests.map(({ method, url }) => `${method} ${url}`);

describe('an expanded archive: invoices', () => {
  it('searches page by page, sends lists and dates as asked, leaves out what the condition refuses (R2.18, R2.26)', async () => {
    foreign.server.requests.length = 0;
    const { lines } = await foreign.run(CALLS.search);
    expect(lines).toEqual([
      {
        id: 1,
        number: '2026-0001',
        state: 'open',
        total: 10.5,
        due_on: '2026-03-08',
        issued_on: { $date: '2026-01-31T23:00:00.000Z' },
        overdue: true,
      },
      {
        id: 2,
        number: '2026-0002',
        state: 'paid',
        total: 21,
        due_on: '2026-03-09',
        issued_on: { $date: '2026-02-01T23:00:00.000Z' },
        overdue: false,
      },
      {
        id: 4,
        number: '2026-0004',
        state: 'open',
        total: 42,
        due_on: '2026-03-11',
        issued_on: { $date: '2026-02-03T23:00:00.000Z' },
        overdue: false,
      },
    ]);
    const query = 'state=open&state=paid&since=2026-02-01&q=hats%20%26%20caps';
    expect(asked()).toEqual([
      `GET /acme/v2/invoices?per_page=2&page=1&${query}`,
      `GET /acme/v2/invoices?per_page=2&page=2&${query}`,
    ]);
    expect((await foreign.run(CALLS.all)).lines).toHaveLength(5);
  });

  it('follows links, with nothing of the first request but what pagination says (R2.25)', async () => {
    foreign.server.requests.length = 0;
    expect((await foreign.run(CALLS.overdue)).lines).toEqual([
      { id: 1, customer: 'Customer 1', page: 1 },
      { id: 2, customer: 'Customer 2', page: 1 },
      { id: 3, customer: 'Customer 3', page: 2 },
      { id: 4, customer: 'Customer 4', page: 2 },
    ]);
    expect(asked()).toEqual([
      'GET /acme/v2/invoices/overdue?order=due_on',
      'GET /acme/v2/invoices/overdue?order=due_on&from=3',
    ]);
    expect(foreign.server.requests[1]?.headers['accept']).toBeUndefined();
  });

  it('creates with lists, spread values and fields that an RPC names (R1.10, R5.1, R6.7)', async () => {
    const { lines } = await foreign.run(CALLS.create);
    expect(JSON.parse(foreign.server.requests.at(-1)?.body.toString() ?? '')).toEqual({
      customerId: 2,
      due_on: '2026-04-01',
      lines: [{ text: 'Hat', amount: 12.5 }],
      tags: ['hats'],
      extras: { po: '9' },
      project: 'Winter',
      budget: 100,
      sent: false,
    });
    expect(lines).toMatchObject([{ id: 6, number: '2026-0006' }]);
  });

  it('tells each failure as base and module say (R2.12, R2.16, R6.13)', async () => {
    const error = async (call: Call) => (await foreign.run(call)).lines[0];
    expect(await error(CALLS.late)).toMatchObject({
      error: { type: 'DataError', message: 'due_on is past; lines: none', statusCode: 422 },
    });
    expect(await error(CALLS.free)).toMatchObject({
      error: { type: 'DataError', message: 'Not created: nothing to pay', code: 'response-invalid', statusCode: 200 },
    });
    expect(await error(CALLS.busy)).toMatchObject({
      error: { type: 'RateLimitError', message: 'Too many requests, come back in 30 s.' },
    });
    expect(await error(CALLS.gone)).toMatchObject({
      error: { type: 'DataError', message: '[404] There is no such record.', effect: { kind: 'incomplete-execution' } },
    });
    expect(await error(CALLS.incomplete)).toMatchObject({
      error: {
        type: 'BundleValidationError',
        message: 'Validation failed for 4 parameter(s).',
        details: [
          "Missing value of required parameter 'dueOn'.",
          "Missing value of required parameter 'lines'.",
          "Missing value of required parameter 'project'.",
          "Invalid number in parameter 'budget'.",
        ],
      },
    });
  });

  it('gives an empty bundle for a deletion, and every part of a universal call (R2.21, R11.4)', async () => {
    expect((await foreign.run(CALLS.remove)).lines).toEqual([{}]);
    expect((await foreign.run(CALLS.call)).lines).toMatchObject([
      { statusCode: 200, body: { name: 'Ada' }, headers: { 'content-type': 'application/json' } },
    ]);
    expect(asked().at(-1)).toBe('GET /acme/v2/me?a=1');
  });

  it('opens an inner select for an outer one, texts from the reference included (R5.3, R5.8)', async () => {
    expect((await foreign.run(CALLS.customers)).lines).toEqual([
      { label: 'Acme', value: 1 },
      { label: 'Umbrella', value: 2 },
    ]);
    expect((await foreign.run(CALLS.invoices)).lines).toEqual([{ label: 'U-1', value: 'a/1' }]);
    expect((await foreign.run(CALLS.get)).lines).toMatchObject([{ id: 21, lines: [{ text: 'Hat' }] }]);
    expect((await foreign.run(CALLS.fields)).lines).toEqual([
      { name: 'project', label: 'Project', type: 'text', required: true },
      { name: 'budget', label: 'Budget', type: 'number', required: false },
      { name: 'start', label: 'Start', type: 'date', required: false, time: false },
    ]);
  });

  it('tests its connection without base (R1.1, R8.3, R8.4)', async () => {
    expect((await foreign.run(CALLS.connect)).lines).toEqual([
      { connected: true, metadata: { type: 'text', value: 'Ada (Acme)' }, uid: 77 },
    ]);
    expect((await foreign.run(CALLS.refused)).lines).toMatchObject([
      {
        error: {
          type: 'InvalidAccessTokenError',
          message: expect.stringMatching(/^The API key was refused: no ledger for (?!wrong)/),
        },
      },
    ]);
  });

  itAnswersAlikeEverywhere(() => foreign, {
    calls: Object.values(CALLS),
    throughCommandLine: [CALLS.search, CALLS.incomplete, CALLS.invoices, CALLS.connect, CALLS.refused],
  });

  it('has no findings', async () => {
    expect(await findingsOf(foreign.path)).toEqual([]);
  });
});
