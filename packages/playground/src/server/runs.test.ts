import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunMessage } from '../protocol.js';
import { form } from '../testing/page.js';
import { startTestBench, type TestBench } from '../testing/playground.js';
import { TOKEN, timeOf } from '../testing/small-service.js';

let bench: TestBench;
beforeEach(async () => {
  bench = await startTestBench();
});
afterEach(() => bench.close());

const connection = 'ready-made';
const bundlesOf = (messages: readonly RunMessage[]) =>
  messages.flatMap((message) => (message.type === 'bundle' ? [message.bundle as Record<string, unknown>] : []));
const pick = <Type extends RunMessage['type']>(messages: readonly RunMessage[], type: Type) =>
  messages.filter((message): message is Extract<RunMessage, { type: Type }> => message.type === type);

describe('a run', () => {
  it('tells of requests, bundles with their types, and the record with HAR and curl', async () => {
    const messages = await bench.page.run({ module: 'listItems', connection, values: form({ limit: 12 }) });
    expect(bundlesOf(messages)).toHaveLength(12);
    expect(bundlesOf(messages)[0]).toEqual({ id: 1, name: 'Item 1', at: { $date: new Date(timeOf(1)).toISOString() } });
    expect(pick(messages, 'request').map(({ requests, url }) => [requests, url])).toEqual([
      [1, 'https://api.small.example/fields'],
      [2, 'https://api.small.example/items?page=1'],
      [3, 'https://api.small.example/items?page=2'],
    ]);
    const [record] = pick(messages, 'record');
    expect(record?.record).toMatchObject({ bundleCount: 12, bundles: [], component: { name: 'listItems' } });
    expect(record?.har).toMatchObject({ log: { entries: [{}, {}, {}] } });
    expect(record?.curl).toEqual([
      expect.stringContaining("curl 'https://api.small.example/fields'"),
      expect.stringContaining("curl 'https://api.small.example/items?page=1'"),
      expect.stringContaining('page=2'),
    ]);
    expect(messages.at(-1)?.type).toBe('record');
  });

  it('sends bundles while later pages are still under way, and asks for no page that nobody reads', async () => {
    bench.service.delay = 150;
    bench.service.pages = 1000;
    const stream = bench.page.stream({ module: 'listItems', connection, values: form({ limit: 10_000 }) });
    const first = await stream.next();
    expect(first.value).toMatchObject({ type: 'request', requests: 1 });
    for (;;) {
      const { value } = await stream.next();
      if ((value as RunMessage | undefined)?.type === 'bundle') break;
    }
    const asked = bench.service.requests.filter((line) => line.startsWith('GET /items')).length;
    expect(asked).toBeLessThanOrEqual(2);
    await stream.return(undefined);
  });

  it('that is cancelled ends with the record of what was done', async () => {
    bench.service.delay = 50;
    bench.service.pages = 1000;
    const messages: RunMessage[] = [];
    const request = { id: 'a-run', module: 'listItems', connection, values: form({ limit: 10_000 }) };
    for await (const message of bench.page.stream(request)) {
      messages.push(message);
      if (messages.length === 1) await bench.page.call('DELETE', '/api/runs/of-somebody-else');
      if (message.type === 'bundle' && bundlesOf(messages).length === 1)
        await bench.page.call('DELETE', '/api/runs/a-run');
    }
    const [told] = pick(messages, 'record');
    expect(told).toBe(messages.at(-1));
    expect(told?.record.steps[0]?.attempts[0]?.pages[0]).toMatchObject({ response: { statusCode: 200 } });
    expect(messages.filter(({ type }) => type === 'error' || type === 'state')).toEqual([]);
    expect(bundlesOf(messages).length).toBeLessThan(1000);
  });

  it('stops when its reader leaves: no further request goes out', async () => {
    bench.service.delay = 30;
    bench.service.pages = 1000;
    const abort = new AbortController();
    const stream = bench.page.stream(
      { module: 'listItems', connection, values: form({ limit: 10_000 }) },
      abort.signal,
    );
    const read = (async () => {
      for await (const message of stream) if (message.type === 'bundle') abort.abort();
    })();
    await expect(read).rejects.toThrow();
    const settled = async (): Promise<number> => {
      const before = bench.service.requests.length;
      await new Promise((wait) => setTimeout(wait, 200));
      return bench.service.requests.length === before ? before : settled();
    };
    expect(await settled()).toBeLessThan(30);
    // The server is there for the next one.
    expect(bundlesOf(await bench.page.run({ module: 'echo', connection, values: form({ text: 'a' }) }))).toHaveLength(
      1,
    );
  });

  it('fails with type, message, step and what becomes of the scenario, and still leaves its record', async () => {
    const messages = await bench.page.run({ module: 'echo', connection, values: form({ text: 'fail' }) });
    expect(pick(messages, 'error')[0]?.error).toMatchObject({
      type: 'DataError',
      message: '[400] This text is refused.',
      statusCode: 400,
      step: 0,
      effect: { kind: 'incomplete-execution' },
    });
    expect(pick(messages, 'record')[0]?.record.error?.type).toBe('DataError');
    const invalid = await bench.page.run({ module: 'echo', connection, values: {} });
    expect(pick(invalid, 'error')[0]?.error).toMatchObject({
      type: 'BundleValidationError',
      details: ["Missing value of required parameter 'text'."],
    });
  });

  it('gives the app the values of lists and dates in their types', async () => {
    const values = form({ text: 'hi', when: '2030-01-02T03:04:05.000Z', rows: [{ a: '1' }, { a: 2 }] });
    const [bundle] = bundlesOf(await bench.page.run({ module: 'echo', connection, values }));
    expect(bundle).toMatchObject({ text: 'hi', when: '2030-01-02T03:04:05.000Z', rows: [{ a: 1 }, { a: 2 }] });
  });

  it('keeps the key of the connection and secrets of the form out of everything it tells', async () => {
    const secret = 'form-secret-0123456789';
    const [bundle] = bundlesOf(
      await bench.page.run({ module: 'echo', connection, values: form({ text: 'a', secret }) }),
    );
    expect(bundle).toEqual({ text: 'a', secret: '[redacted]', authorization: '[redacted]' });
    expect(bench.page.heard.join()).not.toContain(secret);
    expect(bench.page.heard.join()).not.toContain(TOKEN);
  });

  it('keeps the keys of other connections out, too: of requests, errors and records', async () => {
    await bench.folder.write('modules/plain/metadata.json', { label: 'Plain', type: 'action' });
    await bench.folder.write('modules/plain/expect.imljson', [{ name: 'text', type: 'text', label: 'Text' }]);
    await bench.folder.write('modules/plain/api.imljson', {
      url: '/echo',
      method: 'POST',
      body: '{{parameters}}',
      response: { error: { type: 'DataError', message: 'It refused {{parameters.text}}.' } },
    });
    await bench.page.listen().then((events) => events.until((event) => event.type === 'reloaded') as Promise<unknown>);
    const messages = await bench.page.run({ module: 'plain', values: form({ text: `${TOKEN}x` }) });
    expect(pick(messages, 'error')[0]?.error.message).toBe('It refused [redacted]x.');
    expect(JSON.stringify(pick(messages, 'record')[0]?.har)).toContain('[redacted]x');
    expect(bench.page.heard.join()).not.toContain(TOKEN);
  });

  it('of an unknown module, with an unknown connection, or with a broken template is refused at once', async () => {
    await expect(bench.page.run({ module: 'nope', values: {} })).rejects.toThrow('404');
    await expect(bench.page.run({ module: 'echo', connection: 'nope', values: {} })).rejects.toThrow('404');
    await expect(bench.page.run({ module: 'echo', connection, values: form({ text: '{{upper(}}' }) })).rejects.toThrow(
      /422.*Invalid IML for parameter 'text' : Unclosed function/,
    );
  });
});

