import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer;

beforeEach(async () => {
  server = await startServer((request) => answer(request));
  answer = ({ body }) => ({ body: body.length > 0 ? JSON.parse(body.toString()) : {} });
});
afterEach(() => server.close());

function rpcOf(name: string, api: unknown, parameters?: unknown) {
  return {
    [`rpcs/${name}/metadata.json`]: { label: name },
    [`rpcs/${name}/api.imljson`]: api,
    ...(parameters === undefined ? {} : { [`rpcs/${name}/parameters.imljson`]: parameters }),
  };
}

const echo = { url: `${API}/echo`, method: 'POST', body: '{{parameters}}' };
/** A module that sends its parameters and gives back what arrived. */
const sending = (expectBlock: unknown) => moduleOf('action', echo, { expect: expectBlock });

async function parametersOf(files: Record<string, unknown>, values: Record<string, unknown>) {
  const { runner, warnings } = await runnerOf(files, server);
  const { bundles } = await bundlesOf(runner.runModule('m', values));
  return { sent: bundles[0], warnings: warnings() };
}

describe('a dialog asks an RPC', () => {
  it('with the values of the form; what the query names wins and arrives as text (R5.2, R5.3, C14)', async () => {
    const { runner } = await runnerOf(rpcOf('options', echo), server);
    const output = await runner.callReference({
      reference: 'rpc://options?flag=true&n=5&who={{name}}',
      values: { name: 'Ada', flag: false, other: 1 },
    });
    expect(output).toEqual({ name: 'Ada', flag: 'true', n: '5', who: 'Ada', other: 1 });
  });

  it('with mapped values as their text (R5.4)', async () => {
    const { runner } = await runnerOf(rpcOf('options', echo), server);
    expect(await runner.callReference({ reference: 'rpc://options', values: { id: '{{4.id}}' } })).toEqual({
      id: '{{4.id}}',
    });
  });

  it('and hears its error as it is (R5.9)', async () => {
    answer = () => ({ status: 500, body: {} });
    const { runner } = await runnerOf(rpcOf('options', { url: `${API}/x` }), server);
    await expect(runner.callReference({ reference: 'rpc://options', values: {} })).rejects.toMatchObject({
      type: 'ConnectionError',
      message: 'Service is temporarily unavailable.',
    });
  });

  it('whose own form feeds only its test (R5.5): values pass as they are', async () => {
    const files = rpcOf('options', echo, [{ name: 'n', type: 'number', required: true }]);
    const { runner } = await runnerOf(files, server);
    expect(await runner.callRpc('options', { parameters: { n: 'text' } })).toEqual({ n: 'text' });
  });

  it('whose response.trigger changes neither its items nor their order (R2.32)', async () => {
    answer = () => ({ body: [{ id: 2 }, { id: 1 }] });
    const response = { iterate: '{{body}}', trigger: { type: 'id', order: 'desc', id: '{{item.id}}' } };
    const { runner } = await runnerOf(rpcOf('items', { url: `${API}/x`, response }), server);
    expect(await runner.callRpc('items')).toEqual([{ id: 2 }, { id: 1 }]);
  });
});

describe('fields an RPC brings', () => {
  it('as one of them, as the whole block, below an option, below a boolean (R5.2, R5.8)', async () => {
    const fields = rpcOf('fields', {
      response: {
        output: [{ name: '{{ifempty(parameters.prefix; "p")}}Number', type: 'number' }],
      },
    });
    const whole = { ...fields, ...sending('rpc://fields') };
    expect((await parametersOf(whole, { pNumber: '5' })).sent).toEqual({ pNumber: 5 });
    const inList = { ...fields, ...sending([{ name: 'a', type: 'text' }, 'rpc://fields?prefix=x']) };
    expect((await parametersOf(inList, { a: 1, xNumber: '5' })).sent).toEqual({ a: '1', xNumber: 5 });
    const select = {
      name: 's',
      type: 'select',
      options: [{ label: 'A', value: 'a', nested: 'rpc://fields?prefix=n' }],
    };
    expect((await parametersOf({ ...fields, ...sending([select]) }, { s: 'a', nNumber: '1' })).sent).toEqual({
      s: 'a',
      nNumber: 1,
    });
    const toggle = { name: 'b', type: 'boolean', nested: 'rpc://fields?prefix=t' };
    expect((await parametersOf({ ...fields, ...sending([toggle]) }, { b: true, tNumber: '1' })).sent).toEqual({
      b: true,
      tNumber: 1,
    });
  });

  it('come from one round, however many fields ask for it; options without nested are not asked for (R5.6, R5.8)', async () => {
    const options = { store: 'rpc://list', label: 'name', value: 'id' };
    const block = [
      { name: 'a', type: 'select', options },
      { name: 'b', type: 'select', options: 'rpc://list' },
    ];
    const list = rpcOf('list', { url: `${API}/list`, response: { iterate: '{{body}}', output: '{{item}}' } });
    answer = ({ url, body }) => ({ body: url === '/list' ? [{ id: 1, name: 'One' }] : JSON.parse(body.toString()) });
    expect((await parametersOf({ ...list, ...sending(block) }, { a: 1, b: 2 })).sent).toEqual({ a: 1, b: 2 });
    expect(server.requests.map(({ url }) => url)).toEqual(['/echo']);
    const nested = rpcOf('list', {
      url: `${API}/list`,
      response: {
        iterate: '{{body}}',
        output: { label: '{{item.name}}', value: '{{item.id}}', nested: [{ name: 'n', type: 'number' }] },
      },
    });
    server.requests.length = 0;
    const asked = [0, 1].map((n) => ({ name: `s${n}`, type: 'select', options: { store: 'rpc://list' } }));
    expect((await parametersOf({ ...nested, ...sending(asked) }, { s0: 1, s1: 1, n: '7' })).sent).toEqual({
      s0: 1,
      s1: 1,
      n: 7,
    });
    expect(server.requests.map(({ url }) => url)).toEqual(['/list', '/echo']);
  });

  it('pass as given when the RPC fails: a stored scenario would run (R5.9)', async () => {
    const files = {
      ...rpcOf('fields', { url: '/relative' }),
      ...sending(['rpc://fields', { name: 'a', type: 'number' }]),
    };
    expect(await parametersOf(files, { a: '1', dynamic: { x: 1 } })).toEqual({
      sent: { a: 1, dynamic: { x: 1 } },
      warnings: ['rpc-failed'],
    });
    const unknown = sending('rpc://nobody');
    expect((await parametersOf(unknown, { x: 1 })).sent).toEqual({ x: 1 });
  });
});

