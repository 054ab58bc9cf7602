import type { Received, WebhookData } from '@connect-app/app-runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookName } from '../../types/index.js';
import { fieldsOf } from './support/dialog.js';
import { createScenario, type Scenario } from './support/scenario.js';

const HOOK = 'https://hook.example.com/abc';

let scenario: Scenario;
let received: Received[];
/** What attaching stored: the deliveries of the mock go to it. */
let attached: { readonly name: WebhookName; readonly data: WebhookData } | undefined;

/** Takes a delivery of the mock as the platform would, and answers with the webhook's own reply. */
const takeDelivery: typeof globalThis.fetch = async (_url, init) => {
  if (!attached) return new Response('', { status: 410 });
  const answer = await scenario.runner.receive(attached.name, {
    request: {
      method: 'POST',
      headers: Object.fromEntries(new Headers(init?.headers)),
      query: {},
      body: String(init?.body),
    },
    webhook: attached.data,
    connection: scenario.connection,
  });
  received.push(answer);
  const { status, headers, body } = answer.reply;
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: new Headers(headers as Record<string, string>),
  });
};

const attach = async (name: WebhookName, parameters: Readonly<Record<string, unknown>> = {}): Promise<WebhookData> => {
  const data = await scenario.runner.attachWebhook(name, {
    webhook: { id: 'w1', url: HOOK, data: {} },
    parameters,
    connection: scenario.connection,
  });
  attached = { name, data };
  return data;
};

const detach = (): Promise<WebhookData> => {
  if (!attached) throw new Error('Nothing is attached.');
  return scenario.runner.detachWebhook(attached.name, { webhook: attached.data, connection: scenario.connection });
};

beforeEach(async () => {
  received = [];
  attached = undefined;
  scenario = await createScenario({ fetch: takeDelivery });
});
afterEach(() => scenario.close());

const KINDS = [
  { kind: 'person', Kind: 'Person', parameters: { emails: [{ value: 'ada@example.com' }] } },
  {
    kind: 'company',
    Kind: 'Company',
    parameters: { name: 'Ada Ltd', requiredField: 'domain', domains: ['ada.example'] },
  },
  {
    kind: 'project',
    Kind: 'Project',
    parameters: { name: 'Engine', appLinks: [{ source: 'crm.example', uniqueid: '7' }] },
  },
] as const;

