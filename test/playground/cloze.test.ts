import { createHttpTransport, parseHostMap } from '@connect-app/app-runner';
import { type ClozeMock, createClozeMock, happenings } from '@connect-app/cloze-mock';
import { type Playground, startPlayground } from '@connect-app/playground';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AppSummary,
  DeliveryEvent,
  FieldSpec,
  Meta,
  ModuleDetail,
  PageEvent,
  RpcAnswer,
  RunMessage,
  SubscriptionSummary,
} from '../../packages/playground/src/protocol.js';
import { form, openPage, type TestPage } from '../../packages/playground/src/testing/page.js';

let mock: ClozeMock;
let playground: Playground;
let page: TestPage;

beforeAll(async () => {
  mock = createClozeMock({ live: true });
  const { url } = await mock.listen();
  playground = await startPlayground({
    app: new URL('../..', import.meta.url).pathname,
    port: 0,
    transport: createHttpTransport({ mapHosts: parseHostMap([`https://api.cloze.com=${url}`]) }),
    readyMade: { label: 'Cloze (mock)', data: { email: mock.account.email, apiKey: mock.account.apiKey } },
    happenings: happenings(mock),
  });
  page = await openPage(playground.url);
});

afterAll(async () => {
  await playground.close();
  await mock.close();
  // Whatever the tests above made the server say: it never said the key.
  expect(page.heard.length).toBeGreaterThan(50);
  expect(page.heard.filter((text) => text.includes(mock.account.apiKey))).toEqual([]);
});

const connection = 'ready-made';
type Person = Record<string, unknown> & { readonly name: string; readonly stage?: string; readonly segment?: string };

async function run(module: string, values: Readonly<Record<string, unknown>>, more: object = {}) {
  const messages = await page.run({ module, connection, values: form(values), ...more });
  const failed = messages.find((message) => message.type === 'error');
  if (failed) throw new Error(JSON.stringify(failed));
  return messages;
}

const bundles = (messages: readonly RunMessage[]) =>
  messages.flatMap((message) => (message.type === 'bundle' ? [message.bundle as Person] : []));

const detail = (module: string) => page.call<ModuleDetail>('GET', `/api/modules/${module}?connection=${connection}`);
const named = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field['name'] === name);

/** What a dropdown offers when it is opened, given the form. */
async function options(module: string, field: string, values: Readonly<Record<string, unknown>> = {}) {
  const spec = named((await detail(module)).fields, field)?.['options'];
  const store = typeof spec === 'object' ? (spec as { store?: unknown }).store : spec;
  const { result } = await page.call<RpcAnswer>('POST', '/api/rpc', {
    component: { kind: 'module', name: module },
    reference: store,
    connection,
    values: form(values),
  });
  return (result as { label: string; value: string }[]).map(({ value }) => value);
}