describe('a form', () => {
  it('takes parameters without a type, lists in lists, several files, what is not submitted (R6.2, R6.3, R6.4, C20)', async () => {
    const block = [
      { name: 'untyped' },
      [[{ name: 'inner', type: 'number' }]],
      { name: 'files', type: 'file', multiple: true },
      { name: 'shown', type: 'text', omit: true, default: 'x' },
      { name: 'old', type: 'string', convert: { type: 'number' }, visible: false, metadata: {}, coder: 'x' },
      { type: 'banner', text: 'Hello' },
    ];
    const values = { untyped: [1], inner: '2', files: ['/a', 5], old: 3 };
    expect(await parametersOf(sending(block), values)).toEqual({
      sent: { untyped: [1], inner: 2, files: ['/a', '5'], old: 3 },
      warnings: ['unknown-type'],
    });
  });

  it('evaluates nothing in its definition (R6.5)', async () => {
    const block = [{ name: 'a', type: 'text', default: '{{1 + 1}}', condition: false }];
    expect((await parametersOf(sending(block), {})).sent).toEqual({ a: '{{1 + 1}}' });
  });

  it('checks lengths, amounts, patterns and values in the words of the design-time validator (R6.14)', async () => {
    const block = [
      { name: 'a', type: 'text', validate: { min: 3 } },
      { name: 'b', type: 'number', validate: { max: 3 } },
      { name: 'c', type: 'text', validate: { pattern: '^x' } },
      { name: 'd', type: 'array', validate: { maxItems: 1 } },
      { name: 'e', type: 'select', options: [{ label: 'A', value: 'a' }] },
    ];
    const { runner } = await runnerOf(sending(block), server);
    const run = bundlesOf(runner.runModule('m', { a: 'x', b: 4, c: 'y', d: [1, 2], e: 'b' }));
    await expect(run).rejects.toMatchObject({
      details: [
        "Value must be at least 3 characters long in parameter 'a'.",
        "Value is too big. Maximum value is 3 in parameter 'b'.",
        "Value doesn't match the pattern ^x in parameter 'c'.",
        "Array has more than 1 items in parameter 'd'.",
        "Value not found in options in parameter 'e'.",
      ],
    });
  });
});

describe('an endpoint of the app', () => {
  const endpoint = {
    'endpoints/find/metadata.json': { label: 'Find', description: 'Finds.' },
    'endpoints/find/api.imljson': {
      url: `${API}/find`,
      qs: { n: '{{parameters.n}}' },
      response: { output: { found: '{{body}}' } },
    },
    'endpoints/find/inputParameters.imljson': [{ name: 'n', type: 'number', required: true }],
  };

  it('runs in place of a request, its input checked, without base (R1.46)', async () => {
    answer = ({ url, headers }) => ({ body: { url, base: headers['x-base'] ?? 'none' } });
    const files = {
      ...endpoint,
      ...moduleOf(
        'action',
        { endpoint: 'find', input: { n: '{{parameters.a}}' } },
        { expect: [{ name: 'a', type: 'text' }] },
      ),
      'base.imljson': { headers: { 'x-base': '1' } },
    };
    const { runner, events } = await runnerOf(files, server);
    expect((await bundlesOf(runner.runModule('m', { a: '5' }))).bundles).toEqual([
      { found: { url: '/find?n=5', base: 'none' } },
    ]);
    expect(events.find(({ type }) => type === 'call-start')).toMatchObject({
      component: { kind: 'endpoint', name: 'find' },
    });
    await expect(bundlesOf(runner.runModule('m', { a: 'x' }))).rejects.toMatchObject({ type: 'BundleValidationError' });
  });

  it('cannot call another, nor run with another connection here (R1.46)', async () => {
    const nested = {
      ...endpoint,
      'endpoints/find/api.imljson': { endpoint: 'find' },
      ...moduleOf('action', { endpoint: 'find', input: { n: 1 } }),
    };
    const first = await runnerOf(nested, server);
    await expect(bundlesOf(first.runner.runModule('m', {}))).rejects.toMatchObject({ name: 'NotEmulatedError' });
    const other = {
      ...endpoint,
      ...moduleOf('action', { endpoint: { name: 'find', connection: 'c' }, input: { n: 1 } }),
    };
    const second = await runnerOf(other, server);
    await expect(bundlesOf(second.runner.runModule('m', {}))).rejects.toMatchObject({ name: 'NotEmulatedError' });
  });
});