describe('a chain', () => {
  it('maps bundles of earlier modules, once per bundle, with dates as dates', async () => {
    const first = bundlesOf(await bench.page.run({ module: 'listItems', connection, values: form({ limit: 3 }) }));
    const messages = await bench.page.run({
      module: 'echo',
      connection,
      values: form({ text: '{{upper(1.name)}} {{formatDate(1.at; "HH:mm")}}', rows: [{ a: '{{1.id + 1}}' }] }),
      inputs: first.map((bundle) => ({ 1: bundle })),
    });
    expect(pick(messages, 'bundle').map(({ input, bundle }) => [input, bundle])).toEqual([
      [0, expect.objectContaining({ text: 'ITEM 1 00:01', rows: [{ a: 2 }] })],
      [1, expect.objectContaining({ text: 'ITEM 2 00:02', rows: [{ a: 3 }] })],
      [2, expect.objectContaining({ text: 'ITEM 3 00:03', rows: [{ a: 4 }] })],
    ]);
    expect(pick(messages, 'record')).toHaveLength(3);
  });

  it('goes on behind a bundle that the platform would set aside, and ends at an error that stops the scenario (R9.3)', async () => {
    const inputs = ['a', 'fail', 'b'].map((text) => ({ 1: { text } }));
    const messages = await bench.page.run({ module: 'echo', connection, values: form({ text: '{{1.text}}' }), inputs });
    expect(bundlesOf(messages).map(({ text }) => text)).toEqual(['a', 'b']);
    expect(pick(messages, 'error').map(({ input }) => input)).toEqual([1]);
    await bench.folder.write('modules/echo/api.imljson', {
      url: '/echo',
      method: 'POST',
      body: '{{parameters}}',
      response: { error: { type: 'RuntimeError', message: 'stop' } },
    });
    await bench.page.listen().then((events) => events.until((event) => event.type === 'reloaded') as Promise<unknown>);
    const stopped = await bench.page.run({ module: 'echo', connection, values: form({ text: '{{1.text}}' }), inputs });
    expect(bundlesOf(stopped).map(({ text }) => text)).toEqual(['a']);
    expect(pick(stopped, 'error')[0]?.error.effect?.kind).toBe('rollback');
  });

  it('tells which field could not be mapped, for the bundle it concerns', async () => {
    const inputs = [{ 1: { at: 'no date' } }, { 1: { at: '2030-01-01T00:00:00Z' } }];
    const values = form({ text: '{{formatDate(1.at; "YYYY")}}' });
    const messages = await bench.page.run({ module: 'echo', connection, values, inputs });
    expect(pick(messages, 'error')).toMatchObject([
      {
        input: 0,
        error: { type: 'DataError', code: 'mapping', message: expect.stringContaining("Failed to map 'text'") },
      },
    ]);
    expect(bundlesOf(messages)).toMatchObject([{ text: '2030' }]);
  });
});

