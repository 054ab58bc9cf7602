import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppSummary, Meta, ModuleDetail, RpcAnswer } from '../protocol.js';
import { form } from '../testing/page.js';
import { startTestBench, type TestBench } from '../testing/playground.js';
import { SMALL_APP } from '../testing/small-app.js';
import { TOKEN } from '../testing/small-service.js';

let bench: TestBench;
beforeAll(async () => {
  bench = await startTestBench({
    files: {
      ...SMALL_APP,
      'modules/alone/metadata.json': {
        label: 'Alone',
        description: 'In no group.',
        type: 'action',
        connection: 'main',
      },
      'modules/alone/api.imljson': { url: '/echo', output: '{{nope(1)}}' },
      'connections/dance/metadata.json': { label: 'Dance', type: 'oauth' },
      'connections/dance/parameters.imljson': ['rpc://moreFields'],
    },
  });
});
afterAll(() => bench.close());

const connection = 'ready-made';
const detail = (name: string, query = '') => bench.page.call<ModuleDetail>('GET', `/api/modules/${name}${query}`);

describe('the list', () => {
  it('holds the groups of the app and last what stands in none, with types, webhooks and findings', async () => {
    const app = await bench.page.call<AppSummary>('GET', '/api/app');
    expect(app).toMatchObject({ name: 'small-app', label: 'Small App', theme: '#336699', timezone: 'UTC' });
    expect(app.groups.map(({ label, modules }) => [label, modules.map(({ name }) => name)])).toEqual([
      ['Items', ['listItems', 'echo']],
      ['Events', ['watchItems', 'watchChanges']],
      ['In no group', ['alone']],
    ]);
    const [listItems, , , watchChanges, alone] = app.groups.flatMap(({ modules }) => modules);
    expect(listItems).toMatchObject({ type: 'search', connection: 'main' });
    expect(watchChanges).toMatchObject({ type: 'instant_trigger', webhook: 'changed', connection: 'main' });
    expect(alone?.findings).toBeGreaterThan(0);
    expect(app.connectionTypes).toMatchObject([
      { name: 'dance', label: 'Dance', oauth: true, fields: [{ type: 'rpc', reference: 'rpc://moreFields' }] },
      { name: 'main', label: 'Small', oauth: false, fields: [{ name: 'user' }, { name: 'token', type: 'password' }] },
    ]);
    expect(app.connections).toEqual([
      {
        id: 'ready-made',
        type: 'main',
        label: 'Small (test): Ada',
        owner: 'Ada',
        verifiedAt: expect.any(String),
        readyMade: true,
      },
    ]);
  });

  it('is there as addresses of dialogs for whoever walks them all, without a token', async () => {
    const meta = (await (await fetch(`${bench.playground.url}/meta.json`)).json()) as Meta;
    expect(meta.app).toEqual({ name: 'small-app', label: 'Small App' });
    expect(meta.dialogs.map(({ path }) => path)).toContain('/modules/watchChanges');
    expect(await bench.page.call('GET', '/api/meta')).toEqual(meta);
  });
});

describe('a dialog', () => {
  it('has placeholders where an RPC gives fields, and the fields once a connection is chosen', async () => {
    const bare = await detail('listItems');
    expect(bare.fields.map(({ name, reference }) => name ?? reference)).toEqual([
      'colour',
      'limit',
      'rpc://moreFields',
    ]);
    expect(bare.fields[2]).toEqual({ type: 'rpc', reference: 'rpc://moreFields' });
    const filled = await detail('listItems', `?connection=${connection}`);
    expect(filled.fields.map(({ name }) => name)).toEqual(['colour', 'limit', 'note']);
    expect(filled.interface[1]).toMatchObject({ name: 'inner', spec: [{ name: 'note' }] });
    expect(filled.samples).toEqual({ id: 1 });
  });

  it('shows its definition as it runs: base merged in, the webhook’s blocks too', async () => {
    const { effective } = await detail('listItems');
    expect(effective).toMatchObject({
      api: [{ url: '/items', baseUrl: 'https://api.small.example', response: { error: {} } }],
    });
    const instant = await detail('watchChanges');
    expect(Object.keys(instant.effective as object)).toEqual([
      'api',
      'webhook.api',
      'webhook.attach',
      'webhook.detach',
    ]);
    expect(instant.webhookFields).toMatchObject([{ name: 'event', default: 'any' }]);
    const polling = await detail('watchItems');
    expect(Object.keys(polling.effective as object)).toEqual(['api', 'epoch']);
    expect(polling.trigger).toEqual({ type: 'date', epoch: true });
  });

  it('shows its findings with their places', async () => {
    const { diagnostics } = await detail('alone');
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ file: 'modules/alone/api.imljson', line: 3, severity: 'error' }),
    );
    expect((await detail('listItems')).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('asks its RPCs with the values of the form: mapped ones as their text, the query and the Search form win', async () => {
    const call = {
      component: { kind: 'module', name: 'listItems' },
      reference: 'rpc://colours?kind=list',
      connection,
      values: form({ limit: '{{1.count}}', kind: 'form', search: 'form' }),
      extra: form({ search: 'typed' }),
    };
    const { result, record } = await bench.page.call<RpcAnswer>('POST', '/api/rpc', call);
    expect(result).toMatchObject([
      { label: 'Red ?kind=list&limit=%7B%7B1.count%7D%7D&search=typed', value: 'red' },
      {},
    ]);
    expect(record).toMatchObject({ component: { kind: 'rpc', name: 'colours' } });
    const failing = bench.page.call('POST', '/api/rpc', { ...call, extra: form({ search: 'fail' }) });
    await expect(failing).rejects.toThrow(/422.*No colours today/);
    await expect(bench.page.call('POST', '/api/rpc', { ...call, reference: 'rpc://nope' })).rejects.toThrow('422');
    await expect(bench.page.call('POST', '/api/rpc', { reference: 'rpc://colours' })).rejects.toThrow('400');
    expect(bench.page.heard.join()).not.toContain(TOKEN);
  });
});

describe('expressions', () => {
  const ask = (path: string, body: unknown) => bench.page.call('POST', `/api/expressions/${path}`, body);

  it('are checked with the place of the mistake', async () => {
    expect(await ask('check', { template: 'Hello {{upper(1.name)}}' })).toEqual({});
    expect(await ask('check', { template: 'Hello {{uper(1.name)}}' })).toEqual({
      error: { message: expect.stringContaining('uper'), position: 8 },
    });
    expect(await ask('check', { template: '{{createJSON(1)}}' })).toMatchObject({ error: {} });
  });

  it('are previewed with the bundles at hand', async () => {
    const bundles = { 1: { at: { $date: '2030-01-01T00:00:00.000Z' } } };
    expect(await ask('preview', { template: '{{addDays(1.at; 1)}}', bundles })).toEqual({
      value: { $date: '2030-01-02T00:00:00.000Z' },
    });
    expect(await ask('preview', { template: '{{formatDate("x"; "YYYY")}}', bundles })).toMatchObject({ error: {} });
    expect(await ask('preview', { template: '{{rpad("a"; 200000; "b")}}' })).toMatchObject({ error: {} });
  });

  it('are completed from the names of the language', async () => {
    const names = await bench.page.call<{ functions: { name: string; signature: string }[] }>(
      'GET',
      '/api/expressions/names',
    );
    const formatDate = names.functions.find(({ name }) => name === 'formatDate');
    expect(formatDate?.signature).toMatch(/^formatDate\(date; \[.*\]\)$/);
    expect(names).toMatchObject({ keywords: expect.arrayContaining([expect.objectContaining({ name: 'now' })]) });
  });
});
