import type { Module } from '@connect-app/app-model';
import type { Context } from '../communication/index.js';
import { prepareConnection } from '../connections/prepare.js';
import { runtimeWithEndpoints } from '../endpoints/run-endpoint.js';
import { prepareModule } from '../modules/prepare.js';
import { own } from '../parameters/index.js';
import { collect } from '../runner/collect.js';
import type { Bundle, CallOptions, WebhookData } from '../runner/options.js';
import { learnNamedSecrets } from '../runner/secrets.js';
import { execute, openSession, type RunnerCore, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { type IncomingRequest, incomingBody } from './incoming.js';
import { recordCall, recordReply } from './record-call.js';
import type { WebhookReply } from './respond.js';
import { type Delivery, deliveriesOf, type Subscriber } from './subscribers.js';
import { type TakenCall, takeCall } from './take-call.js';
import { webhookVariable } from './variable.js';

export interface ReceiveCall {
  readonly name: string;
  readonly request: IncomingRequest;
  readonly webhook: WebhookData;
  /** The webhook's own form, readable as `parameters` (R4.2); the form of the trigger, too. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The instant trigger that listens; by default the first module that has this webhook. */
  readonly module?: string | undefined;
  /** The uid of the caller's connection (R4.5). Default: the `uid` its data holds. */
  readonly uid?: unknown;
  /** All who listen to a shared webhook (R4.5). Default: the caller alone. */
  readonly subscribers?: readonly Subscriber[] | undefined;
  readonly options: CallOptions;
}

/** What an incoming call led to. */
export interface Received {
  readonly reply: WebhookReply;
  /** `verified`: answered and done (R4.3); `dropped`: the condition was false; `accepted`: items were made. */
  readonly outcome: TakenCall['outcome'];
  /** What was queued for the trigger, one item a run (R4.4). */
  readonly items: readonly unknown[];
  /** Of a shared webhook: whose each item is (R4.5). */
  readonly uids?: readonly unknown[];
  /** What the instant trigger made of the items (R3.6), those of all subscribers in turn. */
  readonly bundles: readonly Bundle[];
  /** Bundles by subscriber, in the order of `subscribers`. */
  readonly deliveries: readonly (readonly Bundle[])[];
}

/** Takes an incoming call the way the platform does (R4.3): verification, condition, iterate, output, then the trigger. */
export function receive(core: RunnerCore, call: ReceiveCall): Promise<Received> {
  const { name, request, options } = call;
  const session = openSession(core, options);
  const component = { kind: 'webhook', name, section: 'api' } as const;
  const parameters = { method: request.method, query: request.query };
  return execute({ session, component, parameters }, async (ready) => {
    const { now } = core.environment;
    const startedAt = now();
    session.emit?.({ type: 'incoming', request: recordCall(request, call.webhook.url) });
    const webhook = componentOf(core.app.webhooks, 'webhook', name);
    const connection = await prepareConnection(session, webhook, options.connection);
    learnNamedSecrets(session.redactor, call.webhook.data);
    ready();
    const taken = takeCall(session, webhook, await contextOf(session, { call, connection }));
    const { webhook: data, module, uid = own(options.connection, 'uid') } = call;
    const subscribers = call.subscribers ?? [{ uid, connection: options.connection, webhook: data, module }];
    const deliveries = subscribers.map((): Bundle[] => []);
    for (const delivery of deliveriesOf(session, webhook, { items: taken.items, subscribers })) {
      const bundles = await deliver(session, name, { delivery, call });
      deliveries[subscribers.indexOf(delivery.subscriber)]?.push(...bundles);
    }
    const bundles = deliveries.flat();
    const { reply, outcome } = taken;
    session.emit?.({ type: 'output', outputs: bundles });
    session.emit?.({ type: 'reply', response: recordReply(reply, now() - startedAt) });
    const uids = taken.items.some((each) => 'uid' in each) ? { uids: taken.items.map((each) => each.uid) } : {};
    return { reply, outcome, items: taken.items.map(({ item }) => item), ...uids, bundles, deliveries };
  });
}

/** `parameters` and `data` are the same there (R2.33): the form and what attaching stored. */
async function contextOf(
  session: Session,
  { call, connection }: { call: ReceiveCall; connection: Readonly<Record<string, unknown>> },
): Promise<Context> {
  const { request, webhook, values } = call;
  const data = { ...values, ...webhook.data };
  return {
    body: await incomingBody(request),
    query: request.query,
    method: request.method,
    headers: request.headers,
    parameters: data,
    data,
    connection,
    common: session.core.common,
    temp: {},
    environment: { timezone: session.core.environment.timezone },
    ...webhookVariable(webhook),
  };
}

/** One bundle an item; without a block of its own the item is the bundle (R3.6). */
async function deliver(
  session: Session,
  webhook: string,
  { delivery: { item, subscriber }, call }: { delivery: Delivery; call: ReceiveCall },
): Promise<Bundle[]> {
  const { core } = session;
  const module = listener(core, webhook, subscriber.module);
  const communication = module && core.blocks.get({ component: module, section: 'api', kind: 'instant' });
  if (!module || !communication) return [item as Bundle];
  const { connection, webhook: data } = subscriber;
  const options = { ...call.options, connection, webhook: data };
  const { context } = await prepareModule(session, module, { values: call.values ?? {}, options, lenient: true });
  context['payload'] = item;
  const runtime = runtimeWithEndpoints(session, context['connection'] as Record<string, unknown>);
  const { outputs } = await collect(communication, { context, runtime });
  return outputs as Bundle[];
}

function listener(core: RunnerCore, webhook: string, name: string | undefined): Module | undefined {
  if (name !== undefined) return componentOf(core.app.modules, 'module', name);
  return [...core.app.modules.values()].find(
    (module) => module.webhook === webhook && module.type === 'instant_trigger',
  );
}
