import { effectiveSteps, type Webhook } from '@connect-app/app-model';
import { isCollection, isTruthy } from '@connect-app/iml';
import { StepReader } from '../communication/directive.js';
import type { Context } from '../communication/index.js';
import { RunError } from '../errors/index.js';
import type { Session } from '../runner/session.js';
import { DEFAULT_REPLY, replyOf, type WebhookReply } from './respond.js';

/** One item that a call left in the queue. */
export interface WebhookItem {
  readonly item: unknown;
  /** Whose it is at the service: what a shared webhook's `uid` gave (R4.5). */
  readonly uid?: unknown;
}

/** What a call means before any trigger runs. */
export interface TakenCall {
  readonly reply: WebhookReply;
  /** `verified`: answered and done (R4.3); `dropped`: the condition was false; `accepted`: items were made. */
  readonly outcome: 'verified' | 'dropped' | 'accepted';
  readonly items: readonly WebhookItem[];
}

/** Takes a call in the platform's order: verification, condition, iterate, output, uid (R4.2 to R4.5). */
export function takeCall(session: Session, webhook: Webhook, context: Context): TakenCall {
  const { core } = session;
  const [step] = effectiveSteps({ app: core.app, component: webhook, section: 'api' });
  if (!step) return { reply: DEFAULT_REPLY, outcome: 'accepted', items: [{ item: context['body'] }] };
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
    ? containerOf(session, value(...(reader.has('iterate', 'container') ? ['iterate', 'container'] : ['iterate'])))
    : [context['body']];
  const [filter, output, uid] = ['iterate.condition', 'output', 'uid'].map((path) =>
    reader.compile(...path.split('.')),
  );
  const items: WebhookItem[] = [];
  for (const each of container) {
    context['item'] = each;
    if (filter && !isTruthy(filter.evaluate(context, core.environment))) continue;
    const item = output ? output.evaluate(context, core.environment) : each;
    if (output && (item === undefined || item === null || item === false)) continue;
    items.push(uid ? { item, uid: uid.evaluate(context, core.environment) } : { item });
  }
  return { reply: reply(), outcome: 'accepted', items };
}

/** What is iterated, with the same allowances as in a response (R2.19). */
function containerOf({ emit }: Session, container: unknown): readonly unknown[] {
  if (Array.isArray(container)) return container;
  if (container === undefined || container === null || container === '') return [];
  if (isCollection(container)) {
    const message = 'iterate got a collection, not a list; it is taken as a list of one (R2.19).';
    emit?.({ type: 'warning', code: 'iterate-collection', message });
    return [container];
  }
  throw new RunError({
    type: 'DataError',
    code: 'iterate-not-a-list',
    message: `iterate of the webhook needs a list, but found ${typeof container} (R2.19).`,
  });
}
