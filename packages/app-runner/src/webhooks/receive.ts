import { effectiveSteps, type Module, type Webhook } from '@connect-app/app-model';
import { isTruthy } from '@connect-app/iml';
import { StepReader } from '../communication/directive.js';
import type { Context } from '../communication/index.js';
import { prepareConnection } from '../connections/prepare.js';
import { RunError } from '../errors/index.js';
import { prepareModule } from '../modules/prepare.js';
import { collect } from '../runner/collect.js';
import type { Bundle, CallOptions, WebhookData } from '../runner/options.js';
import { execute, openSession, type RunnerCore, runtimeOf, type Session } from '../runner/session.js';
import { componentOf } from '../runner/unknown-component.js';
import { type IncomingRequest, incomingBody } from './incoming.js';
import { DEFAULT_REPLY, replyOf, type WebhookReply } from './respond.js';
import { webhookVariable } from './variable.js';

export interface ReceiveCall {
  readonly name: string;
  readonly request: IncomingRequest;
  readonly webhook: WebhookData;
  /** The webhook's own form, readable as `parameters` (R4.2). */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The instant trigger that listens; by default the first module that has this webhook. */
  readonly module?: string | undefined;
  readonly options: CallOptions;
}

/** What an incoming call led to. */
export interface Received {
  readonly reply: WebhookReply;
  /** `verified`: answered and done (R4.3); `dropped`: the condition was false; `accepted`: items were made. */
  readonly outcome: 'verified' | 'dropped' | 'accepted';
  /** What was queued for the trigger, one item a run (R4.4). */
  readonly items: readonly unknown[];
  /** What the instant trigger made of the items (R3.6). */
  readonly bundles: readonly Bundle[];
}

/** Takes an incoming call the way the platform does (R4.3): verification, condition, iterate, output, then the trigger. */
export function receive(core: RunnerCore, call: ReceiveCall): Promise<Received> {
  const { name, request, options } = call;
  const session = openSession(core, options);
  return execute(
    {
      session,
      component: { kind: 'webhook', name, section: 'api' },
      parameters: { method: request.method, query: request.query },
    },
    async () => {
      const webhook = componentOf(core.app.webhooks, 'webhook', name);
      const connection = await prepareConnection(session, webhook.connection, options.connection);
      const received = takeCall(session, webhook, contextOf(session, { call, connection }));
      const module = listener(core, name, call.module);
      const bundles: Bundle[] = [];
      for (const item of received.items) {
        const made = module ? await runInstant(session, module, { item, call }) : [item as Bundle];
        bundles.push(...made);
      }
      session.emit?.({ type: 'output', outputs: bundles });
      return { ...received, bundles };
    },
  );
}

/** `parameters` and `data` are the same there (R2.33): the form and what attaching stored. */
function contextOf(
  session: Session,
  { call, connection }: { call: ReceiveCall; connection: Readonly<Record<string, unknown>> },
): Context {
  const { request, webhook, values } = call;
  const data = { ...values, ...webhook.data };
  return {
    body: incomingBody(request),
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

function takeCall({ core }: Session, webhook: Webhook, context: Context): Omit<Received, 'bundles'> {
  const [step] = effectiveSteps({ app: core.app, component: webhook, section: 'api' });
  if (!step) return { reply: DEFAULT_REPLY, outcome: 'accepted', items: [context['body']] };
  const reader = new StepReader(0, step, core.options.iml ?? {});
  const value = (...path: string[]): unknown => reader.compile(...path)?.evaluate(context, core.environment);
  const holds = (...path: string[]): boolean => !reader.has(...path) || isTruthy(value(...path));
  if (reader.has('verification') && holds('verification', 'condition')) {
    return { reply: replyOf(value('verification', 'respond')), outcome: 'verified', items: [] };
  }
  const reply = (): WebhookReply => (reader.has('respond') ? replyOf(value('respond')) : DEFAULT_REPLY);
  // Whether `respond` goes out when the condition is false is not documented (C16): it does here.
  if (!holds('condition')) return { reply: reply(), outcome: 'dropped', items: [] };
  const container = reader.has('iterate')
    ? itemsOf(value(...(reader.has('iterate', 'container') ? ['iterate', 'container'] : ['iterate'])))
    : [context['body']];
  const filter = reader.compile('iterate', 'condition');
  const output = reader.compile('output');
  const items: unknown[] = [];
  for (const item of container) {
    context['item'] = item;
    if (filter && !isTruthy(filter.evaluate(context, core.environment))) continue;
    items.push(output ? output.evaluate(context, core.environment) : item);
  }
  return { reply: reply(), outcome: 'accepted', items };
}

function itemsOf(container: unknown): readonly unknown[] {
  if (container === undefined || container === null) return [];
  if (Array.isArray(container)) return container;
  throw new RunError({
    type: 'DataError',
    code: 'iterate-not-a-list',
    message: 'The container of iterate is not a list (R2.19).',
  });
}

function listener(core: RunnerCore, webhook: string, name: string | undefined): Module | undefined {
  if (name !== undefined) return componentOf(core.app.modules, 'module', name);
  return [...core.app.modules.values()].find(
    (module) => module.webhook === webhook && module.type === 'instant_trigger',
  );
}

/** One bundle an item; without a block of its own the item is the bundle (R3.6). */
async function runInstant(
  session: Session,
  module: Module,
  { item, call }: { item: unknown; call: ReceiveCall },
): Promise<Bundle[]> {
  const communication = session.core.blocks.get({ component: module, section: 'api', kind: 'instant' });
  if (!communication) return [item as Bundle];
  const { context } = await prepareModule(session, module, {
    values: {},
    options: { ...call.options, webhook: call.webhook },
  });
  context['payload'] = item;
  const { outputs } = await collect(communication, { context, runtime: runtimeOf(session) });
  return outputs as Bundle[];
}
