import type { App } from '@connect-app/app-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { API, appOf, bundlesOf, moduleOf, runnerOf } from '../testing/app.js';
import { type ReceivedRequest, startServer, type TestAnswer, type TestServer } from '../testing/http-server.js';
import { mayErase } from './may-erase.js';

let server: TestServer;
let answer: (request: ReceivedRequest) => TestAnswer;

beforeEach(async () => {
  server = await startServer((request) => answer(request));
  answer = () => ({ body: {} });
});
afterEach(() => server.close());

describe('a search', () => {
  const files = moduleOf('search', { url: `${API}/rows`, response: { iterate: '{{body}}' } });

  it('adds what the platform adds to its bundles only when asked to (R3.4)', async () => {
    answer = () => ({ body: [{ a: 1 }, { a: 2 }] });
    const { runner } = await runnerOf(files, server);
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([{ a: 1 }, { a: 2 }]);
    expect((await bundlesOf(runner.runModule('m', {}, { platformMetadata: true }))).bundles).toEqual([
      { a: 1, __IMTLENGTH__: 2, __IMTINDEX__: 1 },
      { a: 2, __IMTLENGTH__: 2, __IMTINDEX__: 2 },
    ]);
  });

  it('without results gives no bundle, or one that says so (R3.4)', async () => {
    answer = () => ({ body: [] });
    const { runner } = await runnerOf(files, server);
    expect((await bundlesOf(runner.runModule('m', {}, { platformMetadata: true }))).bundles).toEqual([]);
    const options = { platformMetadata: true, continueWithoutResults: true };
    expect((await bundlesOf(runner.runModule('m', {}, options))).bundles).toEqual([{ __IMTLENGTH__: 0 }]);
  });

  it('joins the very same object given twice, not objects that are alike (R3.4)', async () => {
    answer = () => ({ body: [{ a: 1 }, { a: 1 }] });
    const { runner } = await runnerOf(
      moduleOf('search', { url: `${API}/rows`, response: { output: '{{merge(body; body)}}' } }),
      server,
    );
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('takes one plain object as one bundle (R3.4)', async () => {
    answer = () => ({ body: { a: 1 } });
    const { runner } = await runnerOf(moduleOf('search', { url: `${API}/rows` }), server);
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([{ a: 1 }]);
  });

  it('begins pages at 1, offsets at 0, and asks for ever larger ones (R2.26)', async () => {
    answer = ({ url }) => ({ body: url.includes('page=5') ? [] : [{}] });
    const qs = { page: '{{pagination.page}}', offset: '{{pagination.offset}}', limit: '{{pagination.limit}}' };
    const { runner } = await runnerOf(
      moduleOf('search', { url: `${API}/rows`, qs, pagination: { qs }, response: { iterate: '{{body}}' } }),
      server,
    );
    await bundlesOf(runner.runModule('m', {}));
    expect(server.requests.map(({ url }) => url.slice(6))).toEqual([
      'page=1&offset=0&limit=20',
      'page=2&offset=20&limit=100',
      'page=3&offset=120&limit=500',
      'page=4&offset=620&limit=500',
      'page=5&offset=1120&limit=500',
    ]);
  });

  it('slices by the limit of the last step, earlier steps only feed temp (R1.43)', async () => {
    answer = ({ url }) => ({ body: url === '/first' ? [1, 2, 3] : [{ a: 1 }, { a: 2 }] });
    const steps = [
      { url: `${API}/first`, response: { limit: 1, temp: { first: '{{body}}' }, iterate: '{{body}}' } },
      { url: `${API}/last`, response: { limit: 2, iterate: '{{body}}', output: { n: '{{length(temp.first)}}' } } },
    ];
    const { runner } = await runnerOf(moduleOf('search', steps), server);
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([{ n: 3 }, { n: 3 }]);
  });
});

describe('a universal module', () => {
  it('is an action that may erase fields (R3.3, R6.12)', async () => {
    answer = ({ body }) => ({ body: { sent: JSON.parse(body.toString()) } });
    const { runner } = await runnerOf(
      moduleOf(
        'universal',
        {
          url: `${API}/x`,
          method: 'POST',
          body: { a: '{{parameters.a}}' },
          response: { output: { body: '{{body}}' } },
        },
        { expect: [{ name: 'a', type: 'text' }] },
      ),
      server,
    );
    const { bundles } = await bundlesOf(runner.runModule('m', { a: '{{erase}}' }));
    expect(bundles).toEqual([{ body: { sent: { a: null } } }]);
  });

  it('shares that with update actions, known as such or of an archive, which cannot tell (R6.12)', () => {
    const may = (layout: string, metadata: object): boolean => {
      const app = appOf(moduleOf('action', {}, { metadata }));
      const [module] = app.modules.values();
      if (!module) throw new Error('no module');
      return mayErase({ ...app, layout: layout as App['layout'] }, module);
    };
    expect(may('sources', { crud: 'update' })).toBe(true);
    expect(may('sources', { crud: 'create' })).toBe(false);
    expect(may('sources', {})).toBe(false);
    expect(may('archive', {})).toBe(true);
    expect(may('archive', { crud: 'read' })).toBe(false);
    expect(may('archive', { type: 'search' })).toBe(false);
  });
});

describe('a module runs once for its input (R9.1)', () => {
  it('validates before anything is sent (R9.1, R6.13)', async () => {
    const expectBlock = [
      { name: 'email', type: 'email', required: true },
      { name: 'n', type: 'uinteger' },
      { name: 'list', type: 'array', spec: [{ name: 'a', type: 'text' }] },
    ];
    const { runner, events } = await runnerOf(moduleOf('action', { url: `${API}/x` }, { expect: expectBlock }), server);
    const run = bundlesOf(runner.runModule('m', { email: 'nobody', n: 'x', list: ['a'] }));
    await expect(run).rejects.toMatchObject({
      type: 'BundleValidationError',
      message: 'Validation failed for 3 parameter(s).',
      details: [
        "Invalid email address in parameter 'email'.",
        "Invalid number in parameter 'n'.",
        "Array of objects expected in parameter 'list'.",
      ],
    });
    expect(server.requests).toEqual([]);
    expect(events.at(-2)).toMatchObject({ type: 'error', error: { effect: { kind: 'incomplete-execution' } } });
  });

  it('starts, works and ends in this order, told to the listener (R3.8)', async () => {
    const { runner, events } = await runnerOf(moduleOf('action', { url: `${API}/x` }), server);
    await bundlesOf(runner.runModule('m', {}));
    const told = ['run-start', 'parameters', 'step-start', 'request', 'response', 'page', 'output', 'run-end'];
    expect(events.map(({ type }) => type)).toEqual(told);
  });

  it('keeps response.data for the next run, where it is data (R2.31, R2.33)', async () => {
    answer = ({ url }) => ({ body: { cursor: url.length } });
    const api = {
      url: `${API}/x`,
      qs: { after: '{{data.cursor}}' },
      response: { data: { cursor: '{{body.cursor}}' }, output: {} },
    };
    const { runner } = await runnerOf(moduleOf('action', api), server);
    const first = await bundlesOf(runner.runModule('m', {}));
    expect(first.state).toEqual({ data: { cursor: 2 } });
    await bundlesOf(runner.runModule('m', {}, { state: first.state }));
    expect(server.requests[1]?.url).toBe('/x?after=2');
  });

  it('keeps 64 KB and no more (R2.31)', async () => {
    answer = () => ({ body: { long: 'x'.repeat(70_000) } });
    const api = { url: `${API}/x`, response: { data: { long: '{{body.long}}' } } };
    const { runner } = await runnerOf(moduleOf('action', api), server);
    await expect(bundlesOf(runner.runModule('m', {}))).rejects.toMatchObject({
      type: 'RuntimeError',
      code: 'data-too-large',
      location: { file: 'modules/m/api.imljson' },
    });
  });
});

describe('base', () => {
  it('is evaluated where it is used: parameters, connection and common are those of the call (R1.7, R1.8)', async () => {
    const { runner } = await runnerOf(
      {
        ...moduleOf('action', { url: '/{{common.version}}/x' }, { expect: [{ name: 'lang', type: 'text' }] }),
        'base.imljson': {
          baseUrl: API,
          headers: { 'x-lang': '{{parameters.lang}}', authorization: 'Bearer {{connection.apiKey}}' },
        },
      },
      server,
      { common: { version: 'v2' } },
    );
    await bundlesOf(runner.runModule('m', { lang: 'cs' }, { connection: { apiKey: 'k' } }));
    expect(server.requests[0]).toMatchObject({
      url: '/v2/x',
      headers: { 'x-lang': 'cs', authorization: 'Bearer k' },
    });
  });

  it('lends every directive it may have (R1.6)', async () => {
    answer = () => ({ status: 200, body: { ok: false, rows: [1] } });
    const base = {
      baseUrl: API,
      method: 'POST',
      type: 'urlencoded',
      qs: { a: 1 },
      body: { b: 2 },
      temp: { t: 'x' },
      timeout: 1000,
      response: { valid: '{{body.ok}}', error: { message: 'No: {{temp.t}}', type: 'DataError' } },
    };
    const { runner } = await runnerOf({ ...moduleOf('action', { url: '/x' }), 'base.imljson': base }, server);
    await expect(bundlesOf(runner.runModule('m', {}))).rejects.toMatchObject({ type: 'DataError', message: 'No: x' });
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/x?a=1', body: Buffer.from('b=2') });
  });

  it('leaves out keys that are undefined, keeps null and empty texts (R1.11)', async () => {
    const body = { a: '{{parameters.none}}', b: null, c: '' };
    const { runner } = await runnerOf(moduleOf('action', { url: `${API}/x`, method: 'POST', body }), server);
    await bundlesOf(runner.runModule('m', {}));
    expect(server.requests[0]?.body.toString()).toBe('{"b":null,"c":""}');
  });
});

describe('variables (R2.33)', () => {
  it('are there for a module (R2.33)', async () => {
    answer = () => ({ headers: { 'X-Total': '3' }, body: { a: 1 } });
    const output = {
      zone: '{{environment.timezone}}',
      year: '{{formatDate(now; "YYYY")}}',
      total: '{{headers.`x-total`}}',
      status: '{{statusCode}}',
      fields: '{{length(metadata.expect)}}',
      shown: '{{metadata.interface[1].name}}',
    };
    const { runner } = await runnerOf(
      moduleOf(
        'action',
        { url: `${API}/x`, response: { output } },
        { expect: [{ name: 'a', type: 'text' }], interface: [{ name: 'a', type: 'number' }] },
      ),
      server,
    );
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([
      { zone: 'UTC', year: '2026', total: '3', status: 200, fields: 1, shown: 'a' },
    ]);
  });
});

describe('interface and samples', () => {
  it('are shown, not enforced: what the service gives flows on (R7.1, R7.2, R7.3)', async () => {
    answer = () => ({ body: { unlisted: '2026-01-01T00:00:00.000Z' } });
    const sections = { interface: [{ name: 'listed', type: 'date' }], samples: { listed: 'x' } };
    const { runner } = await runnerOf(moduleOf('action', { url: `${API}/x` }, sections), server);
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([{ unlisted: '2026-01-01T00:00:00.000Z' }]);
  });
});

describe('what a foreign app may hold', () => {
  it('says which component is not there, with what there is', async () => {
    const { runner } = await runnerOf(moduleOf('action', { url: `${API}/x` }), server);
    await expect(bundlesOf(runner.runModule('n', {}))).rejects.toMatchObject({ code: 'unknown-component' });
  });

  it('warns of big integers that lose digits (R2.7)', async () => {
    answer = () => ({
      headers: { 'content-type': 'application/json' },
      body: '{"id":12345678901234567890,"t":"12345678901234567890"}',
    });
    const { runner, warnings } = await runnerOf(moduleOf('action', { url: `${API}/x` }), server);
    await bundlesOf(runner.runModule('m', {}));
    expect(warnings()).toEqual(['big-integer']);
    answer = () => ({
      headers: { 'content-type': 'application/json' },
      body: '{"t":"12345678901234567890","n":1234567890123456}',
    });
    const clean = await runnerOf(moduleOf('action', { url: `${API}/x` }), server);
    await bundlesOf(clean.runner.runModule('m', {}));
    expect(clean.warnings()).toEqual([]);
  });

  it('takes other names of request types, and response types nobody knows, with a warning (R1.23, R2.4)', async () => {
    answer = ({ headers }) => ({ body: { type: headers['content-type'] } });
    const api = { url: `${API}/x`, method: 'POST', type: 'form', body: { a: 1 }, response: { type: 'object' } };
    const { runner, warnings } = await runnerOf(moduleOf('action', api), server);
    expect((await bundlesOf(runner.runModule('m', {}))).bundles).toEqual([
      { type: 'application/x-www-form-urlencoded' },
    ]);
    expect(warnings()).toEqual(['request-type', 'response-type']);
  });

  it('never fails without a type: a defect becomes an UnexpectedError', async () => {
    const { runner } = await runnerOf(moduleOf('action', { url: `${API}/x` }), server, {
      transport: () => Promise.reject(new TypeError('secretive')),
    });
    await expect(bundlesOf(runner.runModule('m', {}))).rejects.toMatchObject({
      type: 'UnexpectedError',
      effect: { kind: 'lock' },
    });
  });

  it('says that a broken custom function breaks every module (R6.16)', async () => {
    const files = { ...moduleOf('action', { url: `${API}/x` }), 'functions/f/code.js': 'function f( {' };
    await expect(runnerOf(files, server)).rejects.toMatchObject({
      type: 'InvalidConfigurationError',
      code: 'function-syntax',
      location: { file: 'functions/f/code.js' },
    });
  });
});