describe.each(KINDS)('$kind webhooks', ({ kind, Kind, parameters }) => {
  const save = async (more: Readonly<Record<string, unknown>>): Promise<void> => {
    await scenario.runAny(`create${Kind}`, { ...parameters, returnRecord: false, ...more });
    await scenario.mock.clock.idle();
  };

  it('live from attach over deliveries to detach (R4.7, R4.8)', async () => {
    const webhook = await attach(`${kind}AuditChanged` as const);
    expect(scenario.sent).toHaveLength(1);
    expect(scenario.sent[0]).toMatchObject({
      method: 'POST',
      path: '/v1/webhooks/subscribe',
    });
    // No client_reference: it would replace the subscription of another scenario.
    expect(scenario.sent[0]?.body).toEqual({ event: `${kind}.audit.change`, target_url: HOOK, scope: 'local' });
    const [subscription] = await scenario.run('listSubscriptions');
    expect(webhook.data['uniqueid']).toBe(subscription?.['uniqueid']);

    await save({ stage: 'future' });
    expect(scenario.mock.deliveries.map(({ outcome }) => outcome)).toEqual(['delivered']);
    const [bundle] = received[0]?.bundles ?? [];
    expect(bundle).toMatchObject({
      event: `${kind}.audit.change`,
      [kind]: { stage: 'future', firstSeen: expect.any(Date), lastChanged: expect.any(Date) },
      changes: expect.arrayContaining([{ field: 'stage', before: 'none', after: 'future' }]),
      since: expect.any(Date),
    });

    scenario.forget();
    await detach();
    expect(scenario.sent).toHaveLength(1);
    expect(scenario.sent[0]?.body).toEqual({ event: `${kind}.audit.change`, uniqueid: webhook.data['uniqueid'] });
    expect(await scenario.run('listSubscriptions')).toEqual([]);
  });

  it('tell any change without saying which', async () => {
    await attach(`${kind}Changed` as const);
    await save({ keywords: ['vip'] });
    expect(received[0]?.bundles).toHaveLength(1);
    expect(received[0]?.bundles[0]).toMatchObject({ event: `${kind}.change`, changes: [] });
    expect(scenario.mock.deliveries.map(({ outcome }) => outcome)).toEqual(['delivered']);
    await detach();
    expect(await scenario.run('listSubscriptions', {})).toEqual([]);
    await save({ keywords: ['vip', 'late'] });
    expect(received).toHaveLength(1);
  });

  it('filter by change, record and scope, and may ask for displayed values', async () => {
    await attach(`${kind}AuditChanged` as const, {
      scope: 'hierarchy',
      scopeNode: '/North',
      scopeBelow: true,
      changes: [{ field: 'stage', values: { before: '*', after: 'current' } }],
      matches: [{ field: 'segment', value: 'customer' }],
      displayedValues: true,
    });
    expect(scenario.sent[0]?.body).toEqual({
      event: `${kind}.audit.change`,
      target_url: HOOK,
      scope: 'hierarchy:/North/*',
      client_type: 'human',
      filters: [{ [kind]: { segment: 'customer' }, changes: { stage: { before: '*', after: 'current' } } }],
    });
    expect(scenario.remarks()).toEqual([]);
  });

  it.each([`${kind}Changed`, `${kind}AuditChanged`] as const)(
    'send every field of the dialog of %s, and only one filter',
    async (name) => {
      const audited = name.endsWith('AuditChanged');
      const given = {
        scope: 'hierarchy',
        scopeNode: '/North',
        scopeBelow: false,
        segment: 'customer',
        stage: 'current',
        displayedValues: false,
        matches: [{ field: 'name', value: '*' }],
        ...(audited && { changes: [{ field: 'step', values: { before: 'a', after: '*' } }] }),
      };
      const fields = fieldsOf(scenario.app.webhooks.get(name)?.sections.parameters?.value).map(({ path }) => path);
      expect(fields.filter((path) => !/[.[]/.test(path) && !(path in given))).toEqual(['filters']);
      await attach(name, given);
      expect(scenario.sent[0]?.body).toEqual({
        event: audited ? `${kind}.audit.change` : `${kind}.change`,
        target_url: HOOK,
        scope: 'hierarchy:/North',
        filters: [
          {
            [kind]: { segment: 'customer', stage: 'current', name: '*' },
            ...(audited && { changes: { step: { before: 'a', after: '*' } } }),
          },
        ],
      });
      expect(scenario.remarks()).toEqual([]);
    },
  );

  it('deliver only records at the stage that was chosen', async () => {
    await attach(`${kind}AuditChanged` as const, { stage: 'current' });
    await save({ stage: 'future' });
    expect(received).toEqual([]);
    await save({ stage: 'current' });
    expect(received).toHaveLength(1);
  });

  it('deliver only what a filter on changes lets through', async () => {
    await attach(`${kind}AuditChanged` as const, {
      changes: [{ field: 'stage', values: { before: '*', after: 'current' } }],
    });
    await save({ stage: 'future' });
    expect(received).toEqual([]);
    await save({ stage: 'current' });
    expect(received).toHaveLength(1);
  });

  it('take several filters as JSON instead', async () => {
    const filters = [{ changes: { stage: { after: 'current' } } }, { changes: { segment: { after: 'customer' } } }];
    await attach(`${kind}AuditChanged` as const, { filters: JSON.stringify(filters) });
    expect(scenario.sent[0]?.body).toMatchObject({ filters });
  });
});

describe('a delivery', () => {
  const item = (stage: string): object => ({
    event: 'person.audit.change',
    person: { syncKey: stage, firstSeen: 1, lastChanged: 2 },
    changes: {
      stage: { before: 'a "quoted" {brace} \\ backslash', after: `${stage}}}` },
      tags: { before: ['x'], after: ['x', 'y'] },
      amount: { before: 1, after: null },
      _since: 3,
    },
  });
  const take = async (headers: Record<string, string>, body: unknown): Promise<Received> => {
    await attach('personAuditChanged');
    return scenario.runner.receive('personAuditChanged', {
      request: { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, query: {}, body },
      webhook: attached?.data ?? { data: {} },
      connection: scenario.connection,
    });
  };

  it('gives one bundle a record, whatever the values hold (R3.6)', async () => {
    const { bundles, reply, outcome } = await take({}, [item('one'), item('two')]);
    expect(outcome).toBe('accepted');
    expect(reply).toMatchObject({ status: 200 });
    expect(bundles.map(({ changes }) => changes)).toEqual(
      ['one', 'two'].map((stage) => [
        { field: 'stage', before: 'a "quoted" {brace} \\ backslash', after: `${stage}}}` },
        { field: 'tags', before: ['x'], after: ['x', 'y'] },
        { field: 'amount', before: 1, after: null },
      ]),
    );
    expect(bundles[0]).toMatchObject({
      since: new Date(3),
      person: { firstSeen: new Date(1), lastChanged: new Date(2) },
    });
  });

  it('goes on without an ID to compare (R4.3)', async () => {
    expect(await take({}, [item('one')])).toMatchObject({
      outcome: 'accepted',
      items: [{ event: 'person.audit.change' }],
    });
  });

  it('goes on with the ID of the subscription (R4.3)', async () => {
    await attach('personAuditChanged');
    const id = String(attached?.data.data['uniqueid']);
    const { outcome } = await scenario.runner.receive('personAuditChanged', {
      request: {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-cloze-subscription-id': id },
        query: {},
        body: [item('one')],
      },
      webhook: attached?.data ?? { data: {} },
      connection: scenario.connection,
    });
    expect(outcome).toBe('accepted');
  });

  it('of another subscription is refused and makes no bundle (R4.3)', async () => {
    const answer = await take({ 'x-cloze-subscription-id': 'another' }, [item('one')]);
    expect(answer).toMatchObject({ outcome: 'verified', items: [], bundles: [], reply: { status: 403 } });
  });

  it('of a deleted scenario is refused by the platform, not by the app', async () => {
    await attach('personAuditChanged');
    attached = undefined;
    await scenario.run('createPerson', { emails: [{ value: 'ada@example.com' }], stage: 'lead', returnRecord: false });
    await scenario.mock.clock.idle();
    expect(scenario.mock.deliveries).toHaveLength(1);
    expect(received).toEqual([]);
  });
});

describe('detaching', () => {
  it('a subscription that is gone already is no failure (C1)', async () => {
    await attach('personAuditChanged');
    await detach();
    scenario.answerOnce('/v1/webhooks/unsubscribe', { body: { errorcode: 62, message: 'Not found' } });
    await expect(detach()).resolves.toBeDefined();
  });

  it('still fails without the right to do it', async () => {
    await attach('personAuditChanged');
    scenario.answerOnce('/v1/webhooks/unsubscribe', { status: 401, body: { message: 'Invalid token' } });
    await expect(detach()).rejects.toMatchObject({ type: 'InvalidAccessTokenError' });
  });
});

it('attaching fails clearly when Cloze refuses the subscription', async () => {
  scenario.answerOnce('/v1/webhooks/subscribe', { body: { errorcode: 26, message: 'An invalid value was provided' } });
  await expect(attach('personAuditChanged')).rejects.toThrow('[200] An invalid value was provided (Cloze error 26)');
});

it('keeps the ID of a subscription however it is spelled', async () => {
  scenario.answerOnce('/v1/webhooks/subscribe', { body: { errorcode: 0, uniqueId: 'u-1' } });
  expect((await attach('personAuditChanged')).data).toMatchObject({ uniqueid: 'u-1' });
});
