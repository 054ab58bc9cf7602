import { createHttpTransport, createRunner, parseHostMap } from '@connect-app/app-runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedRequest, TestAnswer } from '../../packages/app-runner/src/testing/http-server.js';
import { type Call, type ForeignApp, findingsOf, itAnswersAlikeEverywhere, openForeignApp } from './foreign-app.js';

const API = 'https://api.example.com';
const connection = {
  consumerKey: 'consumer-1',
  consumerSecret: 'consumer-secret-1',
  token: 'token-1',
  tokenSecret: 'token-secret-1',
};

let foreign: ForeignApp;
beforeAll(async () => {
  foreign = await openForeignApp('legacy', [API], serve);
});
afterAll(() => foreign.close());

/** The parts of an OAuth 1 header. */
function oauthOf({ headers }: ReceivedRequest): Record<string, string> {
  const pairs = String(headers['authorization']).matchAll(/(oauth_\w+)="([^"]*)"/g);
  return Object.fromEntries([...pairs].map(([, name, value]) => [name, decodeURIComponent(value ?? '')]));
}

/** Books and entries behind OAuth 1. */
function serve(request: ReceivedRequest): TestAnswer {
  const { pathname, searchParams } = new URL(request.url, API);
  const oauth = oauthOf(request);
  const form = (body: string): TestAnswer => ({ headers: { 'Content-Type': 'text/html' }, body });
  if (oauth['oauth_consumer_key'] !== 'consumer-1' || !oauth['oauth_signature']) {
    return { status: 401, body: { message: 'unsigned' } };
  }
  switch (`${request.method} ${pathname}`) {
    case 'POST /oauth/request_token':
      return form('oauth_token=request-1&oauth_token_secret=request-secret-1&oauth_callback_confirmed=true');
    case 'POST /oauth/access_token':
      return oauth['oauth_verifier'] === 'verifier-1' && oauth['oauth_token'] === 'request-1'
        ? form('oauth_token=token-1&oauth_token_secret=token-secret-1')
        : { status: 401, body: { message: 'no verifier' } };
    case 'GET /1/me':
      return oauth['oauth_token'] === 'token-1'
        ? { body: { name: 'Ada' } }
        : { status: 401, body: { message: 'who?' } };
    case 'GET /1/books':
      return { body: { books: [{ id: 'b1' }, { id: 'b2' }] } };
    case 'GET /1/books/b1/entries': {
      const after = Number(searchParams.get('after') ?? 0);
      const entries = [1, 2].map((step) => ({ id: after + step, void: after + step === 2 }));
      return { body: { entries, after: after < 4 ? after + 2 : undefined, ids: searchParams.get('ids') } };
    }
    case 'POST /1/entries':
      return { body: { id: 9, sent: String(request.body) } };
    case 'GET /1/fields/entry':
      return { body: ['text', 'paid at'] };
    default:
      return { status: 418, body: { message: 'a teapot' } };
  }
}

const CALLS = {
  find: { path: 'modules.findEntries', params: { book: 'MINE' }, connection },
  two: { path: 'modules.findEntries', params: { book: 'MINE', limit: '2' }, connection },
  nameless: { path: 'modules.findEntries', connection },
  add: {
    path: 'modules.addEntry',
    params: { kind: 'out', text: 'Tea & co', amount: '3,5'.replace(',', '.'), due: '2026-03-31T22:00:00Z' },
    connection,
  },
  plain: { path: 'modules.addEntry', params: { kind: 'note', text: 'Tea' }, connection },
  wrong: { path: 'modules.addEntry', params: { kind: 'loan', text: 'a text that is long', amount: 0 }, connection },
  count: { path: 'modules.countEntries', connection },
  fields: { path: 'rpcs.entryFields', params: { kind: 'entry' }, connection },
  form: { path: 'rpcs.searchForm', connection },
  sample: { path: 'rpcs.entrySample', connection },
  teapot: { path: 'rpcs.entryFields', params: { kind: 'tea' }, connection },
  connect: { path: 'connections.ledgerline', connection },
  unsigned: { path: 'connections.ledgerline', connection: { ...connection, consumerKey: 'nobody' } },
} satisfies Record<string, Call>;

const lines = async (call: Call) => (await foreign.run(call)).lines;

