import { setTimeout as wait } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import type { MockEnv } from '../context.js';
import { CONTROL_PREFIX, type Extension } from '../extensions.js';
import { replacement, spoiled } from './answers.js';
import type { FaultRule } from './fault.js';
import type { ActiveRule, Faults } from './rules.js';
import { resetMidBody, saySilence, trickle } from './wire.js';

/** Lets faults strike between the request log and the operations; they come before credentials are looked at. */
export function faultExtension(faults: Faults): Extension {
  const ended = new AbortController();
  return {
    name: 'faults',
    before: (host) => {
      host.app.use(strike(faults, ended.signal));
      host.onClose(() => ended.abort());
    },
  };
}

function strike(faults: Faults, ended: AbortSignal): MiddlewareHandler<MockEnv> {
  return async (context, next) => {
    const { path } = context.req;
    if (faults.rules.length === 0 || path.startsWith(CONTROL_PREFIX)) return next();
    const met = faults.meet(context.req.method, path);
    const struck = met.filter(({ strikes }) => strikes).map(({ active }) => active);
    const entry = context.get('entry');
    for (const { rule } of struck) entry?.notes.push(`Fault: ${rule.kind}.`);
    for (const { rule } of struck)
      if (rule.kind === 'latency') await wait(rule.ms ?? 1000, undefined, { signal: ended }).catch(() => {});
    // Only latency adds up; of all others the first one counts.
    const main = struck.find(({ rule }) => rule.kind !== 'latency');
    if (main) context.res = await answer(context, main, { next, ended });
    else await next();
    await remember(
      met.map(({ active }) => active),
      context.res,
    );
  };
}

interface Rest {
  readonly next: () => Promise<void>;
  readonly ended: AbortSignal;
}

async function answer(
  context: Context<MockEnv>,
  { rule, previous }: ActiveRule,
  { next, ended }: Rest,
): Promise<Response> {
  const outgoing = context.env?.outgoing;
  const isInstead = rule.kind === 'timeout' || replacement(rule, context.req.raw) !== undefined;
  if (!isInstead || rule.done === true) await next();
  const instead = replacement(rule, context.req.raw);
  if (instead) return instead;
  if (rule.kind === 'timeout') {
    return saySilence({ ms: rule.ms ?? 120_000, outgoing, signals: [context.req.raw.signal, ended] });
  }
  return spoil(context.res, { rule, previous, outgoing });
}

interface Spoiling {
  readonly rule: FaultRule;
  readonly previous: string | undefined;
  readonly outgoing: NonNullable<MockEnv['Bindings']['outgoing']> | undefined;
}

async function spoil(response: Response, { rule, previous, outgoing }: Spoiling): Promise<Response> {
  const text = await response.clone().text();
  if (rule.kind === 'reset') return resetMidBody(response, text, outgoing);
  if (rule.kind === 'slow')
    return trickle(response, text, { ms: rule.ms ?? 200, bytes: Math.max(1, rule.bytes ?? 64) });
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (rule.kind === 'content-type') headers.set('content-type', rule.type ?? 'text/html');
  return new Response(spoiled(rule, text, previous), { status: response.status, headers });
}

/** A page can repeat only when the one before was kept. */
async function remember(met: readonly ActiveRule[], response: Response): Promise<void> {
  const pages = met.filter(({ rule }) => rule.kind === 'repeated-page');
  if (pages.length === 0) return;
  const text = await response.clone().text();
  for (const page of pages) page.previous = text;
}