describe('a polling trigger', () => {
  const run = (start?: { from: 'all' } | { from: 'item'; id: number; date: string }) =>
    bench.page
      .run({ module: 'watchItems', connection, values: form({ limit: 5 }), ...(start && { start }) })
      .then((messages) => bundlesOf(messages).map(({ id }) => id));

  it('lists where it can start, sees only what is new, and starts anew after a reset (R3.10, R3.16)', async () => {
    const epoch = await bench.page.call<{ items: unknown[] }>('POST', '/api/modules/watchItems/epoch', {
      values: {},
      connection,
    });
    expect(epoch.items).toEqual([
      { label: 'Item 2', id: 2, date: new Date(timeOf(2)).toISOString() },
      { label: 'Item 1', id: 1, date: new Date(timeOf(1)).toISOString() },
    ]);
    expect(await run({ from: 'item', id: 2, date: new Date(timeOf(2)).toISOString() })).toEqual([2]);
    expect(await run()).toEqual([]);
    bench.service.newest = [4, 3, 2, 1];
    expect(await run()).toEqual([3, 4]);
    const { trigger } = await bench.page.call<{ trigger: unknown }>('GET', '/api/modules/watchItems');
    expect(trigger).toMatchObject({
      type: 'date',
      epoch: true,
      state: { lastDate: new Date(timeOf(4)).toISOString() },
    });
    await bench.page.call('DELETE', '/api/modules/watchItems/state');
    expect(await run({ from: 'all' })).toEqual([1, 2, 3, 4]);
  });

  it('refuses a start that is none', async () => {
    const start = { from: 'date', date: 'yesterday' } as const;
    await expect(bench.page.run({ module: 'watchItems', connection, values: {}, start })).rejects.toThrow(
      /400.*not a date/,
    );
  });
});