describe('a first-generation archive with comments everywhere: legacy', () => {
  it('chains steps through temp, whose lists never shrink, and wraps the whole (R1.38, R1.39, R1.41, R2.22)', async () => {
    foreign.server.requests.length = 0;
    expect(await lines(CALLS.find)).toEqual([6, 5, 4, 3, 1].map((id) => ({ id, void: false })));
    expect(foreign.server.requests.map(({ url }) => url)).toEqual([
      '/1/books',
      '/1/books/b1/entries?ids=mine%2Cb%2Cc',
      '/1/books/b1/entries?ids=mine%2Cb%2Cc&after=2',
      '/1/books/b1/entries?ids=mine%2Cb%2Cc&after=4',
    ]);
    expect(await lines(CALLS.two)).toHaveLength(2);
    expect(await lines(CALLS.count)).toEqual([{ books: 2, text: '2 books' }]);
  });

  it('takes a whole form from an RPC that sends nothing (R1.45, R5.2)', async () => {
    expect(await lines(CALLS.nameless)).toMatchObject([
      { error: { details: ["Missing value of required parameter 'book'."] } },
    ]);
    expect(await lines(CALLS.form)).toHaveLength(2);
    expect(await lines(CALLS.sample)).toEqual([{ id: 1, text: 'Tea' }]);
    expect(await lines(CALLS.fields)).toEqual([
      { name: 'text', label: 'Text', type: 'text' },
      { name: 'paid at', label: 'Paid At', type: 'text' },
    ]);
  });

  it('opens fields below the options of a group, and refuses what is in none (R5.8, R6.8, R6.9)', async () => {
    expect(await lines(CALLS.add)).toEqual([
      { id: 9, sent: 'text=Tea%20%26%20co&amount=3.50&kind=out&due=2026-03-31T22%3A00%3A00.000Z' },
    ]);
    expect(await lines(CALLS.plain)).toEqual([{ id: 9, sent: 'text=Tea&amount=1.00&kind=note' }]);
    expect(await lines(CALLS.wrong)).toMatchObject([{ error: { details: { length: 3 } } }]);
  });

  it('signs by base and connection, and tells a failure by the text of base (R1.34, R2.12, R8.10)', async () => {
    expect(await lines(CALLS.connect)).toEqual([{ connected: true, metadata: { type: 'text', value: 'Ada' } }]);
    expect(oauthOf(foreign.server.requests.at(-1) as ReceivedRequest)).toMatchObject({
      oauth_signature_method: 'HMAC-SHA1',
      oauth_token: 'token-1',
      oauth_version: '1.0',
    });
    expect(await lines(CALLS.unsigned)).toMatchObject([
      { error: { message: 'Status Code Error: 401', statusCode: 401 } },
    ]);
    expect(await lines(CALLS.teapot)).toMatchObject([
      { error: { type: 'RuntimeError', message: 'a teapot', statusCode: 418 } },
    ]);
  });

  it('goes through the dance of OAuth 1 (R8.10)', async () => {
    const transport = createHttpTransport({ mapHosts: parseHostMap([`${API}=${foreign.server.url}`]) });
    const runner = await createRunner(foreign.app, { transport });
    const { consumerKey, consumerSecret } = connection;
    const redirectUri = 'http://127.0.0.1:4020/oauth/cb/ledgerline';
    const dance = await runner.authorize('ledgerline', { consumerKey, consumerSecret }, { redirectUri });
    expect(dance.url).toBe(`${API}/oauth/authorize?oauth_token=request-1`);
    expect(oauthOf(foreign.server.requests.at(-1) as ReceivedRequest)['oauth_callback']).toBe(redirectUri);
    const done = await dance.complete({ oauth_token: 'request-1', oauth_verifier: 'verifier-1' });
    expect(done.data).toMatchObject({ token: 'token-1', tokenSecret: 'token-secret-1' });
  });

  itAnswersAlikeEverywhere(() => foreign, {
    calls: Object.values(CALLS),
    throughCommandLine: [CALLS.find, CALLS.add, CALLS.wrong, CALLS.fields, CALLS.connect],
  });

  it('has the findings that were put in, each at its place, and no others', async () => {
    expect(await findingsOf(foreign.path)).toEqual([
      'missing-401-mapping base.imljson:13',
      'unsanitised-token connection/ledgerline/api.imljson:12',
      'missing-universal-module metadata.json:1',
      'unknown-temp module/findEntries/api.imljson:22',
      'query-twice module/sloppy/api.imljson:2',
      'unknown-parameter module/sloppy/api.imljson:3',
      'unknown-connection-variable module/sloppy/api.imljson:3',
      'unknown-temp module/sloppy/api.imljson:3',
      'pagination-loses-page module/sloppy/api.imljson:4',
      'unbraced-iterate module/sloppy/api.imljson:6',
      'search-without-limit module/sloppy/api.imljson:6',
      'unknown-error-type module/sloppy/api.imljson:7',
      'unknown-variable module/sloppy/api.imljson:8',
      'unknown-function module/sloppy/api.imljson:8',
      'unused-parameter module/sloppy/expect.imljson:2',
      'limit-field module/sloppy/expect.imljson:3',
      'unused-parameter module/sloppy/expect.imljson:3',
      'field-order module/sloppy/expect.imljson:4',
      'unused-parameter module/sloppy/expect.imljson:4',
      'unknown-rpc module/sloppy/expect.imljson:4',
      'interface-without-output module/sloppy/interface.imljson:1',
      'module-description-style module/sloppy/metadata.json:1',
      'sample-without-interface module/sloppy/samples.imljson:1',
    ]);
  });
});