describe('the Cloze app in the playground', () => {
  it('is listed in its groups without findings, with the mock’s own account at hand', async () => {
    const app = await page.call<AppSummary>('GET', '/api/app');
    expect(app.label).toBe('Cloze');
    expect(app.groups[0]?.label).toBe('People');
    expect(app.groups.flatMap(({ modules }) => modules).filter(({ findings }) => findings > 0)).toEqual([]);
    expect(app.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(app.connections).toMatchObject([{ id: connection, owner: mock.account.email, readyMade: true }]);
    expect(app.icon).toMatch(/^data:image\/png;base64,/);
  });

  it('opens every dialog it lists, all fields of RPCs in place', async () => {
    const { dialogs } = await page.call<Meta>('GET', '/api/meta');
    expect(dialogs.length).toBeGreaterThanOrEqual(41);
    for (const { module, type } of dialogs) {
      const { fields, webhookFields, effective, ...rest } = await detail(module);
      const failures = JSON.stringify([fields, webhookFields, rest.interface]).match(/"type":"rpc"/g);
      expect([module, failures]).toEqual([module, null]);
      expect(Object.keys(effective as object)).toContain(type === 'instant_trigger' ? 'webhook.attach' : 'api');
      expect(rest.type === 'trigger').toBe(rest.trigger !== undefined);
    }
  });

  it('finds people by dropdowns that depend on each other', async () => {
    const segments = await options('findPeople', 'segment');
    expect(segments).toContain('customer');
    const all = await options('findPeople', 'step');
    const stage = (await options('findPeople', 'stage')).find((each) => each === 'lead');
    const narrowed = await options('findPeople', 'step', { segment: 'customer', stage });
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.length).toBeLessThan(all.length);
    const people = bundles(await run('findPeople', { segment: 'customer', stage, limit: 3 }));
    expect(people.length).toBeGreaterThan(0);
    expect(people.every((person) => person.stage === 'lead' && person.segment === 'customer')).toBe(true);
  });

  it('survives mapped values in the forms of dropdowns (R5.4)', async () => {
    expect(
      (await options('findPeople', 'step', { segment: '{{1.segment}}', stage: '{{1.stage}}' })).length,
    ).toBeGreaterThan(0);
  });

  it('creates a person with nested lists and finds it again', async () => {
    const person = {
      name: 'Ada Lovelace',
      emails: [{ value: 'ada@lovelace.example', work: true }],
      phones: [{ value: '+44 20 7946 0000', mobile: true }],
    };
    const [created] = bundles(await run('createPerson', person));
    expect(created).toMatchObject({ name: 'Ada Lovelace', emails: [{ value: 'ada@lovelace.example', work: true }] });
    expect(bundles(await run('findPeople', { freeformquery: 'ada@lovelace.example' }))).toMatchObject([
      { name: 'Ada Lovelace' },
    ]);
  });

  it('streams several pages as they arrive and cancels between them', async () => {
    const before = mock.requests.length;
    const abort = new AbortController();
    let seen = 0;
    const read = (async () => {
      for await (const message of page.stream(
        { module: 'findPeople', connection, values: form({ limit: 500 }) },
        abort.signal,
      )) {
        if (message.type !== 'bundle') continue;
        seen += 1;
        if (seen === 5) abort.abort();
      }
    })();
    await expect(read).rejects.toThrow();
    expect(mock.requests.length - before).toBeLessThanOrEqual(2);
  });

  it('maps a bundle of one module into the next, once per bundle', async () => {
    const people = bundles(await run('findPeople', { stage: 'lead', sort: 'name', limit: 3 }));
    const inputs = people.map((person) => ({ 1: person }));
    const messages = await run('getPerson', { uniqueid: '{{1.syncKey}}' }, { inputs });
    expect(bundles(messages).map(({ name }) => name)).toEqual(people.map(({ name }) => name));
  });

  it('says what a failing run means for the scenario', async () => {
    const messages = await page.run({
      module: 'getPerson',
      connection,
      values: form({ uniqueid: 'nobody@nowhere.example' }),
    });
    const failure = messages.find(
      (message): message is Extract<RunMessage, { type: 'error' }> => message.type === 'error',
    );
    expect(failure?.error).toMatchObject({
      type: 'DataError',
      message: expect.stringContaining('Cloze error 62'),
      effect: { kind: 'incomplete-execution' },
    });
  });

  it('refuses a wrong key with a sentence that does not hold it', async () => {
    const apiKey = 'f0'.repeat(16);
    const create = page.call('POST', '/api/connections', {
      type: 'cloze',
      values: form({ email: mock.account.email, apiKey }),
    });
    await expect(create).rejects.toThrow(/422.*API key/);
    expect(page.heard.join()).not.toContain(apiKey);
  });

  it('attaches a webhook; what a colleague changes arrives by itself; detaches', async () => {
    const events = await page.listen();
    const subscription = await page.call<SubscriptionSummary>('POST', '/api/subscriptions', {
      module: 'watchPersonAuditChanged',
      connection,
      values: form({ scope: 'local' }),
    });
    const listed = await run('listSubscriptions', {});
    expect(JSON.stringify(bundles(listed))).toContain(subscription.url);
    const { message } = await page.call<{ message: string }>('POST', '/api/happenings/changePersonStage', {});
    const delivery = await events.until((event: PageEvent): event is DeliveryEvent => event.type === 'delivery');
    expect(delivery).toMatchObject({
      module: 'watchPersonAuditChanged',
      outcome: 'accepted',
      reply: { status: 200, body: '{"status":"ok"}' },
      bundles: [{ event: 'person.audit.change', changes: [expect.objectContaining({ field: 'stage' })] }],
    });
    const [bundle] = delivery.bundles as { person: { name: string }; since: unknown }[];
    expect(message).toContain(bundle?.person.name);
    expect(bundle?.since).toHaveProperty('$date');
    expect(mock.deliveries.at(-1)?.outcome).toBe('delivered');
    await page.call('DELETE', `/api/subscriptions/${subscription.id}`);
    expect(JSON.stringify(bundles(await run('listSubscriptions', {})))).not.toContain(subscription.url);
    events.close();
  });

  it('polls: starts from now, sees the new lead, then nothing, then everything after a reset', async () => {
    const poll = async (start?: object) =>
      bundles(await run('watchPeople', {}, { limit: 50, ...(start && { start }) })).map(({ name }) => name);
    expect(await poll({ from: 'now' })).toEqual([]);
    const { message } = await page.call<{ message: string }>('POST', '/api/happenings/newLead', {});
    const fresh = await poll();
    expect(fresh).toHaveLength(1);
    expect(message).toContain(fresh[0]);
    expect(await poll()).toEqual([]);
    await page.call('DELETE', '/api/modules/watchPeople/state');
    expect((await poll({ from: 'all' })).length).toBeGreaterThan(1);
  });
});
