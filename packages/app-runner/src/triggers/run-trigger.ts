import type { Module } from '@connect-app/app-model';
import { isCollection } from '@connect-app/iml';
import type { Communication, Context, TriggerDirective } from '../communication/index.js';
import { runtimeWithEndpoints } from '../endpoints/run-endpoint.js';
import { RunError } from '../errors/index.js';
import type { Bundle } from '../runner/options.js';
import type { Session } from '../runner/session.js';
import { type KeyedItem, keyedItem, sortItems } from './keyed-item.js';
import { advance, isBoundary, isNew, type TriggerState, triggerData } from './state.js';

/** What an unordered listing may hold in memory (R3.12). */
const MAX_UNORDERED = 5000;
/** A trigger gives one bundle a run unless its `limit` says more (R2.24). */
const DEFAULT_LIMIT = 1;

export interface TriggerRun {
  readonly context: Context;
  readonly state: TriggerState | undefined;
  readonly limit: number | undefined;
}

export interface TriggerOutcome {
  readonly bundles: readonly Bundle[];
  readonly state: TriggerState | undefined;
}

/** One poll: lists what is new, gives the oldest of it, and moves the state to the last that was given (R3.9–R3.13). */
export async function runTrigger(
  session: Session,
  module: Module,
  { context, state, limit }: TriggerRun,
): Promise<TriggerOutcome> {
  const communication = session.core.blocks.get({ component: module, section: 'api', kind: 'trigger' });
  const trigger = communication?.trigger;
  if (!communication || !trigger) {
    throw new RunError({
      type: 'InvalidConfigurationError',
      code: 'trigger-missing',
      message: `The trigger ${module.label} has no response.trigger with type, order and id (R3.9).`,
    });
  }
  context['data'] = triggerData(trigger.type, state);
  context['trigger'] = { matchEqual: state !== undefined && 'matchEqual' in state && state.matchEqual === true };
  const listing = await listNew(session, communication, { trigger, context, state, limit });
  const sorted = sortItems(listing.items, trigger.type);
  const given = sorted.slice(0, limit ?? listing.limit);
  const next = advance(trigger.type, state, given);
  return { bundles: given.map(({ bundle }) => bundle as Bundle), state: stored(next, listing.data) };
}

interface Listing {
  readonly trigger: TriggerDirective;
  readonly context: Context;
  readonly state: TriggerState | undefined;
  readonly limit: number | undefined;
}

async function listNew(
  session: Session,
  communication: Communication,
  { trigger, context, state, limit }: Listing,
): Promise<{ items: KeyedItem[]; limit: number; data?: unknown }> {
  const runtime = runtimeWithEndpoints(session, context['connection'] as Record<string, unknown>);
  const most =
    trigger.order === 'unordered'
      ? Math.max(runtime.limits.maxPastRecords, MAX_UNORDERED)
      : runtime.limits.maxPastRecords;
  const batches = communication.run({ context, runtime });
  const items: KeyedItem[] = [];
  let seen = 0;
  let moduleLimit = DEFAULT_LIMIT;
  try {
    for (let next = await batches.next(); ; next = await batches.next()) {
      if (next.done === true) {
        return { items, limit: next.value.limit ?? moduleLimit, data: next.value.values['data'] };
      }
      const { outputs, keys = [], limit: batchLimit } = next.value;
      moduleLimit = batchLimit ?? moduleLimit;
      let bounded = false;
      for (const [index, bundle] of outputs.entries()) {
        const key = keys[index];
        const item = key && keyedItem(bundle, key, trigger.type);
        if (!item) throw noKey(trigger.type);
        if (isNew(item, trigger.type, state)) items.push(item);
        bounded ||= isBoundary(item, trigger.type, state);
      }
      seen += outputs.length;
      // Newest first: behind the boundary everything is known (R3.12).
      if (trigger.order === 'desc' && bounded) break;
      // Oldest first: what is behind the items to be given now is for the next run (R3.12, R3.13).
      if (trigger.order === 'asc' && items.length >= (limit ?? moduleLimit)) break;
      if (seen >= most) {
        session.emit?.({
          type: 'warning',
          code: 'max-past-records',
          message: `The listing was cut after ${seen} items (R2.29).`,
        });
        break;
      }
    }
  } finally {
    await batches.return({ shape: 'none', temp: {}, values: {} });
  }
  return { items, limit: moduleLimit };
}

/** The state with what `response.data` keeps (R2.31). */
function stored(state: TriggerState | undefined, data: unknown): TriggerState | undefined {
  if (!isCollection(data)) return state;
  return { ...state, data: { ...state?.data, ...data } };
}

function noKey(type: TriggerDirective['type']): RunError {
  return new RunError({
    type: 'DataError',
    code: 'trigger-key',
    message: `An item has no ${type === 'id' ? 'id' : 'id or date'} for response.trigger (R3.9).`,
  });
}
